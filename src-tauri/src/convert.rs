//! From the engine's types to the page's written form and back. One file for each part of the door.

pub(crate) mod act;
pub(crate) mod adding;
pub(crate) mod answer;
pub(crate) mod cards;
pub(crate) mod columns;
pub(crate) mod directory;
pub(crate) mod help;
pub(crate) mod history;
pub(crate) mod kept;
pub(crate) mod meeting;
pub(crate) mod question;
