//! What the tagger reads of a text, for its training: JSON lines `{"id", "text"}` in, JSON lines out with tokens (code
//! points), sentences, piece ids (of the embedded vocabulary), shapes, states of quotation and windows.
fn main() {}
