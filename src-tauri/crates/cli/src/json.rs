//! The written form of answers, as `cli.md` promises it to scripts. Fields that are not known are `null`, never left out.

pub(crate) mod discovery;
pub(crate) mod history;
pub(crate) mod meeting;
pub(crate) mod search;
pub(crate) mod ways;
