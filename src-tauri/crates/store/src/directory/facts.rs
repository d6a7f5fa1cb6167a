//! What a gate must know of an answer before a word of it is written: how much of what was shown it lacks, how many of
//! its records could not be read, how far it moves things. What follows from that is the caller's matter.

use super::apply::Applied;
use super::plan::Plan;
use super::{held, meetings, records, slots};
use crate::Result;
use crate::written::body::{self, Unpress};
use circle_domain::{Meeting, Point};
use jiff::Timestamp;
use rusqlite::Connection;
use std::collections::{BTreeSet, HashMap, HashSet};

/// What is known of an answer beside what was accepted before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// When it was read.
    pub now: Timestamp,
    /// For every set of meetings that was shown since the last answer that was accepted through a gate, what it lacks.
    pub losses: Vec<Loss>,
    /// How many records it has.
    pub read: u64,
    /// How many of them could not be read.
    pub invalid: u64,
    /// How many records the last accepted answer had, and how many of them could not be read; none before the first.
    pub before: Option<(u64, u64)>,
    /// How many meetings have a position both there and here.
    pub placed: u64,
    /// How far those of them went that moved, in kilometres.
    pub moves: Vec<f64>,
    /// The answer that is held back now.
    pub held: Option<HeldBefore>,
}

/// What an answer lacks of the meetings that were shown at one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loss {
    /// From when on just these were shown.
    pub from: Timestamp,
    /// Until when; none: they are shown now.
    pub until: Option<Timestamp>,
    /// How many meetings of them the answer lacks.
    pub gone: u64,
    /// How many there were.
    pub shown: u64,
}

/// An answer that is held back when the next one comes.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldBefore {
    /// The gate that holds it.
    pub gate: String,
    /// When a list like it was first seen.
    pub since: Timestamp,
    /// How often since, this time not counted.
    pub sightings: u32,
    /// By how much the records of this answer are not those of that first list: 0 the same ones, 1 none of them.
    pub difference: f64,
}

/// What is to be done with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Take it over.
    Accept,
    /// Take it over: it has been said often and long enough.
    Resolve,
    /// Keep it beside what there is.
    Hold {
        /// The gate's name.
        gate: &'static str,
        /// It is about the list that is held back already.
        again: bool,
    },
}

/// Decides about an answer.
pub type Gate<'a> = dyn Fn(&Facts) -> Verdict + Sync + 'a;

/// A span of time in which meetings were shown.
struct Shown {
    since: i64,
    until: i64,
    meetings: u64,
    gone: u64,
}

