//! Events put together into records: single evenings of one series folded, what is over left out, keys given.

use super::{Clock, Event, folded};
use crate::recurrence::{self, Days};
use crate::{MOST_RECORDS, ReadError, ReadOptions};
use circle_domain::schedule::weekday_name;
use circle_domain::{
    Alias, AliasKind, Exceptions, GroupId, Meeting, Notice, NoticeCode, Reading, Record, RecordKey,
    Recurrence, Schedule, ZoneFrom,
};
use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Meetings of one record; nobody's series needs more.
const MOST_SLOTS: usize = 40;

/// Puts events together and adds them to `reading`. `series` counts as one record, and so does each event that is left out.
///
/// # Errors
/// When there are more events than any directory has, or none at all.
pub(crate) fn settle(
    events: Vec<Event>,
    options: &ReadOptions<'_>,
    mut reading: Reading,
) -> Result<Reading, ReadError> {
    if events.len() > MOST_RECORDS {
        return Err(ReadError::TooMany {
            records: events.len(),
        });
    }
    let today = today(options);
    let horizon = events
        .iter()
        .flat_map(|event| event.dates.iter().map(|(_, date)| *date))
        .max()
        .unwrap_or(today);
    let mut keys = Keys::default();
    for group in grouped(events, options) {
        reading.read += 1;
        match record(
            group,
            options,
            today,
            horizon,
            &mut keys,
            &mut reading.notices,
        ) {
            Some(record) => reading.records.push(record),
            None => reading.rejected += 1,
        }
    }
    if reading.read == 0 {
        return Err(ReadError::NoRecords);
    }
    Ok(reading)
}

/// The day of reading, by the clocks that are the furthest behind.
fn today(options: &ReadOptions<'_>) -> Date {
    behind().to_datetime(options.read_at).date()
}

/// The zone whose clocks are the furthest behind: what is over there is over everywhere.
fn behind() -> TimeZone {
    TimeZone::fixed(Offset::constant(-12))
}

/// Events that are one series.
struct Group {
    /// The one that speaks for all: the next to come, else the last.
    event: Event,
    /// How many were put together.
    count: usize,
    /// Whether its dates are evenings of a series, in which a rhythm may be.
    is_series: bool,
}

fn grouped(events: Vec<Event>, options: &ReadOptions<'_>) -> Vec<Group> {
    let mut groups: Vec<Vec<Event>> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for event in events {
        let name = if !event.is_single() {
            None
        } else if let Some(series) = &event.series {
            Some(format!("series\n{series}"))
        } else {
            event
                .meeting
                .name
                .as_ref()
                .map(|_| content(&event, options))
        };
        let at = name.as_ref().and_then(|name| known.get(name)).copied();
        match at.and_then(|at| groups.get_mut(at)) {
            Some(group) => group.push(event),
            None => {
                if let Some(name) = name {
                    known.insert(name, groups.len());
                }
                groups.push(vec![event]);
            }
        }
    }
    groups
        .into_iter()
        .filter_map(|group| together(group, options))
        .collect()
}

/// The event that is next to come speaks for its series, with the dates of all.
fn together(mut group: Vec<Event>, options: &ReadOptions<'_>) -> Option<Group> {
    let today = today(options);
    let first = |event: &Event| event.dates.first().map(|(_, date)| *date);
    if group.len() > 1 {
        group.sort_by_key(first);
    }
    let count = group.len();
    let speaks = group
        .iter()
        .position(|event| first(event).is_some_and(|date| date >= today))
        .unwrap_or(count.saturating_sub(1));
    let dates: Vec<(Clock, Date)> = if count > 1 {
        group.iter().flat_map(|event| event.dates.clone()).collect()
    } else {
        Vec::new()
    };
    let mut event = group.into_iter().nth(speaks)?;
    if count > 1 {
        event.dates = dates;
    }
    let is_series = event.is_single() && (count > 1 || event.series.is_some());
    Some(Group {
        event,
        count,
        is_series,
    })
}

/// The keys given so far.
#[derive(Default)]
struct Keys {
    taken: HashSet<String>,
    turns: HashMap<String, usize>,
}

