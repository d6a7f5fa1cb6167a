//! The invented sample directory that ships with the program: a format of our own, one object a meeting.
//!
//! `{"format":"open-circle-sample","version":1,"meetings":[...]}`. A meeting says its problem areas itself (`problem`, and
//! `also` for one that is welcome too), its recurrence by name (`weekly`, `every_other_week` with `anchor`, `monthly` with
//! `weeks`, `dates`, `by_arrangement`), and the rest in the domain's own words.

use crate::{Document, ReadError, ReadOptions, json};
use circle_domain::schedule::WEEKDAYS;
use circle_domain::schedule::weekday_name;
use circle_domain::{
    Attendance, Code, Contact, ContactKind, FellowshipId, GroupId, LedBy, Meeting, Notice,
    NoticeCode, OnlineAccess, Point, PositionFrom, ProblemClaim, ProblemId, Reading, Record,
    RecordKey, Recurrence, Schedule, Venue, WhoMayAttend, ZoneFrom,
};
use jiff::civil::Time;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Row {
    id: String,
    group: String,
    name: Option<String>,
    notes: Option<String>,
    fellowship: Option<String>,
    problem: String,
    also: Option<String>,
    attendance: String,
    temporarily_closed: bool,
    when: When,
    venue: Place,
    online: Option<Online>,
    contact: Option<Reach>,
    formats: Vec<String>,
    languages: Vec<String>,
    audience: Vec<String>,
    access: Vec<String>,
    who: String,
    cost: Option<String>,
    led_by: String,
    last_changed: Option<jiff::Timestamp>,
    last_confirmed: Option<jiff::Timestamp>,
}

#[derive(Deserialize)]
struct When {
    recurrence: String,
    weekday: Option<String>,
    #[serde(default)]
    weeks: Vec<i8>,
    anchor: Option<jiff::civil::Date>,
    #[serde(default)]
    dates: Vec<jiff::civil::Date>,
    start: Option<String>,
    minutes: Option<u16>,
    time_zone: Option<String>,
}

#[derive(Deserialize)]
struct Place {
    name: Option<String>,
    address: Option<String>,
    city: Option<String>,
    region: Option<String>,
    postal_code: Option<String>,
    country: Option<String>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    directions: Option<String>,
}

#[derive(Deserialize)]
struct Online {
    url: Option<String>,
    phone: Option<String>,
    notes: Option<String>,
}

#[derive(Deserialize)]
struct Reach {
    kind: String,
    name: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    #[serde(default)]
    contact_first: bool,
}

/// Whether it says that it is one.
pub(crate) fn is_listing(value: &Value) -> bool {
    value.get("format").and_then(Value::as_str) == Some("open-circle-sample")
}

