//! Values that a publisher takes back: somebody may be hiding.
//!
//! An address, a position, a link, a telephone number, a mailbox, a pass code, or any text that may contain one. When
//! the publisher's list does not show such a value any more, it must be found nowhere, in no file and no saved copy.

use circle_domain::Meeting;

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
