//! Makes the files of this version's schemas that the tests keep: `cargo run -p circle-store --example fixtures -- FOLDER`.
//!
//! To be run once for each released schema, and never for an older one: the files stay as that release wrote them.

use circle_domain::{
    Alias, AliasKind, Attendance, FellowshipId, Meeting, OnlineAccess, Point, PositionFrom,
    ProblemClaim, ProblemId, Record, RecordKey, Recurrence, Source, Venue, ZoneFrom,
};
use circle_store::directory::{Applied, Validators};
use circle_store::personal::Saving;
use circle_store::{Directory, Personal};
use jiff::Timestamp;
use jiff::civil::{Weekday, time};
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("which folder?")?);
    let now = Timestamp::from_second(1_795_000_000)?;
    let source = Source {
        fellowship: Some(FellowshipId::new("aa")),
        problems: vec![ProblemId::new("substance/alcohol")],
        time_zone: Some("America/Los_Angeles".to_owned()),
        single_zone: true,
        country: Some("US".to_owned()),
        catalogue: Some("harbor".to_owned()),
        ..Source::new("Harbor groups", "https://harbor.example/feed.json")
    };
    let mut meeting = Meeting::empty();
    meeting.name = Some("Gull Rock Sunrise".to_owned());
    meeting.notes = Some("Bring a mug.".to_owned());
    meeting.fellowship.clone_from(&source.fellowship);
    meeting.problems = vec![ProblemClaim {
        problem: ProblemId::new("substance/alcohol"),
        primary: true,
    }];
    meeting.attendance = Attendance::Hybrid;
    meeting.schedule.recurrence = Recurrence::Monthly {
        weekday: Weekday::Sunday,
        weeks: vec![1, -1],
    };
    meeting.schedule.start = Some(time(7, 15, 0, 0));
    meeting.schedule.minutes = Some(60);
    meeting.schedule.time_zone.clone_from(&source.time_zone);
    meeting.schedule.zone_from = ZoneFrom::Source;
    meeting.venue = Some(Venue {
        name: Some("Boat Shed".to_owned()),
        address: Some("3 Pier Road".to_owned()),
        city: Some("Gull Rock".to_owned()),
        country: Some("US".to_owned()),
        point: Some(Point {
            latitude: 45.25,
            longitude: -123.75,
        }),
        position_from: Some(PositionFrom::Record),
        ..Venue::default()
    });
    meeting.online = Some(OnlineAccess {
        url: Some("https://zoom.us/j/5550100".to_owned()),
        provider: Some("zoom.us".to_owned()),
        ..OnlineAccess::default()
    });
    let records = vec![Record {
        key: RecordKey::new("gull-rock-sunrise"),
        aliases: vec![Alias {
            kind: AliasKind::Number,
            value: "17".to_owned(),
        }],
        public: "{\"slug\":\"gull-rock-sunrise\",\"id\":17}".to_owned(),
        meetings: vec![meeting],
        imported_from: None,
    }];

    let (directory, _) = Directory::open(&folder.join("directory-v1.db"), now)?;
    let applied = Applied {
        validators: &Validators {
            etag: Some("\"tide\"".to_owned()),
            last_modified: None,
        },
        content_hash: Some("0000"),
        bytes: 512,
        seconds: 0.25,
        ..Applied::new(now, 1)
    };
    directory.apply(&source, records, &applied)?;
    let mut rows = Vec::new();
    directory.columns(|_, row| rows.push(row.row), None)?;
    let personal = Personal::open(&folder.join("personal-v1.db"))?;
    personal.put_source(&source, now)?;
    personal.set_setting("locale", Some("de"))?;
    for stored in directory.meetings(&rows)? {
        personal.save(&Saving {
            meeting: &stored,
            source: &source,
            now,
        })?;
    }
    Ok(())
}
