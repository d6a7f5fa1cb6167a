//! A row put into the keys of the meeting reader, by a mapping.

use super::content::text;
use super::held::{clocks, held};
use super::list::is_blank;
use super::values::{attendance, dated, is_yes, minutes, pair, who};
use super::{ColumnMapping, List, Mapping, Meaning, fellowship, persons};
use crate::meeting_guide::{Entry, Held};
use crate::{links, time};
use circle_domain::{FellowshipId, NoticeCode, ProblemClaim, ProblemId, Reading};
use serde_json::{Map, Value, json};

/// The rows as entries of the meeting reader. Rows without any value are none.
pub(super) fn entries(list: List, mapping: &Mapping) -> Vec<Entry> {
    let columns: Vec<(usize, &ColumnMapping)> = mapping
        .columns
        .iter()
        .filter_map(|column| {
            let at = list
                .columns
                .iter()
                .position(|name| *name == column.column)?;
            let private = crate::parts::is_private(
                &super::vocabulary::words(&column.column).replace(' ', "_"),
            );
            // What names a person by its column's name is never kept, whoever wrote the mapping.
            (!private || column.means == Meaning::Private).then_some((at, column))
        })
        .collect();
    let has = |means: Meaning| columns.iter().any(|(_, column)| column.means == means);
    let whole = !has(Meaning::City)
        && !has(Meaning::PostalCode)
        && !has(Meaning::Region)
        && !has(Meaning::Country);
    // Beside a column of towns or postcodes an address is a street, in every row.
    let parted = has(Meaning::City) || has(Meaning::PostalCode);
    let link_in_notes = !has(Meaning::JoinLink);
    list.rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let mut entry = entry(row, &columns, mapping, whole);
            entry.parted = parted;
            if list.uneven.contains(&at) {
                let cells = row.len().to_string();
                entry.notices.push((NoticeCode::RowUneven, "", cells));
            }
            if link_in_notes {
                find_link(&mut entry, &notes(row, &columns));
            }
            entry
        })
        .collect()
}

/// What holds for every row and is no key of the reader.
pub(super) fn constants(reading: &mut Reading, mapping: &Mapping) {
    if mapping.constants.problems.is_empty() {
        return;
    }
    let claims: Vec<ProblemClaim> = mapping
        .constants
        .problems
        .iter()
        .map(|problem| ProblemClaim {
            problem: ProblemId::new(problem),
            primary: true,
        })
        .collect();
    for meeting in reading
        .records
        .iter_mut()
        .flat_map(|record| &mut record.meetings)
    {
        if meeting.fellowship.is_none() {
            meeting.problems.clone_from(&claims);
        }
    }
}

