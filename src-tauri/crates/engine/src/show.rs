//! One meeting, everything known about it.

use crate::answer::FoundMeeting;
use crate::find::Surroundings;
use crate::moment::Moment;
use crate::{Engine, EngineError};
use circle_domain::{MeetingId, Occurrence, Source};
use circle_search::Query;
use circle_store::directory::{Change, StoredMeeting};
use jiff::{Timestamp, Zoned};

/// How many dates to come are told.
const DATES: usize = 4;
/// How many meetings of one group are told.
const OTHERS: usize = 50;

/// One meeting, and what surrounds it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The meeting.
    pub meeting: FoundMeeting,
    /// The directory it was copied from; none when that is no longer in use.
    pub source: Option<Source>,
    /// The first dates to come, in its own zone; the one that is on included.
    pub occurrences: Vec<Occurrence>,
    /// The other meetings of its group, the next ones first.
    pub also_meets: Vec<FoundMeeting>,
    /// What is known of how old this is.
    pub freshness: Freshness,
    /// What changed in it, the newest first: at most fifty changes of the last two years.
    pub history: Vec<Change>,
}

/// Two clocks: when its directory was last read, and when the listing itself last changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Freshness {
    /// When its directory last showed it.
    pub last_read: Option<Timestamp>,
    /// When its publisher says that it changed.
    pub last_changed: Option<Timestamp>,
    /// When somebody confirmed it.
    pub last_confirmed: Option<Timestamp>,
    /// When its record last changed by our own comparison.
    pub content_changed: Timestamp,
    /// When it was first copied.
    pub first_seen: Timestamp,
    /// Since when its directory lacks it.
    pub no_longer_listed: Option<Timestamp>,
}

impl Shown {
    /// A moment of this meeting on the reader's clock, where that shows another time than the meeting's own.
    #[must_use]
    pub fn on_readers_clock(moment: &Moment, start: &Zoned) -> Option<Zoned> {
        let shown = start.with_time_zone(moment.zone.clone());
        (shown.datetime() != start.datetime()).then_some(shown)
    }
}

impl Engine {
    /// Everything known about the meeting `id`, which may be an id that it had when it was saved.
    ///
    /// # Errors
    /// [`EngineError::UnknownMeeting`]; or when the databases cannot be read.
    pub fn show(&self, id: &MeetingId, moment: &Moment) -> Result<Shown, EngineError> {
        let stored = self.shown_for(self.meeting(id)?)?;
        let around = Surroundings::of(self)?;
        let sources = self.personal().sources()?;
        let source = sources
            .into_iter()
            .map(|entered| entered.source)
            .find(|source| source.id == stored.source);
        let others = self.group_of(&stored)?;
        let mut also_meets = around.around_all(others, moment)?;
        also_meets.sort_by(|one, other| {
            let start =
                |found: &FoundMeeting| found.next.as_ref().map(|next| next.start.timestamp());
            let key = |found: &FoundMeeting| {
                (
                    start(found).is_none(),
                    start(found),
                    found.stored.id.clone(),
                )
            };
            key(one).cmp(&key(other))
        });
        let occurrences = occurrences(&stored, moment.now);
        let history = self.directory().history(&stored.id, moment.now)?;
        let freshness = Freshness {
            last_read: stored.last_read,
            last_changed: stored.meeting.last_changed,
            last_confirmed: stored.meeting.last_confirmed,
            content_changed: stored.content_changed,
            first_seen: stored.first_seen,
            no_longer_listed: stored.no_longer_listed,
        };
        let meeting = around
            .around_all(vec![stored], moment)?
            .pop()
            .ok_or(EngineError::UnknownMeeting)?;
        Ok(Shown {
            meeting,
            source,
            occurrences,
            also_meets,
            freshness,
            history,
        })
    }

    /// The meeting of this id, or the saved one that had it.
    pub(crate) fn meeting(&self, id: &MeetingId) -> Result<StoredMeeting, EngineError> {
        if let Some(stored) = self.directory().meeting(id)? {
            return Ok(stored);
        }
        let saved = self
            .personal()
            .saved_as(id)?
            .ok_or(EngineError::UnknownMeeting)?;
        let resolved = self
            .directory()
            .resolve(&saved)?
            .ok_or(EngineError::UnknownMeeting)?;
        Ok(resolved.meeting)
    }

    /// The other meetings of the same record or group in the same directory. They share a name, by which they are looked up.
    fn group_of(&self, stored: &StoredMeeting) -> Result<Vec<StoredMeeting>, EngineError> {
        let name = stored
            .meeting
            .group
            .as_ref()
            .or(stored.meeting.name.as_ref());
        let words: Vec<String> = name
            .into_iter()
            .flat_map(|name| name.split_whitespace().map(str::to_owned))
            .collect();
        let mut rows = self.directory().text_matches(&words)?;
        rows.truncate(OTHERS * 10);
        let mut others = self.directory().meetings(&rows)?;
        others.retain(|other| {
            let same_group = other.meeting.group_id.is_some()
                && other.meeting.group_id == stored.meeting.group_id;
            let same = other.record == stored.record || same_group;
            other.source == stored.source
                && other.id != stored.id
                && same
                && other.no_longer_listed.is_none()
        });
        others.truncate(OTHERS);
        Ok(others)
    }

    /// How many meetings there are that an answer may show, and whether they are invented.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn meeting_count(&self, moment: &Moment) -> Result<(u32, bool), EngineError> {
        let held = self.index()?;
        let query = Query::default();
        Ok((
            held.index.answer(&query, moment.now, &moment.zone).total,
            held.index.is_sample(),
        ))
    }
}

fn occurrences(stored: &StoredMeeting, now: Timestamp) -> Vec<Occurrence> {
    let mut dates: Vec<Occurrence> = Vec::with_capacity(DATES);
    let mut from = now;
    while dates.len() < DATES {
        let Some(next) = stored.meeting.schedule.next(from) else {
            break;
        };
        from = next.end.timestamp();
        // A meeting without any length would come again and again.
        if dates.last().is_some_and(|last| last.start >= next.start) {
            break;
        }
        dates.push(next);
    }
    dates
}