/// Reads it.
pub(crate) fn read(
    documents: &[Document<'_>],
    options: &ReadOptions<'_>,
) -> Result<Reading, ReadError> {
    let document = documents.first().ok_or(ReadError::Empty)?;
    let parsed = json::parse(document.bytes)?;
    if !is_listing(&parsed.value) {
        return Err(ReadError::WrongShape {
            found: json::kind(&parsed.value),
        });
    }
    let rows = parsed
        .value
        .get("meetings")
        .and_then(Value::as_array)
        .ok_or(ReadError::NoRecords)?;
    if rows.is_empty() {
        return Err(ReadError::NoRecords);
    }
    let mut reading = Reading {
        read: rows.len(),
        ..Reading::default()
    };
    for (number, value) in rows.iter().enumerate() {
        match serde_json::from_value::<Row>(value.clone()) {
            Ok(row) => reading.records.push(record(row, options)),
            Err(_) => {
                reading.rejected += 1;
                reading.notices.push(Notice::new(
                    NoticeCode::NotARecord,
                    format!("#{}", number + 1),
                    "",
                    "",
                ));
            }
        }
    }
    Ok(reading)
}

fn record(row: Row, options: &ReadOptions<'_>) -> Record {
    let codes = |codes: Vec<String>| codes.iter().map(|code| Code::stored(code)).collect();
    let claim = |problem: &str, primary| ProblemClaim {
        problem: ProblemId::new(problem),
        primary,
    };
    let problems = std::iter::once(claim(&row.problem, true))
        .chain(row.also.as_deref().map(|also| claim(also, false)));
    let meeting = Meeting {
        group_id: Some(GroupId::of(options.source, &row.group)),
        fellowship: row.fellowship.map(FellowshipId::new),
        problems: problems.collect(),
        name: row.name,
        notes: row.notes,
        attendance: Attendance::parse(&row.attendance).unwrap_or_default(),
        temporarily_closed: row.temporarily_closed,
        schedule: schedule(row.when),
        venue: Some(venue(row.venue)),
        online: row.online.map(|online| OnlineAccess {
            url: online.url,
            provider: None,
            phone: online.phone,
            notes: online.notes,
        }),
        contact: row.contact.map_or_else(Contact::default, |reach| Contact {
            kind: ContactKind::parse(&reach.kind),
            name: reach.name,
            phone: reach.phone,
            email: reach.email,
            url: None,
            contact_first: reach.contact_first,
        }),
        formats: codes(row.formats),
        languages: row.languages,
        audience: codes(row.audience),
        access: codes(row.access),
        who_may_attend: WhoMayAttend::parse(&row.who).unwrap_or_default(),
        cost: row.cost,
        led_by: LedBy::parse(&row.led_by).unwrap_or_default(),
        last_changed: row.last_changed,
        last_confirmed: row.last_confirmed,
        ..Meeting::empty()
    };
    Record {
        key: RecordKey::new(row.id),
        aliases: Vec::new(),
        meetings: vec![meeting],
        public: "{}".to_owned(),
        imported_from: None,
    }
}

fn schedule(when: When) -> Schedule {
    let weekday = WEEKDAYS
        .into_iter()
        .find(|weekday| Some(weekday_name(*weekday)) == when.weekday.as_deref());
    let recurrence = match (when.recurrence.as_str(), weekday) {
        ("weekly", Some(weekday)) => Recurrence::Weekly {
            weekday,
            interval: 1,
            anchor: None,
        },
        ("every_other_week", Some(weekday)) => Recurrence::Weekly {
            weekday,
            interval: 2,
            anchor: when.anchor,
        },
        ("monthly", Some(weekday)) if !when.weeks.is_empty() => Recurrence::Monthly {
            weekday,
            weeks: when.weeks,
        },
        ("dates", _) if !when.dates.is_empty() => Recurrence::Dates(when.dates),
        _ => return Schedule::by_arrangement(),
    };
    Schedule {
        recurrence,
        start: when.start.and_then(|start| start.parse::<Time>().ok()),
        minutes: when.minutes,
        zone_from: if when.time_zone.is_some() {
            ZoneFrom::Record
        } else {
            ZoneFrom::Unknown
        },
        time_zone: when.time_zone,
        exceptions: circle_domain::Exceptions::default(),
    }
}

fn venue(place: Place) -> Venue {
    let point = place
        .latitude
        .zip(place.longitude)
        .and_then(|(latitude, longitude)| Point::new(latitude, longitude));
    Venue {
        name: place.name,
        address: place.address,
        city: place.city,
        district: None,
        region: place.region,
        postal_code: place.postal_code,
        country: place.country,
        point,
        position_from: point.map(|_| PositionFrom::Record),
        directions: place.directions,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Role;
    use circle_domain::{SourceId, Status};

    fn read_text(text: &str) -> Result<Reading, ReadError> {
        let source = SourceId::new("s");
        let options = ReadOptions {
            mapping: None,
            all_services: false,
            source: &source,
            fellowship: None,
            country: None,
            read_at: jiff::Timestamp::UNIX_EPOCH,
        };
        read(
            &[Document {
                name: "",
                role: Role::Listing,
                bytes: text.as_bytes(),
            }],
            &options,
        )
    }

    #[test]
    fn a_meeting_is_read_in_the_domains_words() {
        let reading = read_text(
            r#"{"format":"open-circle-sample","version":1,"meetings":[7,{"id":"a","group":"g","name":"The Empty Chair","notes":null,
            "fellowship":null,"problem":"grief/bereavement","also":null,"attendance":"none","temporarily_closed":true,
            "when":{"recurrence":"monthly","weekday":"friday","weeks":[-1],"start":"19:30","minutes":90,"time_zone":"Europe/Berlin"},
            "venue":{"name":null,"address":null,"city":"Steinbrück","region":null,"postal_code":null,"country":"DE","latitude":null,
            "longitude":null,"directions":null},"online":null,"contact":null,"formats":["topic"],"languages":["de"],"audience":[],
            "access":[],"who":"open","cost":null,"led_by":"peers","last_changed":"2025-01-01T12:00:00Z","last_confirmed":null}]}"#,
        )
        .expect("it is a sample directory");
        assert_eq!(
            (reading.read, reading.records.len(), reading.rejected),
            (2, 1, 1),
            "the number is no record"
        );
        let meeting = &reading.records[0].meetings[0];
        assert_eq!(
            meeting.schedule.rule().as_deref(),
            Some("FREQ=MONTHLY;BYDAY=-1FR"),
            "the last Friday"
        );
        assert_eq!(
            meeting.status(),
            Status::TemporarilyClosed,
            "its building is closed"
        );
        assert!(meeting.problems[0].primary, "what it exists for");
    }

    #[test]
    fn what_is_no_sample_is_refused() {
        assert_eq!(
            read_text("[]"),
            Err(ReadError::WrongShape { found: "a list" }),
            "another list"
        );
        assert_eq!(
            read_text(r#"{"format":"open-circle-sample","meetings":[]}"#),
            Err(ReadError::NoRecords),
            "nothing in it"
        );
    }
}
