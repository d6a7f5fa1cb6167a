//! A question in, an ordered page with counts out: filters, facet counts, distances and three orders over compact columns.
//!
//! Pure by rule: no database, no files, no clock. [`Index`] is built from [`Row`]s, never changes, and can be shared by
//! threads; [`Index::answer`] takes a typed [`Query`] and the moment. What a value means and how a page is shown is for others.
//!
//! - a row is a bit: each value of each filter knows its rows as a bitset ([`values`](crate::values)), so that a filter is an AND and a count a popcount;
//! - rows lie in geographic order, 64 to a block whose extent is known, so that distance is computed for few of them ([`globe`](crate::globe));
//! - a schedule is stored once however many meetings keep it, and its next start is computed once a minute ([`clock`](crate::clock)).

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

mod answer;
mod bits;
mod build;
mod clock;
mod facets;
mod globe;
mod image;
mod index;
mod names;
mod order;
mod part;
mod query;
mod row;
mod section;
mod terms;
mod text;
mod values;
mod zones;

pub use answer::{Found, Page};
pub use build::IndexBuilder;
pub use facets::Facets;
pub use image::{Bytes, ImageError};
pub use index::{Hits, Index};
pub use query::{Near, Query, Sort, TextHits};
pub use row::Row;
pub use section::{NEXT_HOURS, Reach, Section, reach};
pub use terms::AskedWord;
pub use text::{fold, likeness};
