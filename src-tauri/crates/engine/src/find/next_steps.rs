//! Ways out of an empty or thin answer: what to change, and how many meetings that leads to.

use super::Finding;
use super::asked::Asked;
use crate::answer::{NextStep, NextStepKind};
use crate::relation::seen_by;
use circle_domain::{Attendance, Relation};
use circle_search::{Near, Query, Sort};

/// The distances that a search is widened to, in kilometres, as far as anybody goes.
const WIDER_KM: [f64; 6] = [10.0, 25.0, 50.0, 100.0, 200.0, 300.0];
/// Beyond those, in steps of so many kilometres.
const AFAR_KM: f64 = 500.0;
/// The next day, in minutes.
const DAY: u32 = 24 * 60;

type Change = fn(&mut Query);

impl Finding<'_> {
    /// The steps that lead to more than `total` meetings, and the other side of the problem where it has any.
    pub(crate) fn next_steps(&self, asked: &Asked, total: u32) -> Vec<NextStep> {
        let query = &asked.query;
        let mut steps: Vec<NextStep> = self.wider(query).into_iter().collect();
        let mut offer = |kind, filter, changed: Query| {
            steps.push(NextStep {
                kind,
                within_km: None,
                nearest_km: None,
                filter,
                total: self.total(&changed),
            });
        };
        let changed = |change: Change| {
            let mut query = query.clone();
            change(&mut query);
            query
        };
        offer(NextStepKind::Online, None, online_soon(query));
        if query.text.is_some() {
            offer(
                NextStepKind::Words,
                None,
                changed(|query| query.text = None),
            );
        }
        if !query.days.is_empty()
            || query.from.is_some()
            || query.until.is_some()
            || query.starts_within_minutes.is_some()
        {
            offer(NextStepKind::AnyDay, None, any_time(query.clone()));
        }
        let filters: [(bool, &'static str, Change); 9] = [
            (!query.formats.is_empty(), "format", |query| {
                query.formats.clear()
            }),
            (!query.languages.is_empty(), "language", |query| {
                query.languages.clear()
            }),
            (!query.audience.is_empty(), "audience", |query| {
                query.audience.clear()
            }),
            (!query.access.is_empty(), "access", |query| {
                query.access.clear()
            }),
            (!query.who.is_empty(), "who", |query| query.who.clear()),
            (!query.fellowships.is_empty(), "fellowship", |query| {
                query.fellowships.clear()
            }),
            (!query.attendance.is_empty(), "attendance", |query| {
                query.attendance.clear()
            }),
            (!query.statuses.is_empty(), "status", |query| {
                query.statuses.clear()
            }),
            (!query.sources.is_empty(), "source", |query| {
                query.sources.clear()
            }),
        ];
        for (is_chosen, name, change) in filters {
            if is_chosen {
                offer(NextStepKind::Drop, Some(name), changed(change));
            }
        }
        for side in [Relation::Family, Relation::Myself] {
            let problems = seen_by(&query.problems, side);
            if problems != query.problems {
                offer(
                    NextStepKind::OtherRelation,
                    None,
                    Query {
                        problems,
                        ..query.clone()
                    },
                );
                break;
            }
        }
        // The other side is another question, not a wider one.
        steps.retain(|step| {
            step.total
                > if step.kind == NextStepKind::OtherRelation {
                    0
                } else {
                    total
                }
        });
        steps
    }

    /// As far as the nearest meeting that holds everything else.
    fn wider(&self, query: &Query) -> Option<NextStep> {
        let near = query.near?;
        let within = near.within_km?;
        let anywhere = Near {
            within_km: None,
            ..near
        };
        // Those that are only online are not nearer by looking further.
        let mut wide = Query {
            near: Some(anywhere),
            sort: Sort::Nearest,
            limit: 0,
            count_facets: false,
            ..query.clone()
        };
        wide.attendance.retain(|way| *way != Attendance::Online);
        if wide.attendance.is_empty() {
            wide.attendance = vec![Attendance::InPerson];
        }
        let beyond = usize::try_from(self.total(&Query {
            near: query.near,
            ..wide.clone()
        }))
        .unwrap_or(usize::MAX);
        let nearest = Query {
            offset: beyond,
            limit: 1,
            ..wide
        };
        let nearest_km = self.ask(&nearest).rows.first()?.distance_km?;
        // Farther than anybody goes it is still said how far the nearest is.
        let within_km = WIDER_KM
            .into_iter()
            .find(|km| *km > within && *km >= nearest_km)
            .unwrap_or_else(|| (nearest_km / AFAR_KM).ceil() * AFAR_KM);
        let total = self.total(&Query {
            near: Some(Near {
                within_km: Some(within_km),
                ..near
            }),
            ..query.clone()
        });
        Some(NextStep {
            kind: NextStepKind::Widen,
            within_km: Some(within_km),
            nearest_km: Some(nearest_km),
            filter: None,
            total,
        })
    }
}

fn any_time(query: Query) -> Query {
    Query {
        days: Vec::new(),
        from: None,
        until: None,
        starts_within_minutes: None,
        ..query
    }
}

/// The same question for meetings to join from afar in the next 24 hours.
pub(crate) fn online_soon(query: &Query) -> Query {
    Query {
        near: None,
        attendance: vec![Attendance::Online],
        starts_within_minutes: Some(DAY),
        text: None,
        ..any_time(query.clone())
    }
}
