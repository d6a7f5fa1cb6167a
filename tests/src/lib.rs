//! What whole-program tests share: a server on this machine, listings to serve, and the real window.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test whose means are missing cannot go on"
)]

pub mod listings;
pub mod lying;
pub mod server;
// Elsewhere WebDriver cannot reach the system's web view.
#[cfg(target_os = "linux")]
pub mod window;
