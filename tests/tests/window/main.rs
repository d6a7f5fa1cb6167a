//! The real window, used as a person uses it: by what is written on it. Every screen is scanned by axe, and looked at for
//! what runs out of the window. Nothing is stood in for but the web: directories come from a server on this machine.
#![cfg(target_os = "linux")]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "these are tests"
)]

mod brought;
mod columns;
mod directories;
mod discovery;
mod first_start;
mod handed_over;
mod held;
mod help_now;
mod history;
mod kept;
mod keyboard;
mod leaving;
mod looks;
mod many;
mod offers;
mod privacy;
mod reminders;
mod sample;
mod spellings;
mod stopped;
mod tongue;
mod town;
mod typing;
mod urgent;
mod worst;
