//! A row put into the keys of the meeting reader, by a mapping.

use super::content::{is_yes_no, text};
use super::list::is_blank;
use super::{ColumnMapping, List, Mapping, Meaning, fellowship, persons};
use crate::meeting_guide::Entry;
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
    let link_in_notes = !has(Meaning::JoinLink);
    list.rows
        .iter()
        .map(|row| {
            let mut entry = entry(row, &columns, mapping, whole);
            if link_in_notes {
                find_link(&mut entry);
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
    let (mut town, mut held_in) = (false, None);
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
                Some(held) => held_in = Some(held),
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
            Meaning::Start | Meaning::End => {
                // A list of one; of several the first, and the others are said.
                let value = match value {
                    Value::Array(values) => {
                        if values.len() > 1 {
                            entry.notices.push((
                                NoticeCode::TimeNotUnderstood,
                                "time",
                                text(value),
                            ));
                        }
                        values.first().cloned().unwrap_or(Value::Null)
                    }
                    value => value.clone(),
                };
                fields.insert(column.means.key().to_owned(), value);
            }
            means => {
                town |= matches!(means, Meaning::City | Meaning::PostalCode);
                fields.insert(means.key().to_owned(), value.clone());
            }
        }
    }
    entry.parted = town;
    if whole && let Some(address) = fields.remove("address") {
        fields.insert("formatted_address".to_owned(), address);
    }
    if let Some((days, clock)) = held_in {
        fields.entry("day").or_insert(days);
        fields.entry("time").or_insert(clock);
    }
    if !types.is_empty() {
        fields.insert("types".to_owned(), json!(types));
    }
    if let Some(zone) = &mapping.constants.time_zone {
        fields.entry("timezone").or_insert_with(|| json!(zone));
    }
    entry.value = Value::Object(fields);
    entry
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

/// The first link to a known service inside the notes, where the list has no column for it.
fn find_link(entry: &mut Entry) {
    let Value::Object(fields) = &mut entry.value else {
        return;
    };
    let link = ["notes", "location_notes", "url", "website"]
        .iter()
        .find_map(|key| {
            let text = fields.get(*key)?.as_str()?;
            text.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '(' | ')'))
                .filter(|word| word.starts_with("http"))
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

/// A date with its year first, and a blank before its time.
fn dated(text: &str, day_first: bool) -> String {
    let text = text.trim();
    if let (Some(date), Some(time)) = (text.get(..10), text.get(10..))
        && date.chars().filter(|c| *c == '-').count() == 2
        && time.starts_with(|c: char| c.is_ascii_digit())
    {
        return format!("{date} {time}");
    }
    if day_first
        && let Some((day, rest)) = text.split_once('/')
        && let Some((month, rest)) = rest.split_once('/')
    {
        let year: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let after = rest.get(year.len()..).unwrap_or_default();
        return format!("{year}-{month:0>2}-{day:0>2}{after}");
    }
    text.to_owned()
}

/// "1hr 30mins", "90 min", "2 hours".
fn minutes(text: &str) -> Option<u16> {
    let text = text.to_lowercase();
    let (mut number, mut all, mut unit) = (String::new(), 0.0_f32, String::new());
    let mut add = |number: &str, unit: &str| -> Option<()> {
        let count: f32 = number.replace(',', ".").parse().ok()?;
        all += match unit
            .trim_matches(|c: char| !c.is_alphabetic())
            .chars()
            .next()?
        {
            'h' | 's' => count * 60.0,
            'm' => count,
            _ => return None,
        };
        Some(())
    };
    for c in text.chars() {
        if c.is_ascii_digit() || matches!(c, '.' | ',') {
            if !unit.is_empty() {
                add(&number, &unit)?;
                number.clear();
                unit.clear();
            }
            number.push(c);
        } else if c.is_alphabetic() {
            unit.push(c);
        }
    }
    add(&number, &unit)?;
    // Checked: in range, and whole.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    (1.0..=1440.0).contains(&all).then(|| all.round() as u16)
}

fn is_yes(text: &str) -> bool {
    matches!(
        text.to_lowercase().as_str(),
        "true" | "yes" | "y" | "1" | "ja" | "oui" | "si" | "sí" | "x"
    )
}

/// Who may attend, as a type; a bare no says nothing.
fn who(text: &str) -> Option<String> {
    if is_yes_no(text) {
        return is_yes(text).then(|| "Open".to_owned());
    }
    let lower = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if has(&["closed", "only", "geschlossen", "fermé", "cerrad"]) {
        Some("Closed".to_owned())
    } else if has(&["request"]) {
        Some(text.to_owned())
    } else if has(&["open", "offen", "ouvert", "abiert", "all"]) {
        Some("Open".to_owned())
    } else {
        Some(text.to_owned())
    }
}

fn attendance(text: &str) -> String {
    let lower = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let room = has(&[
        "person",
        "präsenz",
        "vor ort",
        "face",
        "présentiel",
        "presencial",
        "physical",
    ]);
    let far = has(&[
        "online", "virtual", "zoom", "video", "ligne", "línea", "linea",
    ]);
    match (room, far) {
        _ if has(&["hybrid", "híbrid", "hibrid"]) => "hybrid",
        (true, true) => "hybrid",
        (true, false) => "in_person",
        (false, true) => "online",
        (false, false) => text,
    }
    .to_owned()
}

/// Two numbers in one text, the first of them a latitude.
pub(super) fn pair(text: &str) -> Option<(f64, f64)> {
    let text = text.trim().trim_matches(['(', ')', '[', ']']);
    let (first, second) = text.split_once(|c: char| matches!(c, ',' | ';') || c.is_whitespace())?;
    let (first, second): (f64, f64) = (first.trim().parse().ok()?, second.trim().parse().ok()?);
    (first.abs() <= 90.0 && second.abs() <= 180.0).then_some((first, second))
}

/// Weekdays and one time in one text: "Mon & Wed 7pm", "dienstags um 19.30 Uhr".
pub(super) fn held(text: &str) -> Option<(Value, Value)> {
    if text.len() > 120 {
        return None;
    }
    let at = text.find(|c: char| c.is_ascii_digit())?;
    let (days, clock) = text.split_at(at);
    let days = days
        .trim()
        .trim_end_matches([',', ':', '-', '–', '@'])
        .trim();
    let days = [" at", " um", " à", " a las", " von", " ab", " from"]
        .iter()
        .find_map(|word| days.strip_suffix(word))
        .unwrap_or(days)
        .trim()
        .trim_end_matches([',', ':']);
    let days_value = Value::from(days);
    let clock_value = Value::from(clock.trim());
    let understood = matches!(time::days(&days_value), time::Given::Is(_))
        && matches!(time::clock(&clock_value), time::Given::Is(_));
    understood.then_some((days_value, clock_value))
}
