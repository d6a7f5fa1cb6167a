//! The shell: a window, the commands of its page, and nothing that could be done without Tauri.

// A release on Windows opens no console beside its window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod clock;
mod commands;
mod convert;
mod desktop;
mod dto;
mod error;
mod links;
#[cfg(target_os = "linux")]
mod painting;
mod shell;
mod written;

/// Lists are made of millions of small values.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    #[cfg(target_os = "linux")]
    painting::choose();
    shell::run()
}
