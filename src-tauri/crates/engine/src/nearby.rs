//! Beside one meeting: what else is at its place, and where somebody can turn for whom it is not the right one.
//!
//! Rule: no way is better than another. What is offered has the same problem and lies near, the soonest first; ways of another kind
//! (without steps or faith beside those with them, and the reverse) and groups of the other side are told apart, and never hidden.

use crate::answer::FoundMeeting;
use crate::moment::Moment;
use crate::question::{Filters, Near, Question, Sort};
use crate::relation::{relation_of, seen_by};
use crate::{Engine, EngineError};
use circle_domain::{Attendance, FellowshipId, MeetingId, PositionFrom, ProblemId, Relation};
use circle_store::directory::StoredMeeting;
use circle_words::organizations;
use std::collections::HashSet;

/// How many of each kind are told.
const MOST: usize = 5;
/// How many are looked through for them: a group of seven days is told once.
const LOOKED_AT: usize = 100;
/// Positions that differ by less are the same house, in kilometres.
const SAME_HOUSE_KM: f64 = 0.06;

/// What is beside one meeting.
#[derive(Clone, Debug, Default)]
pub struct Nearby {
    /// Other groups at the same place, the soonest first.
    pub same_place: Vec<FoundMeeting>,
    /// Other groups for the same problem.
    pub others: Vec<FoundMeeting>,
    /// Groups for the same problem that go another way: without steps or faith, or with them.
    pub other_ways: Vec<FoundMeeting>,
    /// Groups for the other side: for those close to somebody, or for the person themself.
    pub other_side: Vec<FoundMeeting>,
}

impl Engine {
    /// What is beside a meeting: near its place, or online where it has none that is known.
    ///
    /// # Errors
    /// [`EngineError::UnknownMeeting`]; or when the databases cannot be read.
    pub fn nearby(&self, id: &MeetingId, moment: &Moment) -> Result<Nearby, EngineError> {
        let stored = self.shown_for(self.meeting(id)?)?;
        let mut told: HashSet<String> = HashSet::from([group_key(&stored)]);
        let same_place = self.at_the_same_place(&stored, moment)?;
        let problems: Vec<ProblemId> = stored
            .meeting
            .problems
            .iter()
            .filter(|claim| claim.primary)
            .map(|claim| claim.problem.clone())
            .collect();
        if problems.is_empty() {
            return Ok(Nearby {
                same_place: first_of_each(same_place, &mut told),
                ..Nearby::default()
            });
        }
        let asked = |problems: &[ProblemId], fellowships: Vec<FellowshipId>| Filters {
            problems: problems.to_vec(),
            fellowships,
            ..around(&stored)
        };
        let ways = other_ways(&stored, &problems);
        let other_ways = if ways.is_empty() {
            Vec::new()
        } else {
            self.soonest(asked(&problems, ways), moment)?
        };
        let other_side = other_side(&problems);
        let other_side = if other_side.is_empty() {
            Vec::new()
        } else {
            self.soonest(asked(&other_side, Vec::new()), moment)?
        };
        let others = self.soonest(asked(&problems, Vec::new()), moment)?;
        // Each group is told once, where it says the most.
        Ok(Nearby {
            other_ways: first_of_each(other_ways, &mut told),
            other_side: first_of_each(other_side, &mut told),
            others: first_of_each(others, &mut told),
            same_place: {
                let mut here = HashSet::from([group_key(&stored)]);
                first_of_each(same_place, &mut here)
            },
        })
    }

    fn at_the_same_place(
        &self,
        stored: &StoredMeeting,
        moment: &Moment,
    ) -> Result<Vec<FoundMeeting>, EngineError> {
        let venue = stored.meeting.venue.as_ref();
        // A position that was guessed from a town is no house.
        let point = venue
            .filter(|venue| venue.position_from == Some(PositionFrom::Record))
            .and_then(|venue| venue.point);
        let Some(point) = point else {
            return Ok(Vec::new());
        };
        let here = Filters {
            near: Some(Near::Point(point)),
            within_km: Some(SAME_HOUSE_KM),
            attendance: vec![Attendance::InPerson],
            ..Filters::default()
        };
        self.soonest(here, moment)
    }

    fn soonest(&self, filters: Filters, moment: &Moment) -> Result<Vec<FoundMeeting>, EngineError> {
        let question = Question {
            filters,
            sort: Some(Sort::Soonest),
            limit: LOOKED_AT,
            ..Question::default()
        };
        Ok(self.find(&question, moment)?.meetings)
    }
}

/// Near its place, or online.
fn around(stored: &StoredMeeting) -> Filters {
    let point = stored.meeting.venue.as_ref().and_then(|venue| venue.point);
    match point {
        Some(point) if stored.meeting.attendance.has_room() => Filters {
            near: Some(Near::Point(point)),
            attendance: vec![Attendance::InPerson],
            ..Filters::default()
        },
        _ => Filters {
            attendance: vec![Attendance::Online],
            ..Filters::default()
        },
    }
}

/// The fellowships for these problems that go another way than this one's; none when its way is not known.
fn other_ways(stored: &StoredMeeting, problems: &[ProblemId]) -> Vec<FellowshipId> {
    let own = stored.meeting.fellowship.as_ref();
    let Some(own) = own.and_then(|id| organizations::get(id.as_str())) else {
        return Vec::new();
    };
    let mut found: Vec<FellowshipId> = Vec::new();
    for problem in problems {
        for other in organizations::for_problem(problem, None, relation_of(problem)) {
            if other.approach() != own.approach() && !found.contains(&other.id()) {
                found.push(other.id());
            }
        }
    }
    found
}

/// The same problems as seen from the other side, without those that have none.
fn other_side(problems: &[ProblemId]) -> Vec<ProblemId> {
    let mut found = Vec::new();
    for problem in problems {
        let side = match relation_of(problem) {
            Relation::Myself => Relation::Family,
            Relation::Family => Relation::Myself,
            Relation::Professional | Relation::Unknown => continue,
        };
        found.extend(
            seen_by(std::slice::from_ref(problem), side)
                .into_iter()
                .filter(|other| other != problem),
        );
    }
    found
}

/// What makes two meetings those of one group.
fn group_key(stored: &StoredMeeting) -> String {
    let meeting = &stored.meeting;
    match (&meeting.group_id, &meeting.group, &meeting.name) {
        (Some(id), ..) => format!("{}\n{id}", stored.source),
        (None, Some(name), _) | (None, None, Some(name)) => {
            format!("{}\n{}", stored.source, name.to_lowercase())
        }
        (None, None, None) => stored.id.to_string(),
    }
}

/// The soonest meeting of each group that was not told yet.
fn first_of_each(found: Vec<FoundMeeting>, told: &mut HashSet<String>) -> Vec<FoundMeeting> {
    found
        .into_iter()
        .filter(|meeting| told.insert(group_key(&meeting.stored)))
        .take(MOST)
        .collect()
}

#[cfg(test)]
mod tests;