fn entry(
    row: &[Value],
    columns: &[(usize, &ColumnMapping)],
    mapping: &Mapping,
    whole: bool,
) -> Entry {
    let mut entry = Entry::default();
    let mut fields = Map::new();
    let mut types: Vec<String> = Vec::new();
    let mut held_in: Vec<Held> = Vec::new();
    let mut starts: Vec<Value> = Vec::new();
    for (at, column) in columns {
        let Some(value) = row.get(*at).filter(|value| !is_blank(value)) else {
            continue;
        };
        let translated = translate(column, value);
        let value = translated.as_ref().unwrap_or(value);
        match column.means {
            Meaning::Ignored => {}
            Meaning::Private => entry.persons = true,
            Meaning::Fellowship => {
                let written = text(value);
                match fellowship::fellowship(&written) {
                    Some(id) => entry.fellowship = Some(FellowshipId::new(id)),
                    None if translated.is_some() => {
                        entry.fellowship = Some(FellowshipId::new(&written))
                    }
                    None => {
                        entry
                            .notices
                            .push((NoticeCode::FellowshipUnknown, "fellowship", written))
                    }
                }
            }
            Meaning::DayAndTime => match held(&text(value)) {
                Some(times) => {
                    held_in.extend(times.held);
                    if times.weeks {
                        join(&mut fields, "notes", &text(value), "\n\n");
                    }
                }
                None => {
                    entry
                        .notices
                        .push((NoticeCode::DayNotUnderstood, "day", text(value)));
                    join(&mut fields, "notes", &text(value), "\n\n");
                }
            },
            Meaning::Date => {
                for part in parts(value) {
                    let part = dated(&part, column.day_first);
                    let date = part.split([' ', 'T']).next().unwrap_or_default();
                    match time::date_text(date) {
                        Some(date) => entry.dates.push(date),
                        None => entry
                            .notices
                            .push((NoticeCode::DayNotUnderstood, "date", part)),
                    }
                }
            }
            Meaning::Updated | Meaning::Confirmed => {
                let value = match value {
                    Value::String(text) => Value::from(dated(text, column.day_first)),
                    value => value.clone(),
                };
                fields.insert(column.means.key().to_owned(), value);
            }
            Meaning::Coordinates | Meaning::Position => {
                let pair = match value {
                    Value::Array(values) => match values.as_slice() {
                        [a, b, ..] => a.as_f64().zip(b.as_f64()),
                        _ => None,
                    },
                    value => pair(&text(value)),
                };
                match pair {
                    Some((a, b)) => {
                        let (latitude, longitude) = if column.means == Meaning::Position {
                            (b, a)
                        } else {
                            (a, b)
                        };
                        fields.insert("latitude".to_owned(), json!(latitude));
                        fields.insert("longitude".to_owned(), json!(longitude));
                    }
                    None => entry.notices.push((
                        NoticeCode::CoordinatesUnusable,
                        "latitude",
                        text(value),
                    )),
                }
            }
            Meaning::Latitude | Meaning::Longitude => {
                let number = text(value).replace(',', ".");
                fields.insert(column.means.key().to_owned(), Value::from(number));
            }
            Meaning::Feature => {
                if is_yes(&text(value)) {
                    types.extend(column.stands_for.clone());
                }
            }
            Meaning::WhoMayAttend => types.extend(who(&text(value))),
            Meaning::Types => types.extend(parts(value).into_iter().flat_map(|part| {
                // "[C][W]" is two.
                part.replace("][", ",")
                    .split([',', ';', '|'])
                    .map(|one| one.trim_matches(['[', ']', ' ']).to_owned())
                    .filter(|one| !one.is_empty())
                    .collect::<Vec<_>>()
            })),
            Meaning::Notes => {
                let (plain, found) = persons::without(&text(value));
                entry.persons |= found;
                join(&mut fields, "notes", &plain, "\n\n");
            }
            Meaning::Address => join(&mut fields, "address", &text(value), ", "),
            Meaning::Languages => join(&mut fields, "languages", &text(value), ","),
            Meaning::Duration => {
                let value = minutes(&text(value)).map_or_else(|| value.clone(), Value::from);
                fields.insert("duration".to_owned(), value);
            }
            Meaning::Attendance => {
                fields.insert(
                    "attendance_option".to_owned(),
                    Value::from(attendance(&text(value))),
                );
            }
            Meaning::Start => {
                // Several times, as a list or in one text.
                match value {
                    Value::Array(values) => starts.clone_from(values),
                    value => match clocks(&text(value)) {
                        Some(clocks) => starts = clocks,
                        None => starts = vec![value.clone()],
                    },
                }
                let first = starts.first().cloned().unwrap_or(Value::Null);
                fields.insert(column.means.key().to_owned(), first);
            }
            Meaning::End => {
                // Of several the last.
                let value = match value {
                    Value::Array(values) => values.last().cloned().unwrap_or(Value::Null),
                    value => value.clone(),
                };
                fields.insert(column.means.key().to_owned(), value);
            }
            means => {
                fields.insert(means.key().to_owned(), value.clone());
            }
        }
    }
    if whole && let Some(address) = fields.remove("address") {
        fields.insert("formatted_address".to_owned(), address);
    }
    // A list of groups has one name for both.
    if let (None, Some(group)) = (fields.get("name"), fields.get("group")) {
        let group = group.clone();
        fields.insert("name".to_owned(), group);
    }
    settle_times(&mut entry, &mut fields, held_in, starts);
    if !types.is_empty() {
        fields.insert("types".to_owned(), json!(types));
    }
    if let Some(zone) = &mapping.constants.time_zone {
        fields.entry("timezone").or_insert_with(|| json!(zone));
    }
    entry.value = Value::Object(fields);
    entry
}

