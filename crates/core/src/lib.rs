//! The core of 知客 Zhike: commands and queries over one encrypted SQLite file.
//! Synchronous; it knows neither window nor HTTP nor command line. Shells come in through [`App`] only.

pub mod catalogue;
pub mod customer;
pub mod demo;
mod error;
mod id;
mod random;
pub mod seeds;
pub mod text;
pub mod value;
pub mod words;

pub use error::{Error, Obstacle, Result};
pub use id::Id;
