//! One record of a server's list.

use super::attendance::{attendance, online};
use super::formats::Formats;
use super::place::{Place, TRANSPORT};
use super::server::Server;
use super::values::{self, Fields, given, server_address};
use super::when::schedule;
use crate::{ReadOptions, parts};
use circle_domain::{
    Alias, AliasKind, Attendance, Code, Contact, ContactKind, GroupId, Meeting, Notice, NoticeCode,
    OnlineAccess, Record, RecordKey,
};
use serde_json::{Map, Value};

/// What became of a record.
pub(super) enum Outcome {
    Accepted(Box<Record>),
    /// A notice says why.
    Rejected,
}

/// The fields that are for everybody. Contacts, internal notes and an editor's mailbox are not among them, nor are the fields
/// that a server made itself, except those known to hold nobody.
const PUBLIC: [&str; 36] = [
    "id_bigint",
    "worldid_mixed",
    "service_body_bigint",
    "service_body_name",
    "weekday_tinyint",
    "venue_type",
    "start_time",
    "duration_time",
    "time_zone",
    "formats",
    "format_shared_id_list",
    "lang_enum",
    "longitude",
    "latitude",
    "root_server_uri",
    "root_server_id",
    "meeting_name",
    "location_text",
    "location_info",
    "location_street",
    "location_city_subsection",
    "location_neighborhood",
    "location_municipality",
    "location_sub_province",
    "location_province",
    "location_postal_code_1",
    "location_nation",
    "comments",
    "bus_lines",
    "train_lines",
    "phone_meeting_number",
    "virtual_meeting_link",
    "virtual_meeting_additional_info",
    "public_transport",
    "format_comments",
    "published",
];

/// Reads one record. `position` names it in notices while it has no id; `repeated`: another record has its id.
pub(super) fn read(
    record: &Map<String, Value>,
    position: &str,
    repeated: bool,
    server: &Server,
    formats: &Formats,
    options: &ReadOptions<'_>,
    notices: &mut Vec<Notice>,
) -> Outcome {
    let id = values::key(record);
    let mut fields = Fields::new(
        record,
        id.clone().unwrap_or_else(|| position.to_owned()),
        notices,
    );
    // Drafts are answered to anybody who asks for them; 2.x writes a blank for them where only some fields are asked for.
    let published = fields.raw("published");
    let is_blank = published.is_empty()
        && record
            .get("published")
            .is_some_and(|value| !value.is_null());
    if is_blank || matches!(published.as_str(), "0" | "-1" | "false") {
        fields.notice(NoticeCode::NotPublished, "published", &published);
        return Outcome::Rejected;
    }
    let mut meeting = Meeting::empty();
    meeting.fellowship = options.fellowship.cloned();
    meeting.name = fields.line("meeting_name");
    meeting.notes = notes(&mut fields);
    let meanings = formats.of(record, &mut fields, server);
    let place = Place::read(&mut fields, options.country);
    let place_key = place.key();
    meeting.online = online(&mut fields);
    meeting.attendance = attendance(
        &mut fields,
        &meanings,
        place.has_address(),
        meeting.online.as_ref(),
    );
    meeting.venue = place.venue(&mut fields, server, meeting.attendance);
    if !meeting.attendance.has_room()
        && meeting.attendance != Attendance::None
        && meeting.online.is_none()
    {
        // It is online, and how to join is left out on purpose or by mistake.
        meeting.online = Some(OnlineAccess::default());
    }
    meeting.schedule = schedule(
        &mut fields,
        server,
        &meanings,
        meeting.name.as_deref(),
        meeting.notes.as_deref(),
    );
    meeting.who_may_attend = meanings.who_may_attend();
    meeting.temporarily_closed = meanings.temporarily_closed;
    meeting.formats = meanings.formats;
    meeting.audience = meanings.audience;
    meeting.access = meanings.access;
    meeting.languages = meanings.languages;
    if meeting.attendance.has_room() && TRANSPORT.iter().any(|field| given(record, field).is_some())
    {
        meeting.access.push(Code::known("public-transport"));
        meeting.access.sort();
    }
    meeting.world_id = fields.line("worldid_mixed");
    let body = fields.line("service_body_bigint");
    let body_name = fields.line("service_body_name");
    meeting.service_body = body_name.clone().or_else(|| body.clone());
    if let Some(name) = body_name {
        meeting.contact = Contact {
            kind: ContactKind::ServiceBody,
            name: Some(name),
            ..Contact::default()
        };
    }
    let names_somebody =
        |key: &str| parts::is_private(key) || matches!(key, "admin_notes" | "email_contact");
    if record
        .keys()
        .any(|key| names_somebody(key) && given(record, key).is_some())
    {
        fields.notice(NoticeCode::PersonLeftOut, "contact", "");
    }
    if meeting.name.is_none() {
        fields.notice(NoticeCode::NameMissing, "meeting_name", "");
    }
    if !meeting.shows_something() {
        fields.notice(NoticeCode::NothingToShow, "meeting_name", "");
        return Outcome::Rejected;
    }
    meeting.group_id = group(
        record,
        &meeting,
        place_key.as_deref(),
        body.as_deref(),
        options,
    );
    let content = content_key(&meeting, place_key.as_deref());
    let key = match (&id, repeated) {
        (Some(id), false) => RecordKey::new(id.clone()),
        (Some(id), true) => {
            fields.notice(NoticeCode::IdRepeated, "id_bigint", id);
            content.clone()
        }
        (None, _) => {
            fields.notice(NoticeCode::IdMissing, "id_bigint", "");
            content.clone()
        }
    };
    Outcome::Accepted(Box::new(Record {
        aliases: aliases(record, &meeting, &content),
        public: public(record, meeting.attendance),
        imported_from: given(record, "root_server_id")
            .and_then(|_| given(record, "root_server_uri"))
            .map(|uri| crate::text::line(uri.trim_end_matches('/'), 300).text),
        key,
        meetings: vec![meeting],
    }))
}