impl Keys {
    /// `wanted`, or where that is taken `content`, with a number where that is taken too.
    fn take(&mut self, wanted: &str, content: &str) -> String {
        if self.taken.insert(wanted.to_owned()) {
            return wanted.to_owned();
        }
        if self.taken.insert(content.to_owned()) {
            return content.to_owned();
        }
        let turn = self.turns.entry(content.to_owned()).or_insert(1);
        loop {
            *turn += 1;
            let key = format!("{content}~{turn}");
            if self.taken.insert(key.clone()) {
                return key;
            }
        }
    }
}

fn record(
    group: Group,
    options: &ReadOptions<'_>,
    today: Date,
    horizon: Date,
    keys: &mut Keys,
    notices: &mut Vec<Notice>,
) -> Option<Record> {
    let Group {
        event,
        count,
        is_series,
    } = group;
    let mut notice = |code, field, value: &str| {
        notices.push(Notice::new(code, event.called.clone(), field, value));
    };
    if !event.meeting.shows_something() {
        notice(NoticeCode::NothingToShow, "summary", "");
        return None;
    }
    if event.meeting.name.is_none() {
        notice(NoticeCode::NameMissing, "summary", "");
    }
    let content = content(&event, options);
    let times = times(&event, is_series, today, horizon);
    let has_times = !times.is_empty();
    let mut times: Vec<Timed> = times
        .into_iter()
        .filter(|time| !time.is_over(options))
        .collect();
    if has_times && times.is_empty() {
        notice(NoticeCode::Over, "start", "");
        return None;
    }
    if count > 1 {
        notice(NoticeCode::EventsFolded, "start", &count.to_string());
    }
    times.truncate(MOST_SLOTS);
    let mut whole = event.meeting.clone();
    whole.fellowship = options.fellowship.cloned();
    whole.group_id = group_id(&event, options);
    let meetings = meetings(whole, times);
    // Ids of single evenings come and go with them.
    let id = event
        .series
        .clone()
        .or_else(|| event.id.clone().filter(|_| count == 1));
    let wanted = id.clone().unwrap_or_else(|| content.clone());
    let key = keys.take(&wanted, &content);
    if id.is_none() && count == 1 {
        notice(NoticeCode::IdMissing, "uid", "");
    } else if key != wanted {
        notice(NoticeCode::IdRepeated, "uid", &wanted);
    }
    let named = |kind, value: Option<String>| value.map(|value| Alias { kind, value });
    let aliases = [
        named(AliasKind::Slug, event.slug.clone()),
        named(
            AliasKind::Number,
            event
                .id
                .clone()
                .filter(|id| event.series.is_some() && count == 1 && *id != key),
        ),
        named(AliasKind::Content, Some(content)),
    ];
    Some(Record {
        key: RecordKey::new(key),
        aliases: aliases.into_iter().flatten().collect(),
        meetings,
        public: event.public,
        imported_from: None,
    })
}

/// One slot to be: when, and whether it is the rhythm of its record or dates beside it.
struct Timed {
    clock: Clock,
    days: Days,
    beside: bool,
}

impl Timed {
    fn schedule(&self) -> Schedule {
        Schedule {
            recurrence: self.days.recurrence.clone(),
            start: self.clock.start,
            minutes: self.clock.minutes,
            time_zone: self.clock.zone.clone(),
            zone_from: if self.clock.zone.is_some() {
                ZoneFrom::Record
            } else {
                ZoneFrom::Unknown
            },
            exceptions: self.days.exceptions.clone(),
        }
    }

    /// Whether nothing of it is on or to come.
    fn is_over(&self, options: &ReadOptions<'_>) -> bool {
        let mut schedule = self.schedule();
        if schedule.start.is_none() {
            // A whole day lasts until midnight, or as many days as it says.
            schedule.start = Some(Time::midnight());
            schedule.minutes = Some(schedule.minutes.unwrap_or(1440));
        }
        let zone = schedule
            .time_zone
            .as_deref()
            .and_then(|zone| TimeZone::get(zone).ok())
            .unwrap_or_else(behind);
        schedule.next_in(&zone, options.read_at).is_none()
    }
}

