//! Which fields of a meeting differ, and of which of them the value may be told.
//!
//! Never told: what [`crate::withdrawal`] knows as leading to somebody's door or telephone, and any link. A name may be
//! told only where it looks like nothing of that kind.

use super::{ChangeKind, ChangedValue};
use circle_domain::{Code, Meeting, PositionFrom, Venue};
use std::collections::HashSet;

/// A name longer than this is none, in bytes.
const LONGEST: usize = 200;

/// A word shorter than this, in letters, leads to nobody.
const SHORTEST: usize = 3;

/// One field that differs.
#[derive(Debug, PartialEq)]
pub(super) struct Difference {
    pub(super) field: &'static str,
    pub(super) what: ChangeKind,
    pub(super) old: Option<ChangedValue>,
    pub(super) new: Option<ChangedValue>,
}

/// The texts that are never told.
fn hidden(meeting: &Meeting) -> [(&'static str, Option<&str>); 15] {
    let venue = meeting.venue.as_ref();
    let online = meeting.online.as_ref();
    let contact = &meeting.contact;
    [
        ("notes", meeting.notes.as_deref()),
        ("page_url", meeting.page_url.as_deref()),
        ("venue.name", venue.and_then(|venue| venue.name.as_deref())),
        (
            "venue.address",
            venue.and_then(|venue| venue.address.as_deref()),
        ),
        ("venue.city", venue.and_then(|venue| venue.city.as_deref())),
        (
            "venue.district",
            venue.and_then(|venue| venue.district.as_deref()),
        ),
        (
            "venue.postal_code",
            venue.and_then(|venue| venue.postal_code.as_deref()),
        ),
        (
            "venue.directions",
            venue.and_then(|venue| venue.directions.as_deref()),
        ),
        (
            "online.url",
            online.and_then(|online| online.url.as_deref()),
        ),
        (
            "online.phone",
            online.and_then(|online| online.phone.as_deref()),
        ),
        (
            "online.notes",
            online.and_then(|online| online.notes.as_deref()),
        ),
        ("contact.name", contact.name.as_deref()),
        ("contact.phone", contact.phone.as_deref()),
        ("contact.email", contact.email.as_deref()),
        ("contact.url", contact.url.as_deref()),
    ]
}

/// The texts that are told where they look harmless.
fn names(meeting: &Meeting) -> [(&'static str, Option<&str>); 6] {
    let venue = meeting.venue.as_ref();
    [
        ("name", meeting.name.as_deref()),
        ("group", meeting.group.as_deref()),
        (
            "venue.region",
            venue.and_then(|venue| venue.region.as_deref()),
        ),
        (
            "venue.country",
            venue.and_then(|venue| venue.country.as_deref()),
        ),
        ("cost", meeting.cost.as_deref()),
        ("service_body", meeting.service_body.as_deref()),
    ]
}

/// What holds no value of a person's at all.
fn words(meeting: &Meeting) -> [(&'static str, Option<&str>); 6] {
    [
        (
            "fellowship",
            meeting.fellowship.as_ref().map(|id| id.as_str()),
        ),
        ("attendance", Some(meeting.attendance.as_str())),
        ("status", Some(meeting.status().as_str())),
        ("who_may_attend", Some(meeting.who_may_attend.as_str())),
        ("led_by", Some(meeting.led_by.as_str())),
        (
            "contact.contact_first",
            Some(if meeting.contact.contact_first {
                "yes"
            } else {
                "no"
            }),
        ),
    ]
}

fn lists(meeting: &Meeting) -> [(&'static str, Vec<String>); 5] {
    let codes = |codes: &[Code]| codes.iter().map(ToString::to_string).collect();
    [
        (
            "problems",
            meeting
                .problems
                .iter()
                .map(|claim| claim.problem.to_string())
                .collect(),
        ),
        ("formats", codes(&meeting.formats)),
        ("languages", meeting.languages.clone()),
        ("audience", codes(&meeting.audience)),
        ("access", codes(&meeting.access)),
    ]
}

/// Every field in which `after` differs from `before`.
pub(super) fn differences(before: &Meeting, after: &Meeting) -> Vec<Difference> {
    let mut found = Vec::new();
    let told = names(before).into_iter().zip(names(after));
    for ((field, old), (_, new)) in told {
        if let Some(what) = what(old.is_some(), new.is_some(), old == new) {
            let value = |text: Option<&str>| {
                let text = text.filter(|text| is_harmless(text))?;
                Some(ChangedValue::Text(text.to_owned()))
            };
            // A name that is withdrawn is not told: somebody may be hiding.
            let old = old.filter(|_| what != ChangeKind::Withdrawn);
            found.push(Difference {
                field,
                what,
                old: value(old),
                new: value(new),
            });
        }
    }
    for ((field, old), (_, new)) in words(before).into_iter().zip(words(after)) {
        if let Some(what) = what(old.is_some(), new.is_some(), old == new) {
            let value = |text: Option<&str>| Some(ChangedValue::Text(text?.to_owned()));
            found.push(Difference {
                field,
                what,
                old: value(old),
                new: value(new),
            });
        }
    }
    if before.schedule != after.schedule {
        let value =
            |meeting: &Meeting| Some(ChangedValue::Schedule(Box::new(meeting.schedule.clone())));
        found.push(Difference {
            field: "schedule",
            what: ChangeKind::Changed,
            old: value(before),
            new: value(after),
        });
    }
    for ((field, old), (_, new)) in lists(before).into_iter().zip(lists(after)) {
        if let Some(what) = what(!old.is_empty(), !new.is_empty(), old == new) {
            found.push(Difference {
                field,
                what,
                old: Some(ChangedValue::Codes(old)),
                new: Some(ChangedValue::Codes(new)),
            });
        }
    }
    for ((field, old), (_, new)) in hidden(before).into_iter().zip(hidden(after)) {
        found.extend(untold(
            field,
            what(old.is_some(), new.is_some(), old == new),
        ));
    }
    let (old, new) = (position(before), position(after));
    found.extend(untold(
        "venue.point",
        what(old.is_some(), new.is_some(), old == new),
    ));
    found
}

/// The publisher's own position; the middle of a town says nothing new.
fn position(meeting: &Meeting) -> Option<(f64, f64)> {
    let own = |venue: &&Venue| venue.position_from == Some(PositionFrom::Record);
    let point = meeting.venue.as_ref().filter(own)?.point?;
    Some((point.latitude, point.longitude))
}

fn untold(field: &'static str, what: Option<ChangeKind>) -> Option<Difference> {
    Some(Difference {
        field,
        what: what?,
        old: None,
        new: None,
    })
}

fn what(old: bool, new: bool, same: bool) -> Option<ChangeKind> {
    match (old, new) {
        _ if same => None,
        (false, _) => Some(ChangeKind::Added),
        (_, false) => Some(ChangeKind::Withdrawn),
        _ => Some(ChangeKind::Changed),
    }
}

/// Whether a name can hold no house number, telephone number, mailbox or link.
fn is_harmless(text: &str) -> bool {
    text.len() <= LONGEST
        && !text.contains(['@', '/', '\\', '#', '\n'])
        && !text.chars().any(char::is_numeric)
        && !text.to_lowercase().contains("www.")
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().count() >= SHORTEST)
        .map(str::to_lowercase)
}

/// The words of all that `before` shows and is not told, names that went without another in their place included;
/// without those that `after` still shows anywhere.
pub(super) fn words_gone(before: &Meeting, after: &Meeting) -> HashSet<String> {
    let withdrawn = names(before)
        .into_iter()
        .zip(names(after))
        .filter(|(_, (_, new))| new.is_none())
        .map(|(old, _)| old);
    let shown: HashSet<String> = hidden(after)
        .into_iter()
        .chain(names(after))
        .filter_map(|(_, text)| text)
        .flat_map(words_of)
        .collect();
    let mut gone: HashSet<String> = hidden(before)
        .into_iter()
        .chain(withdrawn)
        .filter_map(|(_, text)| text)
        .flat_map(words_of)
        .collect();
    gone.retain(|word| !shown.contains(word));
    gone
}

/// Whether `text` has one of these words.
pub(super) fn has_word(text: &str, words: &HashSet<String>) -> bool {
    words_of(text).any(|word| words.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::tests::full_meeting;

    #[test]
    fn what_can_be_withdrawn_is_never_told() {
        let (mut old, full) = (full_meeting(), full_meeting());
        let differences = differences(&full, &Meeting::empty());
        for (field, _) in crate::withdrawal::purge(&mut old, &Meeting::empty()) {
            let difference = differences.iter().find(|other| other.field == field);
            let difference = difference.unwrap_or_else(|| panic!("{field} is noted"));
            assert_eq!(
                (difference.what, &difference.old, &difference.new),
                (ChangeKind::Withdrawn, &None, &None),
                "{field} without its value"
            );
        }
    }

    #[test]
    fn names_are_told_only_where_they_lead_nowhere() {
        for (name, told) in [
            ("Quiet Corner", true),
            ("Früh am Morgen", true),
            ("12 Gull Lane", false),
            ("call +49 555", false),
            ("ask me@coast.example", false),
            ("see coast.example/quiet", false),
            ("www.coast.example", false),
        ] {
            assert_eq!(is_harmless(name), told, "{name}");
        }
    }

    #[test]
    fn what_is_the_same_is_no_difference() {
        assert_eq!(
            differences(&full_meeting(), &full_meeting()),
            [],
            "nothing differs"
        );
        let mut other = full_meeting();
        other.last_changed = None;
        assert_eq!(
            differences(&full_meeting(), &other),
            [],
            "the publisher's clock is no field of the meeting"
        );
    }
}
