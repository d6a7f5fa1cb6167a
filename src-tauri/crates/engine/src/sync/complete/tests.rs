//! What is filled in, and what is left unknown.

use super::*;
use circle_domain::{FeedFormat, Record, RecordKey, Recurrence, Schedule, SourceId, ZoneFrom};
use jiff::civil::{Weekday, time};

fn source() -> Source {
    Source {
        id: SourceId::new("s"),
        format: Some(FeedFormat::MeetingGuide),
        time_zone: Some("America/Los_Angeles".into()),
        single_zone: true,
        country: Some("US".into()),
        ..Source::new("Harbor lists", "https://feed.example/list.json")
    }
}

fn meeting(attendance: Attendance, point: Option<(f64, f64)>) -> Meeting {
    let venue = Venue {
        point: point.and_then(|(latitude, longitude)| Point::new(latitude, longitude)),
        position_from: point.map(|_| PositionFrom::Record),
        ..Venue::default()
    };
    Meeting {
        attendance,
        venue: Some(venue),
        schedule: Schedule {
            recurrence: Recurrence::Weekly {
                weekday: Weekday::Monday,
                interval: 1,
                anchor: None,
            },
            start: Some(time(19, 0, 0, 0)),
            minutes: None,
            time_zone: None,
            zone_from: ZoneFrom::Unknown,
            exceptions: circle_domain::Exceptions::default(),
        },
        ..Meeting::empty()
    }
}

fn completed(meetings: Vec<Meeting>, source: &Source) -> (Vec<Meeting>, Vec<Notice>) {
    let records = meetings
        .into_iter()
        .enumerate()
        .map(|(number, meeting)| Record {
            key: RecordKey::new(number.to_string()),
            aliases: Vec::new(),
            meetings: vec![meeting],
            public: "{}".into(),
            imported_from: None,
        });
    let mut reading = Reading {
        records: records.collect(),
        ..Reading::default()
    };
    let now: Timestamp = "2026-11-23T08:00:00Z".parse().unwrap();
    complete(&mut reading, source, Places::embedded().unwrap(), now);
    (
        reading
            .records
            .into_iter()
            .flat_map(|record| record.meetings)
            .collect(),
        reading.notices,
    )
}

const SEATTLE: Option<(f64, f64)> = Some((47.6062, -122.3321));
const DENVER: Option<(f64, f64)> = Some((39.7392, -104.9903));

fn zone_of(meeting: &Meeting) -> (Option<&str>, ZoneFrom) {
    (
        meeting.schedule.time_zone.as_deref(),
        meeting.schedule.zone_from,
    )
}

#[test]
fn zones_come_from_the_record_then_coordinates_then_the_source() {
    let mut told = meeting(Attendance::InPerson, DENVER);
    told.schedule.time_zone = Some("America/Phoenix".into());
    told.schedule.zone_from = ZoneFrom::Record;
    let room = meeting(Attendance::InPerson, DENVER);
    let nowhere = meeting(Attendance::Hybrid, None);
    let online = meeting(Attendance::Online, None);
    let (done, _) = completed(vec![told, room, nowhere, online], &source());
    assert_eq!(
        zone_of(&done[0]),
        (Some("America/Phoenix"), ZoneFrom::Record),
        "the record's own zone stays"
    );
    assert_eq!(
        zone_of(&done[1]),
        (Some("America/Denver"), ZoneFrom::Coordinates),
        "exact coordinates lie in a zone"
    );
    assert_eq!(
        zone_of(&done[2]),
        (Some("America/Los_Angeles"), ZoneFrom::Source),
        "a room somewhere takes the source's"
    );
    assert_eq!(
        zone_of(&done[3]),
        (None, ZoneFrom::Unknown),
        "this source spans zones: an online meeting's is unknown"
    );
}

#[test]
fn an_online_meeting_takes_the_zone_of_a_source_with_a_single_one() {
    let (done, _) = completed(
        vec![
            meeting(Attendance::InPerson, SEATTLE),
            meeting(Attendance::Online, None),
        ],
        &source(),
    );
    assert_eq!(
        zone_of(&done[1]),
        (Some("America/Los_Angeles"), ZoneFrom::Source),
        "everything else is in that zone"
    );
    let wide = Source {
        single_zone: false,
        ..source()
    };
    let (done, _) = completed(vec![meeting(Attendance::Online, None)], &wide);
    assert_eq!(
        zone_of(&done[0]),
        (None, ZoneFrom::Unknown),
        "a source that is known to span zones"
    );
}

