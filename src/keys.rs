//! From keys to actions: the notation of keys, the one table of defaults, what a person has
//! changed in it, and the keyboard that remembers a key which waits for the next.

mod defaults;
mod keyboard;
mod keymap;
mod notation;

pub use keyboard::Keyboard;
pub use keymap::{Keymap, Mistake, Setting};
pub use notation::{Key, notation, parse};
