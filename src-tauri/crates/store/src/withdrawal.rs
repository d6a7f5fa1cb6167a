//! Values that a publisher takes back: somebody may be hiding.
//!
//! An address, a position, a link, a telephone number, a mailbox, a pass code, or any text that may contain one. When
//! the publisher's list does not show such a value any more, it must be found nowhere, in no file and no saved copy.

use circle_domain::{Attendance, Meeting, PositionFrom};
use serde_json::Value;

/// The texts that can lead to a person's door or telephone, each with its name in answers.
fn texts(meeting: &mut Meeting) -> Vec<(&'static str, &mut Option<String>)> {
    let mut texts = vec![("notes", &mut meeting.notes)];
    if let Some(venue) = &mut meeting.venue {
        texts.extend([
            ("venue.name", &mut venue.name),
            ("venue.address", &mut venue.address),
            ("venue.city", &mut venue.city),
            ("venue.district", &mut venue.district),
            ("venue.postal_code", &mut venue.postal_code),
            ("venue.directions", &mut venue.directions),
        ]);
    }
    if let Some(online) = &mut meeting.online {
        texts.extend([
            ("online.url", &mut online.url),
            ("online.phone", &mut online.phone),
            ("online.notes", &mut online.notes),
        ]);
    }
    texts.extend([
        ("contact.name", &mut meeting.contact.name),
        ("contact.phone", &mut meeting.contact.phone),
        ("contact.email", &mut meeting.contact.email),
        ("contact.url", &mut meeting.contact.url),
    ]);
    texts
}

/// Puts what `new` shows in place of every such value of `old` that `new` does not show. What was replaced: the field,
/// and whether nothing came in its place.
pub(crate) fn purge(old: &mut Meeting, new: &Meeting) -> Vec<(&'static str, bool)> {
    let mut new = new.clone();
    let mut purged = Vec::new();
    if let Some(venue) = &mut old.venue {
        let now = new.venue.as_ref();
        if venue.point.is_some() && venue.point != now.and_then(|venue| venue.point) {
            venue.point = now.and_then(|venue| venue.point);
            venue.position_from = now.and_then(|venue| venue.position_from);
            purged.push(("venue.point", venue.point.is_none()));
        }
    }
    let mut shown = texts(&mut new);
    for (field, value) in texts(old) {
        let now = shown
            .iter_mut()
            .find(|(other, _)| *other == field)
            .and_then(|(_, now)| now.take());
        if value.is_some() && *value != now {
            purged.push((field, now.is_none()));
            *value = now;
        }
    }
    if let Some(online) = &mut old.online
        && purged.iter().any(|(field, _)| *field == "online.url")
    {
        online.provider = new
            .online
            .as_ref()
            .and_then(|online| online.provider.clone());
    }
    purged
}

/// Takes out of `old` every such value that `new` shows no more, or shows less precisely. What comes in its place is
/// nothing, or a part of what was there: for lists that are held back, which may be in foreign hands. The values taken out.
pub(crate) fn strip(old: &mut Meeting, new: &Meeting) -> Vec<String> {
    let mut shown = new.clone();
    let mut gone = strip_point(old, new);
    let mut shown = texts(&mut shown);
    for (field, value) in texts(old) {
        let Some(was) = value.clone() else { continue };
        let now = shown
            .iter_mut()
            .find(|(other, _)| *other == field)
            .and_then(|(_, now)| now.take());
        let free = matches!(field, "notes" | "venue.directions" | "online.notes");
        let left = match now {
            None => None,
            Some(now) if now == was => continue,
            Some(now) if is_part(&was, &now) => Some(now),
            // A pass code may be what is not in the text any more; a street without its number is less precise.
            Some(now) if free && loses_number(&was, &now) => None,
            Some(now) if field == "venue.address" && has_digit(&was) && !has_digit(&now) => None,
            // Another value is not taken over before the list is.
            Some(_) => continue,
        };
        *value = left;
        gone.push(was);
    }
    let link = old
        .online
        .as_ref()
        .is_some_and(|online| online.url.is_some());
    if let Some(online) = old.online.as_mut().filter(|_| !link) {
        online.provider = None;
    }
    if !gone.is_empty() && new.attendance == Attendance::None {
        old.attendance = Attendance::None;
    }
    gone
}

fn strip_point(old: &mut Meeting, new: &Meeting) -> Vec<String> {
    let Some(venue) = &mut old.venue else {
        return Vec::new();
    };
    let Some(point) = venue.point else {
        return Vec::new();
    };
    let now = new.venue.as_ref();
    let Some(other) = now.and_then(|venue| venue.point) else {
        (venue.point, venue.position_from) = (None, None);
        return written(point);
    };
    let coarser = |from: Option<PositionFrom>| !matches!(from, None | Some(PositionFrom::Record));
    let rounded = is_rounded(point.latitude, other.latitude)
        && is_rounded(point.longitude, other.longitude)
        && other != point;
    let from = now.and_then(|venue| venue.position_from);
    if rounded {
        venue.point = Some(other);
        return written(point);
    }
    if coarser(from) && !coarser(venue.position_from) {
        // The middle of the town that was named before leads nobody astray.
        let same_town = now.is_some_and(|now| {
            now.city == venue.city && now.region == venue.region && now.country == venue.country
        });
        let keeps = same_town && from == Some(PositionFrom::Town);
        venue.point = keeps.then_some(other);
        venue.position_from = if keeps { from } else { None };
        return written(point);
    }
    Vec::new()
}

