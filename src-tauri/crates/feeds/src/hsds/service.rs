//! One service: one record, with a meeting for each time at each place.

use super::audience::{audience, cost};
use super::groups::{Kind, folded, kind};
use super::meetings::{meetings, name_slots, owners, sites, ways_of};
use super::people;
use super::place;
use super::terms::{self, Term};
use super::values::{self, Object, Said, object, objects, text};
use crate::time::{Given, moment};
use crate::{ReadOptions, links, parts};
use circle_domain::{Alias, AliasKind, GroupId, Meeting, Notice, NoticeCode, Record, RecordKey};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Map, Value};

/// What became of a service.
pub(super) enum Outcome {
    Accepted(Box<Record>),
    /// A notice says why.
    Rejected,
}

/// Reads one service. `position` names it in notices while it has no id; `repeated`: another one has its id.
pub(super) fn read(
    service: &Object,
    position: &str,
    repeated: bool,
    options: &ReadOptions<'_>,
    notices: &mut Vec<Notice>,
) -> Outcome {
    let id = values::id(service);
    let mut said = Said::new(id.clone().unwrap_or_else(|| position.to_owned()), notices);
    let status = folded(&text(service, &["status"]).unwrap_or_default()).replace('_', " ");
    if matches!(
        status.as_str(),
        "inactive" | "defunct" | "deleted" | "draft" | "archived" | "closed" | "pending"
    ) {
        said.rejected(NoticeCode::NotPublished, "status", &status);
        return Outcome::Rejected;
    }
    let terms = terms::terms(service);
    let name = said.line(service, "name");
    if !options.all_services
        && let Kind::Other { field, value } = kind(service, name.as_deref(), &terms)
    {
        said.rejected(NoticeCode::NotAGroup, field, &value);
        return Outcome::Rejected;
    }
    let organization = object(service, &["organization", "organisation"]);
    let day_first = options.country == Some("GB");
    let read_on = options.read_at.to_zoned(TimeZone::UTC).date();
    let sites = sites(service, read_on, day_first, options, &mut said);
    let ways = ways_of(&text(service, &["attending_type", "attending_types"]).unwrap_or_default());

    let mut common = Meeting::empty();
    common.fellowship = options.fellowship.cloned();
    common.name = name;
    common.temporarily_closed = status == "temporarily closed";
    common.page_url = page(service, &mut said);
    let places = owners(service);
    common.contact = people::contact(service, organization, &places, &mut said);
    common.service_body = common.contact.name.clone();
    common.group = said
        .line(service, "alternate_name")
        .filter(|other| Some(other) != common.name.as_ref());
    let whom = audience(service, common.name.as_deref(), &terms);
    (common.audience, common.who_may_attend, common.led_by) =
        (whom.codes, whom.who_may_attend, whom.led_by);
    common.languages = place::languages(service);
    common.cost = cost(service, read_on, day_first, &mut said);
    common.formats = terms::formats(&terms);
    common.problems = terms::problems(&terms);
    common.last_changed = changed(service, "last_modified", options.read_at, &mut said);
    common.last_confirmed = changed(service, "assured_date", options.read_at, &mut said);
    common.notes = notes(service, &mut said);
    common.group_id = id.as_ref().map(|id| GroupId::of(options.source, id));
    let zone = terms::own_zone(&terms);

    let mut meetings = meetings(&common, sites, ways, service, zone.as_deref());
    if common.name.is_none() {
        said.notice(NoticeCode::NameMissing, "name", "");
    }
    meetings.retain(Meeting::shows_something);
    let Some(first) = meetings.first() else {
        said.rejected(NoticeCode::NothingToShow, "name", "");
        return Outcome::Rejected;
    };
    let content = content_key(first);
    let key = match (id, repeated) {
        (Some(id), false) => RecordKey::new(id),
        (Some(id), true) => {
            said.notice(NoticeCode::IdRepeated, "id", &id);
            content.clone()
        }
        (None, _) => {
            said.notice(NoticeCode::IdMissing, "id", "");
            content.clone()
        }
    };
    name_slots(&mut meetings);
    Outcome::Accepted(Box::new(Record {
        key,
        aliases: vec![Alias {
            kind: AliasKind::Content,
            value: content.as_str().to_owned(),
        }],
        meetings,
        public: public(service, &terms),
        imported_from: None,
    }))
}

