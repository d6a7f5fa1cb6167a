//! Whether a publisher says something else of a record than before: not whether its record was touched.

use circle_domain::Meeting;
use serde_json::{Map, Value};

/// Keys that only say when a record was last touched, without `_`, `-` and capitals.
const CLOCKS: [&str; 16] = [
    "updated",
    "updatedat",
    "updatedutc",
    "updatedgmt",
    "lastupdated",
    "lastupdate",
    "modified",
    "modifiedat",
    "modifiedutc",
    "modifiedgmt",
    "lastmodified",
    "datemodified",
    "lastchanged",
    "dateupdated",
    "dtstamp",
    "sequence",
];

/// Whether the public parts `before` and `now` say different things. `by_others`: they were kept by different readers,
/// of which one may keep keys that the other does not; then only what both keep is compared.
pub(super) fn says_otherwise(before: &str, now: &str, by_others: bool) -> bool {
    if before == now {
        return false;
    }
    let object = |text: &str| serde_json::from_str::<Map<String, Value>>(text).ok();
    match (object(before), object(now)) {
        (Some(before), Some(now)) => differ(&before, &now, by_others),
        // Not in a form that can be compared part by part.
        _ => !by_others,
    }
}

fn differ(before: &Map<String, Value>, now: &Map<String, Value>, by_others: bool) -> bool {
    let kept = |key: &str, other: &Map<String, Value>| !by_others || other.contains_key(key);
    before
        .iter()
        .filter(|(key, _)| !is_clock(key) && kept(key, now))
        .any(|(key, value)| match (value, now.get(key)) {
            (Value::Object(value), Some(Value::Object(now))) => differ(value, now, by_others),
            (value, other) => Some(value) != other,
        })
        || (!by_others
            && now
                .keys()
                .any(|key| !is_clock(key) && !before.contains_key(key)))
}

fn is_clock(key: &str) -> bool {
    let plain: String = key
        .chars()
        .filter(|letter| !matches!(letter, '_' | '-'))
        .flat_map(char::to_lowercase)
        .collect();
    CLOCKS.contains(&plain.as_str())
}

/// Whether a record's meetings differ in anything but the publisher's own clocks.
pub(super) fn means_otherwise(before: &[Meeting], now: &[Meeting]) -> bool {
    let still = |meeting: &Meeting| Meeting {
        last_changed: None,
        last_confirmed: None,
        ..meeting.clone()
    };
    before.len() != now.len()
        || before
            .iter()
            .zip(now)
            .any(|(before, now)| before != now && still(before) != still(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_said_counts() {
        let before =
            r#"{"name":"Anchor","updated":"2026-01-01","place":{"town":"Quay","Last-Modified":1}}"#;
        for (now, same, other) in [
            (
                r#"{"name":"Anchor","updated":"2026-05-05","place":{"town":"Quay","Last-Modified":2}}"#,
                false,
                false,
            ),
            (
                r#"{"name":"Anchor","place":{"town":"Quay"},"fee":1}"#,
                true,
                false,
            ),
            (r#"{"name":"Anchor"}"#, true, false),
            (r#"{"name":"Buoy","place":{"town":"Quay"}}"#, true, true),
            (r#"{"name":"Anchor","place":{"town":"Pier"}}"#, true, true),
            ("a line of text", true, false),
        ] {
            assert_eq!(
                says_otherwise(before, now, false),
                same,
                "kept by the same reader: {now}"
            );
            assert_eq!(
                says_otherwise(before, now, true),
                other,
                "kept by another reader, which may leave out or add: {now}"
            );
        }
    }
}