fn written(point: circle_domain::Point) -> Vec<String> {
    vec![point.latitude.to_string(), point.longitude.to_string()]
}

/// Whether `now` is `was` with fewer decimals, or the same.
fn is_rounded(was: f64, now: f64) -> bool {
    let decimals = |number: f64| {
        let text = number.to_string();
        text.split_once('.')
            .map_or(0, |(_, decimals)| decimals.len())
    };
    let (fine, coarse) = (decimals(was), decimals(now));
    let unit = 10_f64.powi(-i32::try_from(coarse).unwrap_or(0));
    was == now || (coarse < fine && (was - now).abs() <= unit)
}

/// Whether `now` is a piece of `was`, or some of its words in their order.
fn is_part(was: &str, now: &str) -> bool {
    if now.len() >= was.len() || now.is_empty() {
        return false;
    }
    let mut words = was.split_whitespace();
    was.contains(now)
        || now
            .split_whitespace()
            .all(|word| words.any(|other| other == word))
}

fn has_digit(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

/// Whether `was` has a word with a digit in it that `now` does not have.
fn loses_number(was: &str, now: &str) -> bool {
    let ends = |c: char| !c.is_alphanumeric();
    was.split(ends)
        .filter(|word| has_digit(word))
        .any(|word| !now.split(ends).any(|other| other == word))
}

/// The public part of a record without what `new` does not show any more, and without every text that holds one of `gone`.
pub(crate) fn strip_public(old: &str, new: &str, gone: &[String]) -> String {
    if old == new && gone.is_empty() {
        return old.to_owned();
    }
    let (Ok(was), Ok(now)) = (
        serde_json::from_str::<Value>(old),
        serde_json::from_str::<Value>(new),
    ) else {
        return "{}".to_owned();
    };
    match strip_value(&was, Some(&now), gone) {
        Some(left) if left == was => old.to_owned(),
        Some(left) => left.to_string(),
        None => "{}".to_owned(),
    }
}

fn strip_value(was: &Value, now: Option<&Value>, gone: &[String]) -> Option<Value> {
    let holds = |text: &str| gone.iter().any(|gone| text.contains(gone.as_str()));
    let now = now?;
    match (was, now) {
        (Value::Null, _) => Some(Value::Null),
        (_, Value::Null) => None,
        (Value::Object(was), Value::Object(now)) => {
            let left = was.iter().filter_map(|(key, value)| {
                Some((key.clone(), strip_value(value, now.get(key), gone)?))
            });
            Some(Value::Object(left.collect()))
        }
        (Value::Array(was), Value::Array(now)) => {
            let left = was.iter().enumerate().filter_map(|(place, value)| {
                let same = now.iter().find(|other| *other == value);
                strip_value(value, same.or_else(|| now.get(place)), gone)
            });
            Some(Value::Array(left.collect()))
        }
        (Value::String(was), Value::String(now)) => {
            let left = if now.is_empty() && !was.is_empty() {
                None
            } else if is_part(was, now) {
                Some(now)
            } else if was != now && loses_number(was, now) {
                None
            } else {
                Some(was)
            };
            left.filter(|text| !holds(text))
                .map(|text| Value::String(text.clone()))
        }
        (Value::Number(number), now) => {
            let text = number.to_string();
            (!holds(&text) && (was == now || !text.contains('.'))).then(|| was.clone())
        }
        (Value::Bool(_), _) => Some(was.clone()),
        _ => None,
    }
}

/// Whether `old` shows such a value that `new` does not show.
pub(crate) fn withdraws(old: &Meeting, new: &Meeting) -> bool {
    !purge(&mut old.clone(), new).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::tests::full_meeting;

    #[test]
    fn every_such_value_is_taken_out() {
        let mut old = full_meeting();
        let purged = purge(&mut old, &Meeting::empty());
        assert_eq!(
            purged.len(),
            15,
            "the position and the fourteen texts: {purged:?}"
        );
        assert!(
            purged.iter().all(|(_, gone)| *gone),
            "nothing came in their place"
        );
        assert!(
            !withdraws(&old, &Meeting::empty()),
            "nothing is left to take out"
        );
        assert_eq!(old.name, full_meeting().name, "the meeting's name stays");
    }

    #[test]
    fn what_is_still_shown_stays() {
        let (mut old, mut new) = (full_meeting(), full_meeting());
        assert_eq!(purge(&mut old, &new), [], "nothing changed");
        new.venue.as_mut().unwrap().address = Some("near the park".to_owned());
        assert_eq!(
            purge(&mut old, &new),
            [("venue.address", false)],
            "less precise than it was"
        );
        assert_eq!(old, new, "the less precise address took its place");
        old.notes = None;
        assert!(
            !withdraws(&old, &new),
            "a value that is added withdraws nothing"
        );
    }
}
