//! HTTP shell.
