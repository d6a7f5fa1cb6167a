//! What changed in a meeting.

use super::meeting::schedule;
use crate::dto::meeting as dto;
use circle_engine::{Change, ChangeKind, ChangedValue, WayInChanged};

/// A change, as the page tells it.
pub(crate) fn change(change: &Change) -> dto::Change {
    dto::Change {
        at: change.at.to_string(),
        field: change.field.clone(),
        what: kind(change.what),
        old: change.old.as_ref().map(value).unwrap_or_default(),
        new: change.new.as_ref().map(value).unwrap_or_default(),
    }
}

/// A link or a number that changed lately.
pub(crate) fn way_in(way: &WayInChanged) -> dto::WayInChanged {
    dto::WayInChanged {
        field: way.field.clone(),
        at: way.at.to_string(),
        what: kind(way.what),
    }
}

fn kind(kind: ChangeKind) -> dto::ChangeKind {
    match kind {
        ChangeKind::Changed => dto::ChangeKind::Changed,
        ChangeKind::Added => dto::ChangeKind::Added,
        ChangeKind::Withdrawn => dto::ChangeKind::Withdrawn,
    }
}

fn value(value: &ChangedValue) -> dto::ChangedValue {
    let mut told = dto::ChangedValue::default();
    match value {
        ChangedValue::Text(text) => told.text = Some(text.clone()),
        ChangedValue::Codes(codes) => told.codes.clone_from(codes),
        ChangedValue::Schedule(held) => told.schedule = Some(schedule(held)),
    }
    told
}
