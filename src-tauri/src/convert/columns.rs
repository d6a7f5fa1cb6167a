//! The columns of a list, looked at.

use super::directory::notices;
use super::meeting::{Around, meeting};
use crate::dto::columns as dto;
use crate::dto::meeting::{ListingState, Meeting};
use circle_domain as domain;
use circle_engine::mapping::{Column, MappingPreview, Meaning};
use circle_words::Words;
use jiff::Timestamp;

/// What the columns are taken to mean, and what comes of it.
pub(crate) fn preview(
    preview: &MappingPreview,
    source_name: &str,
    now: Timestamp,
    words: &Words,
) -> dto::ColumnsPreview {
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    dto::ColumnsPreview {
        columns: preview.columns.iter().map(column).collect(),
        meanings: Meaning::ALL
            .iter()
            .map(|means| means.as_str().to_owned())
            .collect(),
        mapping: preview.mapping.to_text(),
        enough: preview.is_enough,
        read: count(preview.read),
        accepted: count(preview.accepted),
        rejected: count(preview.rejected),
        notices: notices(&preview.notices, words),
        meetings: preview
            .meetings
            .iter()
            .enumerate()
            .map(|(at, found)| row(found, at, source_name, now))
            .collect(),
    }
}

fn column(column: &Column) -> dto::Column {
    dto::Column {
        name: column.name.clone(),
        samples: column.samples.clone(),
        filled: u32::try_from(column.filled).unwrap_or(u32::MAX),
        means: column.means.as_str().to_owned(),
        confidence: f64::from(column.confidence),
    }
}

/// A meeting that is only shown: it is nowhere yet, and leads nowhere.
fn row(found: &domain::Meeting, at: usize, source_name: &str, now: Timestamp) -> Meeting {
    let id = format!("preview-{at}");
    let next = found.schedule.next(now);
    let around = Around {
        id: &id,
        source: "",
        source_name,
        status: found.status(),
        next: next.as_ref(),
        distance_km: None,
        last_read: now,
        listing: ListingState::Confirmed,
        unlisted_since: None,
        source_clock: None,
        recently_changed: &[],
        same_as: Vec::new(),
        disagrees: Vec::new(),
        by_hand: false,
        sample: false,
        saved: false,
    };
    meeting(found, around)
}
