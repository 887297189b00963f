//! The real program in a real pseudo-terminal: keys go in, screens come out.
//!
//! [`Home`] is the user's folder, [`Program`] what is started there, [`Session`] the program
//! running: [`Session::press`] sends one key after the other and waits for the frame that answers
//! each, so that what is asserted next is what this key has done. Nothing sleeps; whatever waits,
//! waits for the reader to say that something came.

#![allow(dead_code, unused_imports)] // each test file uses its part

mod glass;
mod keys;
mod panes;
mod program;
mod session;
mod watch;
mod written;

pub use glass::{Look, Screen};
pub use panes::{Cells, inside, panes, squeezed};
pub use program::{Home, Program};
pub use session::{Exit, Session};
pub use written::Written;
