//! What changed in a meeting, as JSON.

use super::meeting::ScheduleJson;
use circle_engine::{Change, ChangedValue};
use serde_json::{Value, json};

/// A change of a meeting. A value that may lead to somebody's door is never told: then `old` and `new` are null.
pub(crate) fn change(change: &Change) -> Value {
    json!({
        "at": change.at.to_string(),
        "field": change.field,
        "what": change.what.as_str(),
        "old": change.old.as_ref().map(value),
        "new": change.new.as_ref().map(value),
    })
}

fn value(value: &ChangedValue) -> Value {
    match value {
        ChangedValue::Text(text) => json!(text),
        ChangedValue::Codes(codes) => json!(codes),
        ChangedValue::Schedule(schedule) => json!(ScheduleJson::from(&**schedule)),
    }
}
