//! The plain way: no columns, no bitsets, no arithmetic on minutes. Here the meetings and what one of them says to a
//! question; in [`answer`] the page.

mod answer;

pub(crate) use answer::answer;

use circle_domain::schedule::WEEKDAYS;
use circle_domain::{Attendance, Point, Recurrence, Schedule, Status, WhoMayAttend, ZoneFrom};
use circle_search::{Facets, Found, Page, Query, Row, Section, Sort};
use jiff::civil::{Date, Time, Weekday, date, time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeMap;

pub(crate) const PROBLEMS: &[&str] = &[
    "substance/alcohol",
    "substance/drugs-any",
    "grief/bereavement",
    "family-of-addict/family-alcohol",
    "nowhere/none",
];

/// Lower case, without the accents that the names here have, other signs as blanks.
pub(crate) fn folded(text: &str) -> String {
    let letters = text.to_lowercase();
    let letters = letters.chars().map(|letter| match letter {
        'é' | 'è' => 'e',
        'ü' => 'u',
        'ø' => 'o',
        letter if letter.is_alphanumeric() => letter,
        _ => ' ',
    });
    let letters: String = letters.collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words asked for, and whether each also stands for what begins with it: the last, and those of three letters and more.
pub(crate) fn asked_words(asked: &[String]) -> Vec<(String, bool)> {
    let words: Vec<String> = asked
        .iter()
        .flat_map(|text| {
            folded(text)
                .split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    let last = words.len().saturating_sub(1);
    words
        .into_iter()
        .enumerate()
        .map(|(at, word)| {
            let unfinished = at == last || word.chars().count() >= 3;
            (word, unfinished)
        })
        .collect()
}

/// Which filters a meeting holds.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Conditions {
    /// Text, times, formats and accessibility features.
    common: bool,
    problem: bool,
    fellowship: bool,
    source: bool,
    near: bool,
    attendance: bool,
    day: bool,
    language: bool,
    audience: bool,
    who: bool,
    status: bool,
    /// On which day it counts.
    weekday: Option<Weekday>,
}

impl Conditions {
    fn all(self) -> bool {
        let Self {
            common,
            problem,
            fellowship,
            source,
            near,
            attendance,
            day,
            language,
            audience,
            who,
            status,
            weekday: _,
        } = self;
        common
            && problem
            && fellowship
            && source
            && near
            && attendance
            && day
            && language
            && audience
            && who
            && status
    }
}

/// Whether a room can still be reached in time: at least a quarter of an hour is left, and half of the meeting. A link always.
fn is_in_time(has_link: bool, start: i32, end: i32, now: i32) -> bool {
    has_link || (end - now >= 15 && (end - now) * 2 >= end - start)
}

/// A seeded source of chance (SplitMix64).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).unwrap()
    }

    pub(crate) fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub(crate) fn pick<'a, T>(&mut self, values: &'a [T]) -> &'a T {
        &values[self.below(values.len())]
    }

    pub(crate) fn point(&mut self) -> Point {
        let (latitude, longitude) = *self.pick(&[
            (47.6, -122.3),
            (52.5, 13.4),
            (-33.9, 151.2),
            (0.5, 179.9),
            (0.4, -179.9),
            (89.0, 0.0),
        ]);
        let mut shift = || (self.below(2000) as f64 - 1000.0) / 2000.0;
        let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
        Point {
            latitude: round(latitude + shift()),
            longitude: round(longitude + shift()),
        }
    }
}

