//! Services of every version, invented, each showing what is odd in real ones.

use super::*;
use crate::Role;
use circle_domain::{Attendance, Meeting, Recurrence, SourceId, Status, WhoMayAttend};
use jiff::Timestamp;
use serde_json::json;

mod hostile;
mod packages;
mod versions;

fn read_with(
    documents: &[(&str, &[u8])],
    change: impl Fn(&mut ReadOptions<'_>),
) -> Result<Reading, ReadError> {
    let source = SourceId::new("s");
    let mut options = ReadOptions {
        source: &source,
        fellowship: None,
        country: Some("GB"),
        read_at: "2026-11-20T08:00:00Z"
            .parse::<Timestamp>()
            .expect("a moment"),
        mapping: None,
        all_services: false,
    };
    change(&mut options);
    let documents: Vec<Document<'_>> = documents
        .iter()
        .map(|(name, bytes)| Document {
            role: Role::Listing,
            name,
            bytes,
        })
        .collect();
    crate::read(circle_domain::FeedFormat::Hsds, &documents, &options)
}

fn reading(value: &Value) -> Reading {
    read_with(&[("", value.to_string().as_bytes())], |_| {}).expect("a list of services")
}

fn codes(reading: &Reading) -> Vec<NoticeCode> {
    reading.notices.iter().map(|notice| notice.code).collect()
}

/// The only record's meetings.
fn meetings(service: Value) -> Vec<Meeting> {
    let mut reading = reading(&json!([service]));
    assert_eq!(
        reading.records.len(),
        1,
        "it is a group: {:?}",
        reading.notices
    );
    reading.records.remove(0).meetings
}

fn sole(service: Value) -> Meeting {
    let mut meetings = meetings(service);
    assert_eq!(meetings.len(), 1, "one meeting: {meetings:?}");
    meetings.remove(0)
}

/// A group of the third version; `more` is put over it.
fn group(more: Value) -> Value {
    let mut group = json!({
        "id": "7f1c", "name": "Quayside Anxiety Support Group", "status": "active",
        "description": "We meet and talk.", "email": "hello@quayside.example.org",
        "organization": {"id": "o1", "name": "Quayside Trust", "description": "A charity", "website": "https://quayside.example.org"},
        "service_at_locations": [{"id": "a1", "location": {
            "id": "l1", "location_type": "physical", "name": "Quay Hall", "latitude": 51.5, "longitude": -2.6,
            "addresses": [{"id": "d1", "address_1": "1 Quay Street", "city": "Portbridge", "state_province": "Avonshire",
                "postal_code": "PB1 2CD", "country": "GB", "address_type": "physical", "attention": "Jo Keeper"}]
        }}],
        "schedules": [{"id": "t1", "freq": "WEEKLY", "byday": "TU", "opens_at": "19:00", "closes_at": "20:30"}]
    });
    let (Some(group_map), Value::Object(more)) = (group.as_object_mut(), more) else {
        return group;
    };
    group_map.extend(more);
    group
}

/// A group with one schedule.
fn scheduled(schedule: Value) -> Value {
    group(json!({"schedules": [schedule]}))
}
