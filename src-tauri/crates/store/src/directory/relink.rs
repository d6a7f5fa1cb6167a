//! A record whose key changed is still the same record when another of its names says so.
//!
//! By content first, since numbers and slugs are given anew when a site is rebuilt; by slug or number only where just one
//! vanished record and just one new record have the name. World ids do not count: several records share one.
//!
//! A record without an id of its publisher's has its place in its key. When the place is taken back, it must still be
//! found, for what was withdrawn has to go: by what it is called and when it meets, again only where just one vanished and
//! just one new record say so.

use circle_domain::{Alias, AliasKind, Meeting, Record};
use std::borrow::Cow;
use std::collections::HashMap;

/// A record that the publisher's answer lacks.
pub(super) struct Vanished<'a> {
    pub(super) key: &'a str,
    pub(super) aliases: &'a [Alias],
    pub(super) meetings: &'a [Meeting],
}

/// Which names two records are compared by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Content,
    Publisher,
    NameAndTime,
}

/// For each of `new`, the place in `vanished` of the record that it is.
pub(super) fn pair(vanished: &[Vanished<'_>], new: &[Record]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; new.len()];
    let mut taken = vec![false; vanished.len()];
    for by in [By::Content, By::Publisher, By::NameAndTime] {
        let mut old_by_name = HashMap::new();
        for (place, record) in vanished
            .iter()
            .enumerate()
            .filter(|(place, _)| taken.get(*place) == Some(&false))
        {
            for name in names(by, record.key, record.aliases, record.meetings) {
                note(&mut old_by_name, name, place);
            }
        }
        let mut new_by_name = HashMap::new();
        for (place, record) in new
            .iter()
            .enumerate()
            .filter(|(place, _)| pairs.get(*place) == Some(&None))
        {
            for name in names(by, record.key.as_str(), &record.aliases, &record.meetings) {
                note(&mut new_by_name, name, place);
            }
        }
        let mut found: Vec<(usize, usize)> = new_by_name
            .into_iter()
            .filter_map(|(name, new)| Some(((*old_by_name.get(&name)?)?, new?)))
            .collect();
        found.sort_unstable();
        for (old, new) in found {
            if let (Some(taken @ false), Some(pair @ None)) =
                (taken.get_mut(old), pairs.get_mut(new))
            {
                *taken = true;
                *pair = Some(old);
            }
        }
    }
    pairs
}

fn names<'a>(
    by: By,
    key: &'a str,
    aliases: &'a [Alias],
    meetings: &'a [Meeting],
) -> Vec<Cow<'a, str>> {
    let of = |kinds: &[AliasKind]| {
        aliases
            .iter()
            .filter(|alias| kinds.contains(&alias.kind))
            .map(|alias| Cow::Borrowed(alias.value.as_str()))
            .collect::<Vec<_>>()
    };
    match by {
        By::Content => of(&[AliasKind::Content]),
        By::Publisher => {
            // A key is a number with one publisher and a slug with the next, and may change from one to the other.
            let mut names = of(&[AliasKind::Slug, AliasKind::Number]);
            names.push(Cow::Borrowed(key));
            names
        }
        By::NameAndTime => name_and_time(key, meetings)
            .map(Cow::Owned)
            .into_iter()
            .collect(),
    }
}

/// What a record without an id of its publisher's is called and when it meets; none where it has an id, no name, or no time.
fn name_and_time(key: &str, meetings: &[Meeting]) -> Option<String> {
    if !key.starts_with("content:") {
        return None;
    }
    let name = meetings.first()?.name.as_deref()?;
    let mut times = Vec::with_capacity(meetings.len());
    for meeting in meetings {
        let start = meeting.schedule.start?;
        times.push(format!("{:?} {start}", meeting.schedule.recurrence));
    }
    times.sort_unstable();
    Some(format!(
        "{}\n{}",
        name.trim().to_lowercase(),
        times.join("\n")
    ))
}

/// Notes whose name it is; that it is nobody's, as soon as it is two records' name.
fn note<'a>(names: &mut HashMap<Cow<'a, str>, Option<usize>>, name: Cow<'a, str>, place: usize) {
    names
        .entry(name)
        .and_modify(|known| *known = known.filter(|known| *known == place))
        .or_insert(Some(place));
}
