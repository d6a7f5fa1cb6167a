//! One record made into its meetings.

use super::row::Row;
use super::types::{self, Found, Types};
use super::{place, reach, when};
use crate::text::{NAME_CAP, NOTES_CAP};
use crate::time::{self, Given};
use crate::{ReadOptions, text};
use circle_domain::{Attendance, Meeting, NoticeCode, OnlineAccess};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

/// The meetings of a record: one for each of its days.
pub(super) fn meetings(row: &mut Row, options: &ReadOptions<'_>) -> Vec<Meeting> {
    let name = row.line("name", NAME_CAP);
    if name.is_none() {
        row.notice(NoticeCode::NameMissing, "name", "");
    }
    let group = row.line("group", NAME_CAP);
    let notes = notes(row);
    let words = [&name, &notes]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join("\n");
    let mut types = types(row, options, &words);
    let place = place::place(row, options);
    // central-query lists online meetings alone, and says nothing of places.
    let is_of_an_online_list = place.is_empty()
        && ["groupID", "accountID", "rtc", "timeUTC"]
            .iter()
            .any(|field| row.value(field).is_some());
    let mut online = reach::online(row);
    let attendance = attendance(row, &types, place.approximate, online.as_ref());
    if !attendance.has_room() {
        types.without_room();
    }
    let says_online = types.online
        || place.called_online
        || is_of_an_online_list
        || reach::speaks_of_online(&words);
    // It is said to meet online, and how to join is kept back: the empty way in says so.
    if online.is_none()
        && !attendance.has_room()
        && (attendance == Attendance::Online || says_online)
    {
        online = Some(OnlineAccess::default());
    }
    let venue = match attendance {
        Attendance::InPerson | Attendance::Hybrid => place.of_a_room(),
        Attendance::Online => place.of_an_online_meeting(),
        Attendance::None => place.without_position(),
    };
    let mut contact = reach::contact(row, group.as_deref().or(name.as_deref()));
    let directions = venue
        .as_ref()
        .and_then(|venue| venue.directions.clone())
        .unwrap_or_default();
    let is_hidden = venue.as_ref().is_none_or(|venue| venue.address.is_none()) || place.approximate;
    let is_for_teens = types.audience.iter().any(|code| code.as_str() == "teens");
    contact.contact_first = (is_hidden || is_for_teens)
        && attendance != Attendance::Online
        && (reach::asks_to_contact_first(&words) || reach::asks_to_contact_first(&directions));
    let page_url = reach::page(row, "url");
    let last_changed = moment(
        row,
        if row.value("updated").is_some() {
            "updated"
        } else {
            "updatedAt"
        },
        options.read_at,
    );
    let last_confirmed = moment(row, "last_contact", options.read_at);
    let entity = row.line("entity", NAME_CAP);
    let service_body = entity.or_else(|| row.line("district", NAME_CAP));
    let schedules = when::schedules(row, name.as_deref(), notes.as_deref());
    let group = group.filter(|group| name.as_ref() != Some(group));
    let whole = Meeting {
        fellowship: options.fellowship.cloned(),
        name,
        group,
        notes,
        page_url,
        attendance,
        temporarily_closed: types.room_closed,
        venue,
        online,
        contact,
        who_may_attend: types.who(),
        formats: types.formats,
        languages: types.languages,
        audience: types.audience,
        access: types.access,
        service_body,
        last_changed,
        last_confirmed,
        ..Meeting::empty()
    };
    schedules
        .into_iter()
        .map(|(slot, schedule)| Meeting {
            slot,
            schedule,
            ..whole.clone()
        })
        .collect()
}

/// The notes of the meeting, and those of its group where they say something else.
fn notes(row: &mut Row) -> Option<String> {
    let (own, group) = (row.block("notes"), row.block("group_notes"));
    match (own, group) {
        (Some(own), Some(group)) if !own.contains(&group) => {
            let both = text::block(&format!("{own}\n\n{group}"), NOTES_CAP);
            if both.cut {
                row.notice(NoticeCode::TextCut, "group_notes", "");
            }
            both.non_empty()
        }
        (own, group) => own.or(group),
    }
}

/// What the types say, from all the fields that hold some.
fn types(row: &mut Row, options: &ReadOptions<'_>, words: &str) -> Types {
    let fellowship = options.fellowship.map(|fellowship| fellowship.as_str());
    let mut all = Types::default();
    for field in ["types", "type", "formats", "features", "communities"] {
        for token in tokens(row, field, fellowship) {
            match types::find(fellowship, &token) {
                Found::Means(meanings) => meanings.into_iter().for_each(|meaning| all.add(meaning)),
                Found::Ambiguous(_, tag) if types::speaks_of(tag, words) => {
                    row.notice(NoticeCode::TypeAmbiguous, field, &token);
                    all.languages.push(tag.to_owned());
                }
                Found::Ambiguous(meanings, _) => {
                    row.notice(NoticeCode::TypeAmbiguous, field, &token);
                    if meanings.is_empty() {
                        all.add_raw(&token);
                    }
                    meanings.into_iter().for_each(|meaning| all.add(meaning));
                }
                Found::Unknown => {
                    row.notice(NoticeCode::TypeUnknown, field, &token);
                    all.add_raw(&token);
                }
            }
        }
    }
    for token in tokens(row, "languages", None) {
        match types::language(&token) {
            Some(tag) if !all.languages.contains(&tag) => all.languages.push(tag),
            Some(_) => {}
            None => row.notice(NoticeCode::TypeUnknown, "languages", &token),
        }
    }
    if fellowship == Some("alateen") {
        all.add(types::Meaning::Audience("teens"));
    }
    if all.open && all.closed {
        row.notice(NoticeCode::OpenAndClosed, "types", "");
    }
    all
}

