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
            exceptions: circle_domain::Exceptions::default(),
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

mod clusters;
mod gates;
mod history;
mod identity;
mod opening;
mod reading;
mod withdrawal;

/// The moment at which the first reading of every test takes place.
pub(crate) fn at(hours: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + hours * 3600).unwrap()
}

pub(crate) fn source(location: &str) -> Source {
    Source::new("Coast", location)
}

/// A weekly meeting and its name.
pub(crate) fn weekly(name: &str, slot: &str, weekday: Weekday) -> Meeting {
    let mut meeting = Meeting::empty();
    meeting.slot = slot.to_owned();
    meeting.name = Some(name.to_owned());
    meeting.attendance = Attendance::InPerson;
    meeting.schedule.recurrence = Recurrence::Weekly {
        weekday,
        interval: 1,
        anchor: None,
    };
    meeting.schedule.start = Some(time(19, 0, 0, 0));
    meeting
}

pub(crate) fn record(key: &str, meetings: Vec<Meeting>) -> Record {
    Record {
        key: RecordKey::new(key),
        aliases: Vec::new(),
        public: format!(
            "{{\"names\":{:?}}}",
            meetings
                .iter()
                .map(|meeting| &meeting.name)
                .collect::<Vec<_>>()
        ),
        meetings,
        imported_from: None,
    }
}

pub(crate) fn alias(kind: AliasKind, value: &str) -> Alias {
    Alias {
        kind,
        value: value.to_owned(),
    }
}

/// A directory in a folder of its own.
pub(crate) struct Kept {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) directory: Directory,
    pub(crate) source: Source,
    hours: std::cell::Cell<i64>,
}

impl Kept {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (directory, _) = Directory::open(&folder.path().join("directory.db"), at(0)).unwrap();
        Self {
            folder,
            directory,
            source: source("https://coast.example/feed"),
            hours: std::cell::Cell::new(0),
        }
    }

    /// The next reading takes place after so many hours.
    pub(crate) fn at(&self, hours: i64) {
        self.hours.set(hours - 1);
    }

    /// Takes `records` over at so many hours if `gate` lets them.
    pub(crate) fn guarded(&self, hours: i64, records: Vec<Record>, gate: &Gate<'_>) -> Changes {
        let applied = Applied {
            content_hash: Some("newer"),
            bytes: 17,
            seconds: 0.5,
            gate: Some(gate),
            ..Applied::new(at(hours), records.len())
        };
        self.directory
            .apply(&self.source, records, &applied)
            .unwrap()
    }

    /// Takes `records` over, an hour after what was taken over before.
    pub(crate) fn apply(&self, records: Vec<Record>) -> Changes {
        self.try_apply(records, None).unwrap()
    }

    pub(crate) fn try_apply(
        &self,
        records: Vec<Record>,
        cancelled: Option<&(dyn Fn() -> bool + Sync)>,
    ) -> Result<Changes> {
        self.apply_read_as(records, cancelled, "hash")
    }

    /// Takes `records` over under this hash of their answer.
    pub(crate) fn apply_read_as(
        &self,
        records: Vec<Record>,
        cancelled: Option<&(dyn Fn() -> bool + Sync)>,
        content_hash: &str,
    ) -> Result<Changes> {
        self.hours.set(self.hours.get() + 1);
        let validators = Validators {
            etag: Some("\"one\"".to_owned()),
            last_modified: None,
        };
        let applied = Applied {
            validators: &validators,
            content_hash: Some(content_hash),
            bytes: 17,
            seconds: 0.5,
            cancelled,
            ..Applied::new(at(self.hours.get()), records.len())
        };
        self.directory.apply(&self.source, records, &applied)
    }

    /// Every meeting, in row order.
    pub(crate) fn all(&self) -> Vec<StoredMeeting> {
        let mut rows = Vec::new();
        self.directory
            .columns(|_, row| rows.push(row.row), None)
            .unwrap();
        self.directory.meetings(&rows).unwrap()
    }

    /// `(name, row, id)` of every meeting, in row order.
    pub(crate) fn ids(&self) -> Vec<(String, i64, String)> {
        let named = |meeting: &StoredMeeting| meeting.meeting.name.clone().unwrap_or_default();
        self.all()
            .iter()
            .map(|meeting| (named(meeting), meeting.row, meeting.id.as_str().to_owned()))
            .collect()
    }

    pub(crate) fn find(&self, words: &str) -> Vec<i64> {
        self.directory.text_matches(&[words.to_owned()]).unwrap()
    }
}

/// Whether any file in `folder` holds `bytes`.
pub(crate) fn somewhere(folder: &Path, bytes: &[u8]) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let content = std::fs::read(entry.unwrap().path()).unwrap();
        content.windows(bytes.len()).any(|window| window == bytes)
    })
}
