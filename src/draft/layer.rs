//! The draft as an annotation layer.