/// Puts days and times together: those of one text, else each time of the days beside it.
fn settle_times(
    entry: &mut Entry,
    fields: &mut Map<String, Value>,
    held_in: Vec<Held>,
    starts: Vec<Value>,
) {
    let mut all = held_in;
    if let (true, Some(days)) = (starts.len() > 1, fields.get("day")) {
        let each = match days {
            // As many days as times: the first belongs to the first.
            Value::Array(days) if days.len() == starts.len() => days.clone(),
            days => vec![days.clone(); starts.len()],
        };
        all = each
            .into_iter()
            .zip(starts)
            .map(|(days, clock)| Held { days, clock })
            .collect();
        fields.remove("day");
        fields.remove("time");
    }
    let mut all = all.into_iter();
    if let Some(first) = all.next() {
        fields.entry("day").or_insert(first.days);
        fields.entry("time").or_insert(first.clock);
    }
    entry.also.extend(all);
}

/// What a value stands for, by the column's table.
fn translate(column: &ColumnMapping, value: &Value) -> Option<Value> {
    if column.values.is_empty() {
        return None;
    }
    let written = text(value);
    column
        .values
        .iter()
        .find(|(from, _)| from.trim().eq_ignore_ascii_case(&written))
        .map(|(_, to)| Value::from(to.as_str()))
}

fn parts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().map(text).collect(),
        value => vec![text(value)],
    }
}

fn join(fields: &mut Map<String, Value>, key: &str, more: &str, between: &str) {
    let both = match fields.get(key).and_then(Value::as_str) {
        Some(before) if before == more => return,
        Some(before) => format!("{before}{between}{more}"),
        None => more.to_owned(),
    };
    fields.insert(key.to_owned(), Value::from(both));
}

/// The notes of a row as they are written.
fn notes(row: &[Value], columns: &[(usize, &ColumnMapping)]) -> String {
    let of_notes = columns
        .iter()
        .filter(|(_, column)| column.means == Meaning::Notes);
    let texts = of_notes.filter_map(|(at, _)| row.get(*at)).map(text);
    texts.collect::<Vec<_>>().join(" ")
}

/// The first link to a known service inside the notes, where the list has no column for it. `notes` are those of the
/// publisher: a line that is left out because it names somebody may hold the link.
fn find_link(entry: &mut Entry, notes: &str) {
    let Value::Object(fields) = &mut entry.value else {
        return;
    };
    let others = ["location_notes", "url", "website"]
        .iter()
        .filter_map(|key| fields.get(*key)?.as_str());
    let link = std::iter::once(notes).chain(others).find_map(|text| {
        text.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '(' | ')'))
            .filter_map(|word| word.get(word.find("https://").or(word.find("http://"))?..))
            .map(without_glued)
            .find(|word| {
                links::join(word)
                    .is_some_and(|join| join.provider.is_some() && !word.contains("/u/"))
            })
            .map(str::to_owned)
    });
    if let Some(link) = link {
        fields.insert("conference_url".to_owned(), Value::from(link));
    }
}

/// An address without the word that a lost line break glued to the number of its meeting.
fn without_glued(address: &str) -> &str {
    let Some(number) = address.find("/j/").map(|at| at + 3) else {
        return address;
    };
    let rest = address.get(number..).unwrap_or_default();
    let end = rest
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(rest.len());
    let glued = end >= 9
        && rest
            .get(end..)
            .is_some_and(|after| after.starts_with(char::is_alphabetic));
    if glued {
        address.get(..number + end).unwrap_or(address)
    } else {
        address
    }
}
