//! The network: the only crate that opens a socket, and all the rules for doing so.
//!
//! Rule: nothing that a person types into the search ever comes here. What is fetched are the feeds of the sources that
//! are set up, whole, with the numbers of [`FetchPolicy`]. A caller gets the bytes, or one [`FetchError`] with a code.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::panic
    )
)]

mod body;
mod courtesy;
mod error;
mod fetcher;
mod file;
mod guard;
mod location;
mod policy;
mod proxy;
mod request;
mod retry_after;
pub mod robots;
mod trail;

pub use error::FetchError;
pub use fetcher::Fetcher;
pub use guard::{Lookup, is_public};
pub use location::Location;
pub use policy::{FetchPolicy, contact};
pub use request::{Body, FetchRequest, Fetched, Told, Validators};
pub use retry_after::RetryAfter;
pub use trail::{Asked, Trail};
