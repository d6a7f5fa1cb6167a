//! The written form of everything that passes through the door to the page. Only here and in `commands` does anything
//! know that form; the domain is converted, never serialised. What may be missing is `null`.

pub(crate) mod act;
pub(crate) mod adding;
pub(crate) mod answer;
pub(crate) mod cards;
pub(crate) mod columns;
pub(crate) mod desktop;
pub(crate) mod directory;
pub(crate) mod help;
pub(crate) mod kept;
pub(crate) mod kinds;
pub(crate) mod meeting;
pub(crate) mod place;
pub(crate) mod question;
pub(crate) mod start;