/// The comments, and what some servers say about their formats in a field of their own.
fn notes(fields: &mut Fields<'_>) -> Option<String> {
    let parts = [fields.block("comments"), fields.block("format_comments")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}

/// Groups are not in these lists: meetings of one service body with one name at one place, or behind one link, are one.
fn group(
    record: &Map<String, Value>,
    meeting: &Meeting,
    place: Option<&str>,
    body: Option<&str>,
    options: &ReadOptions<'_>,
) -> Option<GroupId> {
    let name = folded(meeting.name.as_deref()?);
    let link = meeting
        .online
        .as_ref()
        .and_then(|online| online.url.as_deref().or(online.phone.as_deref()));
    let place = place
        .filter(|_| meeting.attendance != Attendance::Online)
        .or(link)
        .or(place)?;
    let server = given(record, "root_server_id").unwrap_or_default();
    let key = [
        server.as_str(),
        body.unwrap_or_default(),
        &name,
        &folded(place),
    ]
    .join("\n");
    Some(GroupId::of(options.source, &key))
}

fn content_key(meeting: &Meeting, place: Option<&str>) -> RecordKey {
    let link = meeting
        .online
        .as_ref()
        .and_then(|online| online.url.as_deref().or(online.phone.as_deref()));
    let start = meeting
        .schedule
        .start
        .map(|time| time.to_string())
        .unwrap_or_default();
    RecordKey::of_content(&[
        meeting
            .fellowship
            .as_ref()
            .map_or("", |fellowship| fellowship.as_str()),
        &folded(meeting.name.as_deref().unwrap_or_default()),
        &folded(place.or(link).unwrap_or_default()),
        &meeting.schedule.rule().unwrap_or_default(),
        &start,
    ])
}

fn aliases(record: &Map<String, Value>, meeting: &Meeting, content: &RecordKey) -> Vec<Alias> {
    let alias = |kind, value: String| Alias { kind, value };
    let number = values::id(record).map(|id| {
        // Two servers count from 1: the number says which meeting only with its server.
        let server = server_address(&given(record, "root_server_uri").unwrap_or_default());
        alias(AliasKind::Number, format!("{server}#{id}"))
    });
    let world_id = meeting
        .world_id
        .clone()
        .map(|id| alias(AliasKind::WorldId, id));
    number
        .into_iter()
        .chain(world_id)
        .chain([alias(AliasKind::Content, content.as_str().to_owned())])
        .collect()
}

/// The public part as JSON. The position of an online meeting is nobody's business: at best it is the server's own.
fn public(record: &Map<String, Value>, attendance: Attendance) -> String {
    let online = attendance == Attendance::Online;
    let hidden = [
        "longitude",
        "latitude",
        "location_street",
        "location_text",
        "location_info",
    ];
    let answers: Map<String, Value> = record
        .iter()
        .map(|(key, value)| (key.clone(), values::answer(value)))
        .collect();
    parts::public(&answers, |key| {
        let holds = answers
            .get(key)
            .is_some_and(|value| value.as_str() != Some(""));
        PUBLIC.contains(&key) && holds && !(online && hidden.contains(&key))
    })
}

fn folded(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}