/// Whether a service is a group, by what a list says of it.
pub(super) fn is_group(service: &Object) -> bool {
    let name = text(service, &["name"]).map(|name| crate::text::line(&name, 300).text);
    kind(service, name.as_deref(), &terms::terms(service)) == Kind::Group
}

/// The notes: what is new first, then what it is, for whom, and how to get in.
fn notes(service: &Object, said: &mut Said<'_>) -> Option<String> {
    let mut lines: Vec<String> = Vec::new();
    for field in [
        "alert",
        "description",
        "eligibility_description",
        "application_process",
        "interpretation_services",
    ] {
        if let Some(block) = said.block(service, field)
            && !lines.contains(&block)
        {
            lines.push(block);
        }
    }
    for eligibility in objects(service, &["eligibilitys", "eligibilities", "eligibility"]) {
        if let Some(block) = said.block(eligibility, "eligibility")
            && !lines.contains(&block)
        {
            lines.push(block);
        }
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn page(service: &Object, said: &mut Said<'_>) -> Option<String> {
    let raw = text(service, &["url"])?;
    let page = links::page(&raw);
    if page.is_none() {
        said.notice(NoticeCode::PageUnusable, "url", &raw);
    }
    page
}

fn changed(
    service: &Object,
    field: &'static str,
    read_at: Timestamp,
    said: &mut Said<'_>,
) -> Option<Timestamp> {
    match moment(service.get(field).unwrap_or(&Value::Null)) {
        Given::Missing => None,
        Given::Is(at) if at > read_at => {
            said.notice(NoticeCode::ChangedInFuture, field, &at.to_string());
            None
        }
        Given::Is(at) => Some(at),
        Given::NotUnderstood => {
            said.notice(
                NoticeCode::ChangedNotUnderstood,
                field,
                &text(service, &[field]).unwrap_or_default(),
            );
            None
        }
    }
}

fn content_key(meeting: &Meeting) -> RecordKey {
    let place = meeting
        .venue
        .as_ref()
        .and_then(|venue| venue.address.as_deref().or(venue.name.as_deref()));
    let link = meeting
        .online
        .as_ref()
        .and_then(|online| online.url.as_deref());
    let start = meeting
        .schedule
        .start
        .map(|time| time.to_string())
        .unwrap_or_default();
    RecordKey::of_content(&[
        &folded(meeting.service_body.as_deref().unwrap_or_default()),
        &folded(meeting.name.as_deref().unwrap_or_default()),
        &folded(place.or(link).unwrap_or_default()),
        &meeting.schedule.rule().unwrap_or_default(),
        &start,
    ])
}

/// The public part: the plain values of the service, unknown ones too unless their name or value is that of a person, and the
/// names of its terms.
fn public(service: &Object, terms: &[Term]) -> String {
    let mut kept: Map<String, Value> = service
        .iter()
        .filter(|(key, value)| is_public(key, value))
        .take(80)
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    let names = terms::names(terms);
    if !names.is_empty() {
        kept.insert("taxonomy_terms".to_owned(), names.into());
    }
    parts::public(&kept, |_| true)
}

fn is_public(key: &str, value: &Value) -> bool {
    const PLAIN: [&str; 2] = ["id", "name"];
    const PRIVATE: [&str; 21] = [
        "assurer",
        "contact",
        "person",
        "facilitator",
        "leader",
        "manager",
        "coordinator",
        "reviewer",
        "mail",
        "phone",
        "mobile",
        "token",
        "password",
        "secret",
        "internal",
        "private",
        "admin",
        "note",
        "comment",
        "editor",
        "_by",
    ];
    let key = key.to_ascii_lowercase();
    if PLAIN.contains(&key.as_str()) {
        return true;
    }
    if PRIVATE.iter().any(|part| key.contains(part)) || key.len() > 60 {
        return false;
    }
    match value {
        Value::Bool(_) | Value::Number(_) => true,
        Value::String(text) => {
            let digits = text.chars().filter(char::is_ascii_digit).count();
            let is_id = key.ends_with("id") || key.contains("date") || key.contains("modified");
            !text.is_empty() && text.len() <= 2_000 && !text.contains('@') && (digits < 7 || is_id)
        }
        _ => false,
    }
}