#[test]
fn positions_come_from_postcode_or_town_and_say_so() {
    let mut by_code = meeting(Attendance::InPerson, None);
    by_code.venue = Some(Venue {
        postal_code: Some("98101".into()),
        country: Some("U.S.A.".into()),
        ..Venue::default()
    });
    let mut by_town = meeting(Attendance::InPerson, None);
    by_town.venue = Some(Venue {
        city: Some("Spokane".into()),
        region: Some("WA".into()),
        ..Venue::default()
    });
    let mut online = by_town.clone();
    online.attendance = Attendance::Online;
    let mut withheld = by_code.clone();
    withheld.attendance = Attendance::None;
    let (done, _) = completed(vec![by_code, by_town, online, withheld], &source());
    let venue = |at: usize| done[at].venue.as_ref().unwrap();
    assert_eq!(
        venue(0).position_from,
        Some(PositionFrom::Postcode),
        "the centre of the postcode"
    );
    assert_eq!(
        venue(0).country.as_deref(),
        Some("US"),
        "any usual spelling of a country becomes its code"
    );
    assert_eq!(
        venue(1).position_from,
        Some(PositionFrom::Town),
        "the centre of the town"
    );
    assert_eq!(venue(2).point, None, "an online meeting has no position");
    assert_eq!(
        venue(3).point,
        None,
        "a withheld address is not brought back by its postcode"
    );
}

#[test]
fn problems_come_from_the_fellowship_then_the_source_then_the_name() {
    let mut aa = meeting(Attendance::InPerson, SEATTLE);
    aa.fellowship = Some(FellowshipId::new("aa"));
    let (done, _) = completed(vec![aa], &source());
    let alcohol = ProblemClaim {
        problem: ProblemId::new("substance/alcohol"),
        primary: true,
    };
    assert!(
        done[0].problems.contains(&alcohol),
        "a fellowship serves what its table says"
    );
    assert!(
        done[0]
            .problems
            .iter()
            .all(|claim| claim.problem.area() != "family"),
        "never the family by way of the sufferer"
    );
    let declaring = Source {
        problems: vec![ProblemId::new("substance")],
        ..source()
    };
    let (done, _) = completed(vec![meeting(Attendance::InPerson, SEATTLE)], &declaring);
    assert!(
        done[0].problems.contains(&alcohol) && done[0].problems.len() > 1,
        "an area means all its leaves"
    );
    let mut named = meeting(Attendance::InPerson, SEATTLE);
    named.name = Some("Gambling recovery group".into());
    let mut plain = meeting(Attendance::InPerson, SEATTLE);
    plain.name = Some("Harbor Community House, Tuesday".into());
    let (done, notices) = completed(vec![named, plain], &source());
    assert!(
        !done[0].problems.is_empty(),
        "a name can say it beyond doubt"
    );
    assert_eq!(
        notices.iter().map(|notice| notice.code).collect::<Vec<_>>(),
        [NoticeCode::ProblemFromName],
        "and then it is said"
    );
    assert!(
        done[1].problems.is_empty(),
        "a name that says nothing is not asked to"
    );
}

#[test]
fn only_what_a_name_says_beyond_doubt_counts() {
    let leaves = |name: &str| {
        of_name(name, "en")
            .iter()
            .map(|id| id.as_str().to_owned())
            .collect::<Vec<_>>()
    };
    for plain in [
        "Harbor Community House",
        "Women's Step Study",
        "Men's Group",
        "Early Risers",
        "School Street Group",
        "Sober Friends",
    ] {
        assert_eq!(
            leaves(plain),
            [""; 0],
            "{plain} does not say what it is for"
        );
    }
    assert_eq!(
        leaves("Overcoming anxiety"),
        ["mental-health/anxiety-panic"],
        "this does"
    );
    let family = leaves("Parents of addicts");
    assert!(
        !family.is_empty()
            && family
                .iter()
                .all(|leaf| leaf.starts_with("family-of-addict/")),
        "a group for the family, and only for it: {family:?}"
    );
}
