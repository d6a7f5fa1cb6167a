//! What a record is called inside its directory: its slug, else its number, else a hash of its content.
//!
//! A name that two records share names neither: both are then called by their content, so that their order in the list
//! does not matter. A record that is there twice to the letter, name and all, is one.

use super::Draft;
use super::row::Row;
use crate::{ReadOptions, text};
use circle_domain::schedule::weekday_name;
use circle_domain::{Alias, AliasKind, Meeting, NoticeCode, Reading, RecordKey};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// The names of a record.
pub(super) struct Names {
    /// Settled last.
    pub(super) key: RecordKey,
    slug: Option<String>,
    number: Option<String>,
    content: String,
    /// What it is called where it was taken over from.
    origin: Option<String>,
    /// What its publisher calls its group.
    pub(super) group: Option<String>,
}

impl Names {
    /// Reads the names of a record; `meeting` is its first.
    pub(super) fn of(row: &mut Row, meeting: Option<&Meeting>, options: &ReadOptions<'_>) -> Self {
        let slug = name(row.value("slug"));
        let number = name(row.value("id")).or_else(|| name(row.value("_id")));
        let group = name(row.value("group_id"))
            .or_else(|| name(row.value("groupID")))
            .or_else(|| {
                row.line("group", text::NAME_CAP)
                    .map(|group| format!("name:{}", group.to_lowercase()))
            });
        let content = content(row, meeting, options);
        Self {
            key: RecordKey::new(content.clone()),
            slug,
            number,
            content,
            origin: name(row.value("source_slug")),
            group,
        }
    }

    /// The other names by which it can be found again.
    pub(super) fn aliases(&self) -> Vec<Alias> {
        let named = |kind, value: &Option<String>| value.clone().map(|value| Alias { kind, value });
        let mut aliases: Vec<Alias> = Vec::new();
        aliases.extend(named(AliasKind::Slug, &self.slug));
        aliases.extend(named(AliasKind::Number, &self.number));
        aliases.push(Alias {
            kind: AliasKind::Content,
            value: self.content.clone(),
        });
        aliases.extend(named(AliasKind::Origin, &self.origin));
        aliases
    }
}

/// A name as a text: a text, a number, or the object that MongoDB writes.
fn name(value: Option<&Value>) -> Option<String> {
    let name = match value? {
        Value::String(text) => text::line(text, 200).text,
        Value::Number(number) => number.to_string(),
        Value::Object(object) => object
            .get("$oid")
            .and_then(Value::as_str)
            .map(|text| text::line(text, 200).text)?,
        _ => return None,
    };
    (!name.is_empty()).then_some(name)
}

/// The hash of what makes a record this one: fellowship, name, days, time, and place or link.
fn content(row: &Row, meeting: Option<&Meeting>, options: &ReadOptions<'_>) -> String {
    let fold = |text: Option<&String>| text.map(|text| text.to_lowercase()).unwrap_or_default();
    let (mut name, mut place, mut link, mut start, mut weekday) = Default::default();
    if let Some(meeting) = meeting {
        let venue = meeting.venue.as_ref();
        name = fold(meeting.name.as_ref());
        place = [
            venue.and_then(|v| v.address.as_ref()),
            venue.and_then(|v| v.name.as_ref()),
            venue.and_then(|v| v.city.as_ref()),
        ]
        .map(fold)
        .join("\n");
        link = fold(
            meeting
                .online
                .as_ref()
                .and_then(|online| online.url.as_ref().or(online.phone.as_ref())),
        );
        start = meeting
            .schedule
            .start
            .map(|time| time.to_string())
            .unwrap_or_default();
        weekday = meeting
            .schedule
            .weekday()
            .map(|day| weekday_name(day).to_owned())
            .unwrap_or_default();
    }
    // Several days are one record: all of them.
    let days = row
        .value("day")
        .map(Value::to_string)
        .filter(|_| weekday.is_empty() || row.value("day").is_some_and(Value::is_array));
    let fellowship = options
        .fellowship
        .map(|fellowship| fellowship.as_str())
        .unwrap_or_default();
    RecordKey::of_content(&[
        fellowship,
        &name,
        &place,
        &link,
        &weekday,
        &days.unwrap_or_default(),
        &start,
    ])
    .as_str()
    .to_owned()
}

