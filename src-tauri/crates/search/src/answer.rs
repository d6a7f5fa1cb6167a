//! Answering: the sets of all filters, what they have in common, the counts, and one page in order.

mod page;

use crate::bits::{Bits, Counted, Set, rows_of};
use crate::clock::{Clock, SlotNow};
use crate::facets::Facets;
use crate::index::{ATTENDANCES, Columns, Index, WHO};
use crate::order::{Least, Place, distance_key};
use crate::query::{Query, Sort};
use crate::section::Section;
use crate::text::fold;
use crate::values::{Group, Values};
use circle_domain::schedule::WEEKDAYS;
use circle_domain::{Attendance, Point, Status};
use jiff::Timestamp;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// One page of an answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// How many meetings answer the question.
    pub total: u32,
    /// Those of this page, in order.
    pub rows: Vec<Found>,
    /// The counts; none when the query does not want them.
    pub facets: Option<Facets>,
}

/// One meeting of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its row in the store.
    pub row: i64,
    /// Where it stands in a list that starts at now.
    pub section: Section,
    /// Kilometres from the place asked for; none for meetings that are only online, and those whose place is not known.
    pub distance_km: Option<f64>,
    /// Its next start, where that is known.
    pub start: Option<Timestamp>,
    /// Whether it exists for a problem that was asked for (else it also welcomes it). True when none was.
    pub primary: bool,
}

/// The filters of which several values mean any of them; each is a set of rows, where it is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Any {
    Problem,
    Fellowship,
    Attendance,
    Day,
    Language,
    Audience,
    Who,
    Status,
    Source,
}

/// All filters of one query as sets.
struct Filters<'a> {
    columns: &'a Columns<'a>,
    query: &'a Query,
    clock: &'a Clock,
    /// What everything else holds for: text, times, formats, access.
    common: Bits,
    /// Near the place; none when no place is asked for.
    near: Option<Bits>,
    any: Vec<(Any, Bits)>,
    chosen: Chosen,
}

/// The numbers of the chosen values of the filters whose values have names.
#[derive(Default)]
struct Chosen {
    problem: Vec<u32>,
    area: Vec<u32>,
    fellowship: Vec<u32>,
    format: Vec<u32>,
    language: Vec<u32>,
    audience: Vec<u32>,
    access: Vec<u32>,
    source: Vec<u32>,
}

impl Index {
    /// Answers `query` as of `now` for a reader whose clock is `reader`.
    #[must_use]
    pub fn answer(&self, query: &Query, now: Timestamp, reader: &TimeZone) -> Page {
        let (columns, clock) = (self.columns(), self.clock(now, reader));
        let filters = Filters::new(&columns, query, &clock);
        let found = filters.all_but(None);
        let total = found.count();
        let rows = if query.limit == 0 || total == 0 {
            Vec::new()
        } else {
            filters.page(&found, reader)
        };
        let facets = query.count_facets.then(|| filters.facets(&found));
        Page {
            total,
            rows,
            facets,
        }
    }
}

fn minutes(time: Time) -> u16 {
    u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs())
}