/// The codes or names in a field: a list, a text with commas, a list written as a text, a number.
fn tokens(row: &mut Row, field: &'static str, fellowship: Option<&str>) -> Vec<String> {
    let Some(value) = row.value(field).cloned() else {
        return Vec::new();
    };
    let mut tokens = Vec::new();
    match &value {
        Value::String(text) => from_text(text, fellowship, &mut tokens),
        Value::Number(number) => tokens.push(number.to_string()),
        Value::Array(values) => {
            for value in values {
                match value {
                    Value::String(text) => from_text(text, fellowship, &mut tokens),
                    Value::Number(number) => tokens.push(number.to_string()),
                    Value::Null => {}
                    other => row.notice(
                        NoticeCode::FieldNotUnderstood,
                        field,
                        crate::json::kind(other),
                    ),
                }
            }
        }
        // A list with gaps in its numbering.
        Value::Object(object) if object.values().all(Value::is_string) => {
            object
                .values()
                .filter_map(Value::as_str)
                .for_each(|text| from_text(text, fellowship, &mut tokens));
        }
        Value::Bool(false) => {}
        other => row.notice(
            NoticeCode::FieldNotUnderstood,
            field,
            crate::json::kind(other),
        ),
    }
    // Nobody publishes more; a hostile list must not cost more.
    tokens.truncate(100);
    tokens
}

fn from_text(raw: &str, fellowship: Option<&str>, tokens: &mut Vec<String>) {
    let raw = raw.trim();
    if raw.starts_with('[')
        && let Ok(Value::Array(values)) = serde_json::from_str(raw)
    {
        tokens.extend(
            values
                .iter()
                .filter_map(Value::as_str)
                .map(|text| text::line(text, 60).text),
        );
        return;
    }
    let clean = text::line(raw.trim_matches(['[', ']']), 400).text;
    if text::is_blank(&clean) && !clean.eq_ignore_ascii_case("na") {
        return;
    }
    // A name may hold a comma of its own.
    if !clean.contains([',', ';']) || !matches!(types::find(fellowship, &clean), Found::Unknown) {
        tokens.push(clean.chars().take(60).collect());
        return;
    }
    let parts = clean
        .split([',', ';'])
        .map(|part| part.trim().trim_matches(['"', '\'']))
        .filter(|part| !part.is_empty());
    tokens.extend(parts.map(|part| part.chars().take(60).collect::<String>()));
}

/// How people attend: as stated, else as the other fields say.
fn attendance(
    row: &mut Row,
    types: &Types,
    approximate: bool,
    online: Option<&OnlineAccess>,
) -> Attendance {
    let has_room = !types.room_closed && !approximate;
    let derived = match (has_room, reach::is_joinable(online)) {
        (true, true) => Attendance::Hybrid,
        (true, false) => Attendance::InPerson,
        (false, true) => Attendance::Online,
        // A link to a service that no list knows, and no room: whoever follows it gets further than whoever is not shown it.
        (false, false) if online.is_some_and(OnlineAccess::leads_in) => Attendance::Online,
        (false, false) => Attendance::None,
    };
    let Some(written) = row.written("attendance_option") else {
        return derived;
    };
    let stated = match written
        .to_ascii_lowercase()
        .replace(['-', ' '], "_")
        .as_str()
    {
        "in_person" | "inperson" => Attendance::InPerson,
        "hybrid" => Attendance::Hybrid,
        "online" => Attendance::Online,
        "inactive" => Attendance::None,
        _ => {
            row.notice(
                NoticeCode::AttendanceNotUnderstood,
                "attendance_option",
                &written,
            );
            return derived;
        }
    };
    if stated != derived {
        row.notice(
            NoticeCode::AttendanceDisagrees,
            "attendance_option",
            &written,
        );
    }
    stated
}

/// A moment in the past; none, with a notice, for one that is not understood or after `read_at`.
fn moment(row: &mut Row, field: &'static str, read_at: Timestamp) -> Option<Timestamp> {
    let written = row.raw(field);
    match time::moment(&written) {
        Given::Missing => None,
        Given::NotUnderstood => {
            row.notice(
                NoticeCode::ChangedNotUnderstood,
                field,
                &when::short(&written),
            );
            None
        }
        Given::Is(moment) if moment <= read_at => Some(moment),
        // Written by a clock east of ours.
        Given::Is(moment) if moment.duration_since(read_at) <= SignedDuration::from_hours(14) => {
            Some(read_at)
        }
        Given::Is(_) => {
            row.notice(NoticeCode::ChangedInFuture, field, &when::short(&written));
            None
        }
    }
}
