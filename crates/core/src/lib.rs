//! The core of 知客 Zhike: commands and queries over one encrypted SQLite file.
//! Synchronous; it knows neither window nor HTTP nor command line. Shells come in through [`App`] only.

mod api;
mod app;
mod archive;
pub mod catalogue;
mod change;
mod command;
pub mod contact;
mod custom_field;
pub mod customer;
pub mod demo;
mod dictionary;
mod door;
mod error;
mod event;
mod export;
mod id;
pub mod import;
pub mod interaction;
mod job;
pub mod opportunity;
pub mod plan;
pub mod process;
pub mod product;
mod random;
mod record;
pub mod report;
mod role;
mod scratch;
mod search;
pub mod seeds;
mod session;
mod setting;
mod show;
pub mod stock;
mod store;
mod team;
pub mod text;
mod time;
mod user;
pub mod value;
mod view;
pub mod words;
mod workspace;

pub use app::{App, Taken};
pub use command::{Answer, Entry, Kind, Permission, Undo};
pub use door::{DOOR, DoorAnswer, Place, SessionChange};
pub use error::{Error, Obstacle, Result};
pub use event::Event;
pub use id::Id;
pub use job::JobState;
#[cfg(feature = "cheap-kdf")]
pub use random::seeded;
pub use session::SessionId;
pub use store::home::Home;
pub use time::Clock;