/// The times of an event: its rules, and its single dates by their clocks, folded where they are those of a series.
fn times(event: &Event, is_series: bool, today: Date, horizon: Date) -> Vec<Timed> {
    let has_rules = !event.rules.is_empty();
    let mut all: Vec<Timed> = event
        .rules
        .iter()
        .map(|(clock, days)| Timed {
            clock: clock.clone(),
            days: days.clone(),
            beside: false,
        })
        .collect();
    let mut by_clock: BTreeMap<&Clock, Vec<Date>> = BTreeMap::new();
    for (clock, date) in &event.dates {
        by_clock.entry(clock).or_default().push(*date);
    }
    for (clock, mut dates) in by_clock {
        let folded = if is_series {
            recurrence::fold(&dates, today, horizon)
        } else {
            if dates.len() > 1 {
                // What is past of a list that stands beside a rule is of no use.
                dates.retain(|date| *date >= today);
            }
            if dates.is_empty() {
                continue;
            }
            vec![Days::dates(dates)]
        };
        all.extend(folded.into_iter().map(|days| {
            let beside =
                has_rules || (is_series && matches!(days.recurrence, Recurrence::Dates(_)));
            Timed {
                clock: clock.clone(),
                days,
                beside,
            }
        }));
    }
    all
}

/// A meeting for each time. The sole rhythm of a record has the empty slot, also when dates beside it come and go.
fn meetings(whole: Meeting, times: Vec<Timed>) -> Vec<Meeting> {
    if times.is_empty() {
        return vec![whole];
    }
    let rhythms = times.iter().filter(|time| !time.beside).count();
    let sole = times.len() == 1;
    let mut turns: HashMap<String, usize> = HashMap::new();
    times
        .into_iter()
        .map(|time| {
            let schedule = time.schedule();
            let name = if sole || (rhythms == 1 && !time.beside) {
                String::new()
            } else if time.beside {
                "dates".to_owned()
            } else {
                schedule
                    .weekday()
                    .map_or_else(|| "dates".to_owned(), |day| weekday_name(day).to_owned())
            };
            let turn = turns.entry(name.clone()).or_insert(0);
            *turn += 1;
            let slot = if *turn > 1 {
                format!("{name}-{turn}")
            } else {
                name
            };
            Meeting {
                slot,
                schedule,
                ..whole.clone()
            }
        })
        .collect()
}

/// The way in, for telling groups apart that have no room.
fn link(meeting: &Meeting) -> &str {
    meeting
        .online
        .as_ref()
        .and_then(|online| online.url.as_deref().or(online.phone.as_deref()))
        .unwrap_or_default()
}

/// The hash of what makes an event this one: fellowship, name, place or link, rhythm and time.
fn content(event: &Event, options: &ReadOptions<'_>) -> String {
    let meeting = &event.meeting;
    let rhythms: Vec<String> = event
        .rules
        .iter()
        .map(|(_, days)| {
            let schedule = Schedule {
                recurrence: days.recurrence.clone(),
                start: Some(Time::midnight()),
                exceptions: Exceptions::default(),
                ..Schedule::by_arrangement()
            };
            schedule.rule().unwrap_or_default()
        })
        .collect();
    let clock = event
        .rules
        .first()
        .map(|(clock, _)| clock)
        .or_else(|| event.dates.first().map(|(clock, _)| clock));
    let start = clock
        .and_then(|clock| clock.start)
        .map(|time| time.to_string())
        .unwrap_or_default();
    let place = if event.place.is_empty() {
        folded(link(meeting))
    } else {
        event.place.clone()
    };
    let fellowship = options
        .fellowship
        .map(|fellowship| fellowship.as_str())
        .unwrap_or_default();
    RecordKey::of_content(&[
        fellowship,
        &folded(meeting.name.as_deref().unwrap_or_default()),
        &place,
        &rhythms.join("\n"),
        &start,
    ])
    .as_str()
    .to_owned()
}

/// Events with one title at one place, or behind one link, are of one group.
fn group_id(event: &Event, options: &ReadOptions<'_>) -> Option<GroupId> {
    let name = folded(event.meeting.name.as_deref()?);
    let place = if event.place.is_empty() {
        folded(link(&event.meeting))
    } else {
        event.place.clone()
    };
    (!place.is_empty()).then(|| GroupId::of(options.source, &format!("{name}\n{place}")))
}
