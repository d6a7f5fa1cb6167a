//! What the tests of this crate have in common; the tests of a subject are in the file of its name.

use super::*;
use circle_domain::{
    Alias, AliasKind, Attendance, Code, Contact, ContactKind, FellowshipId, GroupId, LedBy,
    Meeting, OnlineAccess, Point, PositionFrom, ProblemClaim, ProblemId, Record, RecordKey,
    Recurrence, Schedule, Source, SourceId, Venue, WhoMayAttend, ZoneFrom,
};
use jiff::civil::{Weekday, date, time};

/// A meeting with every field set.
pub(crate) fn full_meeting() -> Meeting {
    Meeting {
        slot: "monday".to_owned(),
        group_id: Some(GroupId::new("gquiet")),
        fellowship: Some(FellowshipId::new("na")),
        problems: vec![
            ProblemClaim {
                problem: ProblemId::new("substance/drugs"),
                primary: true,
            },
            ProblemClaim {
                problem: ProblemId::new("substance/alcohol"),
                primary: false,
            },
        ],
        name: Some("Quiet Corner \u{201c}früh\u{201d}".to_owned()),
        group: Some("The Lighthouse Keepers".to_owned()),
        notes: Some("Ring twice.\nBring a mug.".to_owned()),
        page_url: Some("https://lighthouse.example/quiet".to_owned()),
        attendance: Attendance::Hybrid,
        temporarily_closed: true,
        schedule: Schedule {
            recurrence: Recurrence::Weekly {
                weekday: Weekday::Monday,
                interval: 2,
                anchor: Some(date(2026, 11, 16)),
            },
            start: Some(time(19, 30, 0, 0)),
            minutes: Some(75),
            time_zone: Some("Europe/Berlin".to_owned()),
            zone_from: ZoneFrom::Coordinates,
        },
        venue: Some(Venue {
            name: Some("Harbor Community House".to_owned()),
            address: Some("12 Gull Lane".to_owned()),
            city: Some("Nordhafen".to_owned()),
            district: Some("Altstadt".to_owned()),
            region: Some("Küstenland".to_owned()),
            postal_code: Some("99999".to_owned()),
            country: Some("DE".to_owned()),
            point: Some(Point {
                latitude: 54.123_456_789,
                longitude: 9.1 + 0.2,
            }),
            position_from: Some(PositionFrom::Record),
            directions: Some("second floor".to_owned()),
        }),
        online: Some(OnlineAccess {
            url: Some("https://zoom.us/j/5550100".to_owned()),
            provider: Some("zoom.us".to_owned()),
            phone: Some("+49555010".to_owned()),
            notes: Some("pass code 4711".to_owned()),
        }),
        contact: Contact {
            kind: ContactKind::Group,
            name: Some("Lighthouse mailbox".to_owned()),
            phone: Some("+49555011".to_owned()),
            email: Some("quiet@lighthouse.example".to_owned()),
            url: Some("https://lighthouse.example".to_owned()),
            contact_first: true,
        },
        formats: vec![Code::known("beginners"), Code::raw("ZZ")],
        languages: vec!["de".to_owned(), "en".to_owned()],
        audience: vec![Code::known("women")],
        access: vec![Code::known("wheelchair"), Code::known("parking")],
        who_may_attend: WhoMayAttend::Open,
        cost: Some("a coin for tea".to_owned()),
        led_by: LedBy::Trained,
        service_body: Some("Coast Area".to_owned()),
        world_id: Some("G00012345".to_owned()),
        last_changed: Some("2026-01-02T03:04:05.006Z".parse().unwrap()),
        last_confirmed: Some("2026-02-03T04:05:06Z".parse().unwrap()),
    }
}
