//! What whole-program tests share: a server on this machine and listings to serve.

pub mod listings;
pub mod server;
pub mod window;