/// Takes out records that were there before under the same name to the letter, and says so.
pub(super) fn without_repeats(drafts: Vec<Draft>, reading: &mut Reading) -> Vec<Draft> {
    let mut seen: HashMap<String, Vec<usize>> = HashMap::new();
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    for mut draft in drafts {
        if let Some(slug) = draft.names.slug.clone() {
            let same = seen.entry(slug.clone()).or_default();
            if is_among(&kept, same, &draft) {
                draft.row.call(&slug);
                draft.row.notice(NoticeCode::RecordRepeated, "slug", &slug);
                reading.rejected += 1;
                // What else is odd about it was said the first time.
                reading.notices.extend(draft.row.notices.pop());
                continue;
            }
            same.push(kept.len());
        }
        kept.push(draft);
    }
    kept
}

/// Gives each record its key.
pub(super) fn settle(drafts: &mut [Draft]) {
    let mut count: HashMap<String, usize> = HashMap::new();
    for draft in drafts.iter() {
        if let Some(slug) = &draft.names.slug {
            *count.entry(slug.clone()).or_default() += 1;
        }
    }
    let mut taken: HashSet<String> = HashSet::with_capacity(drafts.len());
    let mut turns: HashMap<String, usize> = HashMap::new();
    let mut seen: HashMap<String, Vec<usize>> = HashMap::new();
    for at in 0..drafts.len() {
        let repeated_whole = is_repeated(drafts, at, &mut seen);
        let Some(draft) = drafts.get_mut(at) else {
            break;
        };
        let Draft { row, names, .. } = draft;
        let slug = names.slug.clone();
        let shared = slug
            .as_ref()
            .is_some_and(|slug| count.get(slug).is_some_and(|count| *count > 1));
        let mut key = match &slug {
            Some(slug) if !shared => slug.clone(),
            Some(_) => names.content.clone(),
            // Another record's slug may look like this one's number.
            None => names
                .number
                .clone()
                .filter(|number| !count.contains_key(number))
                .unwrap_or_else(|| names.content.clone()),
        };
        if !taken.insert(key.clone()) {
            // The same content once more: nothing but its turn tells it apart.
            let turn = turns.entry(names.content.clone()).or_insert(1);
            while !taken.insert(key.clone()) {
                *turn += 1;
                key = format!("{}~{turn}", names.content);
            }
        }
        names.key = RecordKey::new(key.clone());
        row.call(&key);
        if slug.is_none() {
            row.notice(NoticeCode::IdMissing, "slug", "");
        }
        if shared {
            row.notice(
                NoticeCode::IdRepeated,
                "slug",
                slug.as_deref().unwrap_or_default(),
            );
        }
        if repeated_whole {
            row.notice(NoticeCode::RecordRepeated, "", "");
        }
    }
}

/// Whether the record at `at` is one of those before it, to the letter.
fn is_repeated(drafts: &[Draft], at: usize, seen: &mut HashMap<String, Vec<usize>>) -> bool {
    let Some(draft) = drafts.get(at) else {
        return false;
    };
    let same = seen.entry(draft.names.content.clone()).or_default();
    let repeated = is_among(drafts, same, draft);
    same.push(at);
    repeated
}

/// Whether `draft` is one of those at `places`, to the letter.
fn is_among(drafts: &[Draft], places: &[usize], draft: &Draft) -> bool {
    // The last few are enough: a list of one record a million times must not cost its square.
    places.iter().rev().take(8).any(|place| {
        drafts
            .get(*place)
            .is_some_and(|before| before.row.fields() == draft.row.fields())
    })
}