pub(crate) struct Meeting {
    pub(crate) row: i64,
    pub(crate) sample: bool,
    id: String,
    name: Option<String>,
    source: &'static str,
    others: Vec<(i64, &'static str)>,
    fellowship: Option<&'static str>,
    problems: Vec<(&'static str, bool)>,
    point: Option<Point>,
    attendance: Attendance,
    status: Status,
    doubtful: bool,
    who: WhoMayAttend,
    schedule: Schedule,
    formats: Vec<&'static str>,
    languages: Vec<&'static str>,
    audience: Vec<&'static str>,
    access: Vec<&'static str>,
}

fn some(chance: &mut Chance, values: &[&'static str]) -> Vec<&'static str> {
    values
        .iter()
        .copied()
        .filter(|_| chance.one_in(3))
        .collect()
}

fn schedule(chance: &mut Chance) -> Schedule {
    let weekday = *chance.pick(&WEEKDAYS);
    let some_date = |chance: &mut Chance| -> Date {
        date(2026, 1, 1) + i64::try_from(chance.below(500)).unwrap().days()
    };
    let recurrence = match chance.below(12) {
        0 => Recurrence::Monthly {
            weekday,
            weeks: vec![*chance.pick(&[1, 2, 5, -1]), 3],
        },
        1 => Recurrence::Weekly {
            weekday,
            interval: 2,
            anchor: Some(date(2026, 1, 5)),
        },
        2 => Recurrence::Weekly {
            weekday,
            interval: 2,
            anchor: None,
        },
        3 => Recurrence::Dates((0..chance.below(4)).map(|_| some_date(chance)).collect()),
        4 => Recurrence::ByArrangement,
        _ => Recurrence::Weekly {
            weekday,
            interval: 1,
            anchor: None,
        },
    };
    let zones = [
        "America/Los_Angeles",
        "America/New_York",
        "Europe/Berlin",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "UTC",
        "Not/A_Zone",
    ];
    let hour = i8::try_from(*chance.pick(&[0, 1, 2, 3, 7, 12, 18, 19, 20, 23])).unwrap();
    Schedule {
        recurrence,
        start: (!chance.one_in(15)).then(|| time(hour, *chance.pick(&[0, 15, 30]), 0, 0)),
        minutes: *chance.pick(&[
            None,
            None,
            Some(60),
            Some(90),
            Some(180),
            Some(1440),
            Some(4000),
            Some(20_000),
        ]),
        time_zone: (!chance.one_in(8)).then(|| chance.pick(&zones).to_string()),
        zone_from: ZoneFrom::Record,
        exceptions: circle_domain::Exceptions::default(),
    }
}

impl Meeting {
    pub(crate) fn invent(chance: &mut Chance, number: usize, gaps: bool) -> Self {
        let first = [
            "Hope",
            "New Hope",
            "Café Light",
            "light house",
            "Newcomers",
            "The hope group",
        ];
        Self {
            row: i64::try_from(if gaps { number * 1000 + 5 } else { number + 1 }).unwrap(),
            sample: false,
            id: format!("m{:04}", (number * 7919) % 10_000),
            name: (!chance.one_in(9)).then(|| chance.pick(&first).to_string()),
            source: *chance.pick(&["s1", "s2", "s3", "s4"]),
            // Their rows lie between or far beyond those of the meetings, and are nobody else's.
            others: (0..chance.below(8).saturating_sub(5))
                .map(|other| {
                    let row = if gaps {
                        number * 1000 + 600 + other
                    } else {
                        number + 10_000_000 * (other + 1)
                    };
                    let row = i64::try_from(row).unwrap();
                    (row, *chance.pick(&["s2", "s3", "s5"]))
                })
                .collect(),
            fellowship: (!chance.one_in(4)).then(|| *chance.pick(&["aa", "na", "smart"])),
            problems: some(chance, &PROBLEMS[..4])
                .into_iter()
                .map(|problem| (problem, chance.one_in(2)))
                .collect(),
            point: (!chance.one_in(4)).then(|| chance.point()),
            attendance: *chance.pick(&[
                Attendance::InPerson,
                Attendance::InPerson,
                Attendance::Online,
                Attendance::Hybrid,
                Attendance::None,
            ]),
            status: *chance.pick(&[
                Status::Active,
                Status::Active,
                Status::Active,
                Status::ByArrangement,
                Status::AddressImprecise,
                Status::NoLongerListed,
                Status::TemporarilyClosed,
                Status::NoJoiningDetails,
            ]),
            doubtful: chance.one_in(6),
            who: *chance.pick(&[
                WhoMayAttend::Open,
                WhoMayAttend::Closed,
                WhoMayAttend::Unknown,
            ]),
            schedule: schedule(chance),
            formats: some(chance, &["beginners", "speaker", "meditation"]),
            languages: some(chance, &["en", "de", "pt-BR", "pt", "en-GB"]),
            audience: some(chance, &["women", "men", "secular"]),
            access: some(chance, &["wheelchair", "parking"]),
        }
    }

    pub(crate) fn row(&self) -> Row<'_> {
        Row {
            row: self.row,
            id: &self.id,
            name: self.name.as_deref(),
            source: self.source,
            others: self.others.clone(),
            fellowship: self.fellowship,
            problems: self.problems.clone(),
            point: self.point,
            attendance: self.attendance,
            status: self.status,
            doubtful: self.doubtful,
            who: self.who,
            schedule: self.schedule.clone(),
            formats: self.formats.clone(),
            languages: self.languages.clone(),
            audience: self.audience.clone(),
            access: self.access.clone(),
            sample: self.sample,
        }
    }

    /// The weekday and the time that are tested.
    fn tested(&self, now: Timestamp, reader: &TimeZone) -> (Option<Weekday>, Option<Time>) {
        let next = self.schedule.next(now);
        if self.attendance == Attendance::Online {
            let usual = || {
                let weekday = self.schedule.weekday()?;
                let recurrence = Recurrence::Weekly {
                    weekday,
                    interval: 1,
                    anchor: None,
                };
                Schedule {
                    recurrence,
                    ..self.schedule.clone()
                }
                .next(now)
            };
            if let Some(next) = next.or_else(usual) {
                let shown = next.start.with_time_zone(reader.clone());
                return (Some(shown.weekday()), Some(shown.time()));
            }
            return (self.schedule.weekday(), self.schedule.start);
        }
        let day = self
            .schedule
            .weekday()
            .or_else(|| next.map(|next| next.start.weekday()));
        (day, self.schedule.start)
    }

    fn attends(&self, asked: Attendance) -> bool {
        match asked {
            Attendance::InPerson => self.attendance.has_room(),
            Attendance::Online => self.attendance.has_link(),
            other => self.attendance == other,
        }
    }

    /// Whether it is near where these ways of attending are asked for.
    fn is_near(&self, query: &Query, attendance: &[Attendance]) -> bool {
        let Some(near) = query.near else { return true };
        if self.attendance == Attendance::Online {
            return attendance.contains(&Attendance::Online);
        }
        self.point.is_some_and(|point| {
            near.within_km
                .is_none_or(|km| near.point.distance_km(point) <= km)
        })
    }

    fn holds(&self, query: &Query, now: Timestamp, reader: &TimeZone) -> Conditions {
        let (day, start) = self.tested(now, reader);
        let named = |asked: &[String], own: &[&str]| {
            asked.is_empty() || asked.iter().any(|name| own.contains(&name.as_str()))
        };
        let speaks = |tag: &String| {
            let tag = tag.to_lowercase();
            self.languages.iter().any(|own| {
                own.to_lowercase() == tag || own.to_lowercase().starts_with(&format!("{tag}-"))
            })
        };
        let serves = |asked: &str| {
            self.problems
                .iter()
                .any(|(own, _)| *own == asked || own.starts_with(&format!("{asked}/")))
        };
        let soon = query.starts_within_minutes.is_none_or(|minutes| {
            self.schedule
                .next(now)
                .is_some_and(|next| next.start.timestamp() <= now + i64::from(minutes).minutes())
        });
        let timely = match (query.from, query.until, start) {
            (None, None, _) => true,
            (_, _, None) => false,
            (Some(from), None, Some(start)) => start >= from,
            (None, Some(until), Some(start)) => start < until,
            (Some(from), Some(until), Some(start)) if from < until => {
                from <= start && start < until
            }
            (Some(from), Some(until), Some(start)) => start >= from || start < until,
        };
        let attends = query.attendance.is_empty()
            || query.attendance.iter().any(|asked| self.attends(*asked));
        Conditions {
            common: timely
                && soon
                && query
                    .formats
                    .iter()
                    .all(|name| self.formats.contains(&name.as_str()))
                && query
                    .access
                    .iter()
                    .all(|name| self.access.contains(&name.as_str()))
                && query
                    .text
                    .as_ref()
                    .is_none_or(|text| self.has_words(&text.words)),
            problem: query.problems.is_empty()
                || query.problems.iter().any(|asked| serves(asked.as_str())),
            fellowship: query.fellowships.is_empty()
                || query
                    .fellowships
                    .iter()
                    .any(|asked| Some(asked.as_str()) == self.fellowship),
            source: query.sources.is_empty()
                || query
                    .sources
                    .iter()
                    .any(|asked| self.sources().contains(&asked.as_str())),
            near: self.is_near(query, &query.attendance),
            attendance: attends,
            day: query.days.is_empty() || day.is_some_and(|day| query.days.contains(&day)),
            language: query.languages.is_empty() || query.languages.iter().any(speaks),
            audience: named(&query.audience, &self.audience),
            who: query.who.is_empty() || query.who.contains(&self.who),
            status: if query.statuses.is_empty() {
                !self.status.is_left_out()
            } else {
                query.statuses.contains(&self.status)
            },
            weekday: day,
        }
    }

    /// Every row of the store that lists it.
    pub(crate) fn rows(&self) -> impl Iterator<Item = i64> {
        let others = self.others.iter().map(|(row, _)| *row);
        std::iter::once(self.row).chain(others)
    }

    /// The words by which it is found.
    pub(crate) fn words(&self) -> Vec<String> {
        let name = folded(self.name.as_deref().unwrap_or_default());
        name.split_whitespace().map(str::to_owned).collect()
    }

    fn has_words(&self, asked: &[String]) -> bool {
        let own = self.words();
        asked_words(asked).iter().all(|(word, unfinished)| {
            own.iter()
                .any(|own| own == word || (*unfinished && own.starts_with(word)))
        })
    }

    fn sources(&self) -> Vec<&'static str> {
        let others = self.others.iter().map(|(_, source)| *source);
        std::iter::once(self.source).chain(others).collect()
    }

    fn found(&self, query: &Query, now: Timestamp, reader: &TimeZone) -> Found {
        let origin = query.near.map(|near| near.point).or(query.origin);
        let apart = self
            .point
            .zip(origin)
            .map(|(point, origin)| origin.distance_km(point));
        let next = self.schedule.next(now);
        let zoned = self
            .schedule
            .time_zone
            .as_deref()
            .is_some_and(|zone| TimeZone::get(zone).is_ok());
        let section = match &next {
            _ if self.schedule.is_by_arrangement() => Section::ByArrangement,
            _ if !zoned => Section::ZoneUnknown,
            None => Section::DateUnknown,
            Some(next) => {
                let minute =
                    |moment: Timestamp| i32::try_from(moment.as_second().div_euclid(60)).unwrap();
                let (start, end, now_minute) = (
                    minute(next.start.timestamp()),
                    minute(next.end.timestamp()),
                    minute(now),
                );
                let days = reader
                    .to_datetime(now)
                    .date()
                    .until(reader.to_datetime(next.start.timestamp()).date())
                    .unwrap()
                    .get_days();
                match (
                    start <= now_minute,
                    is_in_time(self.attendance.has_link(), start, end, now_minute),
                ) {
                    (true, true) => Section::OnNow,
                    (true, false) => Section::UnderWay,
                    _ if start <= now_minute + 180 => Section::NextHours,
                    _ if days <= 0 => Section::Today,
                    _ if days == 1 => Section::Tomorrow,
                    _ if days < 7 => Section::ThisWeek,
                    _ => Section::Later,
                }
            }
        };
        Found {
            row: self.row,
            section,
            distance_km: apart.filter(|_| self.attendance != Attendance::Online),
            start: next.map(|next| next.start.timestamp()),
            primary: query.problems.is_empty()
                || query.problems.iter().any(|asked| {
                    let asked = asked.as_str();
                    self.problems.iter().any(|(own, primary)| {
                        *primary && (*own == asked || own.starts_with(&format!("{asked}/")))
                    })
                }),
        }
    }
}
