//! The words for things: what people write when they look for help, and what the program answers, in every language.
//!
//! Rule: every function that reads or writes words is given its locale; none keeps one. What is data (words, tables of
//! fellowships, organizations and emergency numbers) is in `data/`, what is said to people is in `locales/`, and both are
//! compiled in: nothing is read from outside. No place is known here: what may be one is handed on.

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

mod book;
pub mod cards;
pub mod emergency;
pub mod fellowships;
mod fold;
mod initialism;
mod languages;
pub mod organizations;
pub mod problems;
pub mod query;
mod slip;
pub mod urgent;
pub mod words;

pub use organizations::{Approach, LedByUsually, Organization, UsualWho};
pub use problems::ProblemMatch;
pub use query::{Phrases, understand};
pub use urgent::UrgentTopic;
pub use words::{Arg, Words};

/// A compiled-in table. It is written by hand, so that a mistake in it must not take the program down: then it is empty,
/// and the tests, which count the rows of every table, fail.
fn parsed<T: serde::de::DeserializeOwned>(text: &str) -> Vec<T> {
    serde_json::from_str(text).unwrap_or_default()
}
