//! The core of 知客 Zhike: commands and queries over one encrypted SQLite file.
//! Synchronous; it knows neither window nor HTTP nor command line. Shells come in through [`App`] only.

pub mod catalogue;
pub mod customer;
pub mod demo;
mod error;
mod event;
mod id;
pub mod import;
mod random;
pub mod seeds;
mod store;
pub mod text;
mod time;
pub mod value;
pub mod words;

pub use error::{Error, Obstacle, Result};
pub use event::Event;
pub use id::Id;
pub use store::home::Home;
pub use time::Clock;