impl<'a> Filters<'a> {
    fn new(columns: &'a Columns<'a>, query: &'a Query, clock: &'a Clock) -> Self {
        let rows = columns.rows;
        let values = |group| columns.values(group);
        let numbers = |group: Group, names: &mut dyn Iterator<Item = &'a str>| {
            columns.values(group).names.numbers(names)
        };
        let is_area = |id: &&str| !id.contains('/');
        let problems = || query.problems.iter().map(circle_domain::ProblemId::as_str);
        let chosen = Chosen {
            problem: numbers(Group::Problem, &mut problems().filter(|id| !is_area(id))),
            area: numbers(Group::Area, &mut problems().filter(is_area)),
            fellowship: numbers(
                Group::Fellowship,
                &mut query
                    .fellowships
                    .iter()
                    .map(circle_domain::FellowshipId::as_str),
            ),
            format: numbers(Group::Format, &mut as_text(&query.formats)),
            language: query
                .languages
                .iter()
                .flat_map(|tag| values(Group::Language).names.of_tag(tag))
                .collect(),
            audience: numbers(Group::Audience, &mut as_text(&query.audience)),
            access: numbers(Group::Access, &mut as_text(&query.access)),
            source: numbers(
                Group::Source,
                &mut query.sources.iter().map(circle_domain::SourceId::as_str),
            ),
        };
        let mut any = Vec::new();
        let mut choose = |filter: Any, is_chosen: bool, set: &dyn Fn() -> Bits| {
            if is_chosen {
                any.push((filter, set()));
            }
        };
        choose(Any::Problem, !query.problems.is_empty(), &|| {
            let mut set = values(Group::Problem).any(&chosen.problem);
            set.or(values(Group::Area).any(&chosen.area).set());
            set
        });
        choose(Any::Fellowship, !query.fellowships.is_empty(), &|| {
            values(Group::Fellowship).any(&chosen.fellowship)
        });
        choose(Any::Language, !query.languages.is_empty(), &|| {
            values(Group::Language).any(&chosen.language)
        });
        choose(Any::Audience, !query.audience.is_empty(), &|| {
            values(Group::Audience).any(&chosen.audience)
        });
        choose(Any::Source, !query.sources.is_empty(), &|| {
            values(Group::Source).any(&chosen.source)
        });
        choose(Any::Attendance, !query.attendance.is_empty(), &|| {
            union(rows, &ATTENDANCES, &columns.attendance, |value| {
                query.attendance.iter().any(|asked| attends(*value, *asked))
            })
        });
        choose(Any::Day, !query.days.is_empty(), &|| {
            union(rows, &WEEKDAYS, &sets(&clock.days), |day| {
                query.days.contains(day)
            })
        });
        choose(Any::Who, !query.who.is_empty(), &|| {
            union(rows, &WHO, &columns.who, |who| query.who.contains(who))
        });
        choose(Any::Status, true, &|| {
            union(rows, &Status::ALL, &columns.status, |status| {
                if query.statuses.is_empty() {
                    !status.is_left_out()
                } else {
                    query.statuses.contains(status)
                }
            })
        });
        let near = query.near.map(|near| {
            let mut set = near.within_km.map_or_else(
                || columns.globe.placed().to_bits(),
                |km| columns.globe.within(near.point, km),
            );
            set.and_not(columns.only_online());
            set
        });
        let mut filters = Self {
            columns,
            query,
            clock,
            common: columns.universe.to_bits(),
            near,
            any,
            chosen,
        };
        filters.hold_common();
        filters
    }

    /// Narrows `common` to the rows that hold the filters without facets, and all formats and accessibility features.
    fn hold_common(&mut self) {
        let (columns, query, clock) = (self.columns, self.query, self.clock);
        for (group, asked, chosen) in [
            (Group::Format, &query.formats, &self.chosen.format),
            (Group::Access, &query.access, &self.chosen.access),
        ] {
            let values = columns.values(group);
            // A value that nobody has is held by nobody.
            if asked.iter().any(|name| values.names.number(name).is_none()) {
                self.common = Bits::none(columns.rows);
            }
            for number in chosen {
                self.common.and(values.any(&[*number]).set());
            }
        }
        if let Some(text) = &query.text {
            self.common.and(text.hits.0.set());
        }
        let (from, until) = (query.from.map(minutes), query.until.map(minutes));
        if from.is_some() || until.is_some() || query.starts_within_minutes.is_some() {
            let holds = |slot: &SlotNow| {
                ((from.is_none() && until.is_none()) || slot.is_between(from, until))
                    && query
                        .starts_within_minutes
                        .is_none_or(|minutes| slot.starts_within(minutes, clock.now))
            };
            let held: Vec<bool> = clock.slots.iter().map(holds).collect();
            self.common.retain(|row| {
                let slot = columns.slot_of.get(row as usize);
                slot.and_then(|slot| held.get(*slot as usize))
                    .copied()
                    .unwrap_or(false)
            });
        }
    }

    /// The rows near the place; with those that are only online if `online` is wanted.
    fn near(&self, online: bool) -> Option<Cow<'_, Bits>> {
        let near = self.near.as_ref()?;
        if !online {
            return Some(Cow::Borrowed(near));
        }
        let mut set = near.clone();
        set.or(self.columns.only_online());
        Some(Cow::Owned(set))
    }

    /// The rows that hold all filters, or all but one.
    fn all_but(&self, left_out: Option<Any>) -> Bits {
        let mut set = self.common.clone();
        for (filter, rows) in &self.any {
            if left_out != Some(*filter) {
                set.and(rows.set());
            }
        }
        // Whether the place matters to meetings that are only online hangs on the attendance asked for.
        if left_out != Some(Any::Attendance)
            && let Some(near) = self.near(self.query.attendance.contains(&Attendance::Online))
        {
            set.and(near.set());
        }
        set
    }

    fn facets(&self, found: &Bits) -> Facets {
        let columns = self.columns;
        let under = |filter: Any| {
            let chosen = self.any.iter().any(|(other, _)| *other == filter);
            if chosen {
                Cow::Owned(self.all_but(Some(filter)))
            } else {
                Cow::Borrowed(found)
            }
        };
        let all = Counted::new(found.set());
        let count = |filter: Any, values: Values<'_>, chosen: &[u32]| match under(filter) {
            Cow::Borrowed(_) => values.counts(&all, chosen),
            Cow::Owned(set) => values.counts(&Counted::new(set.set()), chosen),
        };
        let values = |group| columns.values(group);
        let language = under(Any::Language);
        let language_counts =
            values(Group::Language).tag_counts(language.set(), &self.chosen.language);
        let (problem, area) = (values(Group::Problem), values(Group::Area));
        let (problem, area) = match under(Any::Problem) {
            Cow::Borrowed(_) => (problem.counts(&all, &[]), area.counts(&all, &[])),
            Cow::Owned(set) => {
                let set = Counted::new(set.set());
                (
                    problem.counts(&set, &self.chosen.problem),
                    area.counts(&set, &self.chosen.area),
                )
            }
        };
        let named = |filter, group, chosen: &[u32]| count(filter, values(group), chosen);
        Facets {
            attendance: self.attendance_counts(),
            weekday: counts(under(Any::Day).set(), &WEEKDAYS, &sets(&self.clock.days)),
            fellowship: named(Any::Fellowship, Group::Fellowship, &self.chosen.fellowship),
            problem,
            area,
            format: values(Group::Format).counts(&all, &self.chosen.format),
            language: language_counts,
            audience: named(Any::Audience, Group::Audience, &self.chosen.audience),
            access: values(Group::Access).counts(&all, &self.chosen.access),
            who: counts(under(Any::Who).set(), &WHO, &columns.who),
            status: counts(under(Any::Status).set(), &Status::ALL, &columns.status),
            source: named(Any::Source, Group::Source, &self.chosen.source),
        }
    }

    /// Choosing an attendance also decides whether distance matters, so each is counted with its own surroundings.
    fn attendance_counts(&self) -> Vec<(Attendance, u32)> {
        let base = self.all_but(Some(Any::Attendance));
        let count = |asked: Attendance| {
            let mut set = union(
                self.columns.rows,
                &ATTENDANCES,
                &self.columns.attendance,
                |value| attends(*value, asked),
            );
            set.and(base.set());
            match self.near(asked == Attendance::Online) {
                Some(near) => set.count_and(near.set()),
                None => set.count(),
            }
        };
        [Attendance::InPerson, Attendance::Online, Attendance::Hybrid]
            .map(|asked| (asked, count(asked)))
            .to_vec()
    }
}

/// Whether a meeting attended in the way `value` is one that `asked` means.
fn attends(value: Attendance, asked: Attendance) -> bool {
    match asked {
        Attendance::InPerson => value.has_room(),
        Attendance::Online => value.has_link(),
        Attendance::Hybrid | Attendance::None => value == asked,
    }
}

fn as_text(ids: &[String]) -> impl Iterator<Item = &str> {
    ids.iter().map(String::as_str)
}

fn sets(bits: &[Bits]) -> Vec<Set<'_>> {
    bits.iter().map(Bits::set).collect()
}

fn union<T>(rows: usize, values: &[T], sets: &[Set<'_>], wanted: impl Fn(&T) -> bool) -> Bits {
    let mut union = Bits::none(rows);
    for (_, set) in values.iter().zip(sets).filter(|(value, _)| wanted(value)) {
        union.or(*set);
    }
    union
}

fn counts<T: Copy>(set: Set<'_>, values: &[T], sets: &[Set<'_>]) -> Vec<(T, u32)> {
    values
        .iter()
        .zip(sets)
        .map(|(value, rows)| (*value, set.count_and(*rows)))
        .collect()
}