/// What is known of an answer; nothing is written.
pub(super) fn gather(
    db: &Connection,
    source: i64,
    plan: &Plan,
    applied: &Applied<'_>,
    unpress: &mut Unpress,
) -> Result<Facts> {
    let (read, invalid, accepted, baseline): (u64, u64, bool, Option<i64>) = db
        .prepare_cached(
            "SELECT read, invalid, last_success IS NOT NULL, baseline FROM sources WHERE row = ?1",
        )?
        .query_row([source], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?;
    let mut facts = Facts {
        now: applied.now,
        before: accepted.then_some((read, invalid)),
        held: held::before(db, source, plan)?,
        ..Facts::default()
    };
    let mut taken_out: HashMap<i64, u64> = HashMap::new();
    let mut plain = Vec::new();
    for (known, record) in plan.matched() {
        let encoded = applied
            .bodies
            .and_then(|bodies| bodies.get(record.key.as_str()));
        let hash = match encoded {
            Some(encoded) => encoded.hash,
            None => {
                body::write(record, &mut plain)?;
                body::hash(&plain)
            }
        };
        if hash == known.content_hash {
            continue;
        }
        let old = records::body(db, known.row, unpress)?;
        let placed = meetings::of_record(db, known.row)?;
        let before: Vec<&Meeting> = placed
            .iter()
            .filter_map(|placed| old.meetings.get(placed.place))
            .collect();
        let pairs = slots::pair(&before, &record.meetings);
        let kept: HashSet<usize> = pairs.iter().copied().flatten().collect();
        let out = before.len().saturating_sub(kept.len()) as u64;
        if out > 0 {
            taken_out.insert(known.row, out);
        }
        for (meeting, pair) in record.meetings.iter().zip(&pairs) {
            if let Some(before) = pair.and_then(|pair| before.get(pair))
                && let (Some(from), Some(to)) = (point(before), point(meeting))
                && from != to
            {
                facts.moves.push(from.distance_km(to));
            }
        }
    }
    facts.placed = placed(db, source)?;
    facts.losses = losses(db, source, plan, &taken_out, baseline)?;
    Ok(facts)
}

fn point(meeting: &Meeting) -> Option<Point> {
    meeting.venue.as_ref().and_then(|venue| venue.point)
}

fn placed(db: &Connection, source: i64) -> Result<u64> {
    Ok(db
        .prepare_cached(
            "SELECT count(*) FROM records JOIN meetings ON meetings.record = records.row
             WHERE records.source = ?1 AND latitude IS NOT NULL",
        )?
        .query_row([source], |row| row.get(0))?)
}

/// Compares the answer with every set that was shown: what is shown changes only when something begins or ends.
fn losses(
    db: &Connection,
    source: i64,
    plan: &Plan,
    taken_out: &HashMap<i64, u64>,
    baseline: Option<i64>,
) -> Result<Vec<Loss>> {
    let absent: HashSet<usize> = plan.absent.iter().copied().collect();
    let mut gone_rows = HashMap::new();
    let mut spans = Vec::new();
    for (place, known) in plan.known.iter().enumerate() {
        // What was missing when an answer was accepted through a gate is settled.
        if baseline
            .is_some_and(|baseline| known.missing_since.is_some_and(|since| since <= baseline))
        {
            continue;
        }
        let gone = if absent.contains(&place) {
            known.meetings
        } else {
            taken_out.get(&known.row).copied().unwrap_or(0)
        };
        gone_rows.insert(known.row, absent.contains(&place));
        spans.push(Shown {
            since: known.shown_since,
            until: known.hidden_since.unwrap_or(i64::MAX),
            meetings: known.meetings,
            gone,
        });
    }
    let mut statement =
        db.prepare_cached("SELECT record, since, until, meetings FROM spans WHERE source = ?1")?;
    let mut rows = statement.query([source])?;
    while let Some(row) = rows.next()? {
        let (record, meetings): (Option<i64>, u64) = (row.get(0)?, row.get(3)?);
        let gone = match record {
            Some(record) => gone_rows.get(&record).copied().unwrap_or(false),
            None => true,
        };
        spans.push(Shown {
            since: row.get(1)?,
            until: row.get(2)?,
            meetings,
            gone: if gone { meetings } else { 0 },
        });
    }
    let start = baseline.unwrap_or(i64::MIN);
    spans.retain(|span| span.until > start);
    let mut turns: BTreeSet<i64> = BTreeSet::new();
    for span in &mut spans {
        span.since = span.since.max(start);
        turns.extend([span.since, span.until]);
    }
    turns.remove(&i64::MAX);
    let turns: Vec<i64> = turns.into_iter().collect();
    // What each turn brings and takes, added up from the first on.
    let mut changes: HashMap<i64, (i128, i128)> = HashMap::new();
    for span in &spans {
        let (shown, gone) = (i128::from(span.meetings), i128::from(span.gone));
        let begins = changes.entry(span.since).or_default();
        (begins.0, begins.1) = (begins.0 + shown, begins.1 + gone);
        let ends = changes.entry(span.until).or_default();
        (ends.0, ends.1) = (ends.0 - shown, ends.1 - gone);
    }
    let moment = |second: i64| Timestamp::from_second(second).unwrap_or(Timestamp::MIN);
    let (mut shown, mut gone) = (0_i128, 0_i128);
    let mut losses = Vec::with_capacity(turns.len());
    for (place, turn) in turns.iter().enumerate() {
        let (more, less) = changes.get(turn).copied().unwrap_or_default();
        (shown, gone) = (shown + more, gone + less);
        losses.push(Loss {
            from: moment(*turn),
            until: turns.get(place + 1).copied().map(moment),
            gone: u64::try_from(gone).unwrap_or(0),
            shown: u64::try_from(shown).unwrap_or(0),
        });
    }
    Ok(losses)
}
