//! What a person keeps, in the words of the page.

use super::meeting::schedule;
use crate::dto::kept as dto;
use crate::error::{CommandError, CommandResult};
use circle_domain::MeetingId;
use circle_engine::{KeptCounts, NewVisit, SavedSearch, Visit, Watched, WatchedChange};

fn count(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

pub(crate) fn kept(
    counts: KeptCounts,
    has_passphrase: bool,
    locked: bool,
    diary_open: bool,
) -> dto::Kept {
    dto::Kept {
        has_passphrase,
        locked,
        diary_open,
        saved: count(counts.saved),
        searches: count(counts.searches),
        visits: count(counts.visits),
    }
}

pub(crate) fn change(change: &WatchedChange) -> dto::WatchedChange {
    let mut told = dto::WatchedChange {
        meeting: change.meeting.as_str().to_owned(),
        name: change.name.clone(),
        at: change.at.map(|at| at.to_string()),
        what: dto::WatchedKind::Other,
        time: None,
        text: None,
        gone: false,
        since: None,
        field: None,
    };
    told.what = match &change.what {
        Watched::Time { is, .. } => {
            told.time = Some(schedule(is));
            dto::WatchedKind::Time
        }
        Watched::Name { is, .. } => {
            told.text.clone_from(is);
            dto::WatchedKind::Name
        }
        Watched::Place { gone } => {
            told.gone = *gone;
            dto::WatchedKind::Place
        }
        Watched::WayIn { gone } => {
            told.gone = *gone;
            dto::WatchedKind::WayIn
        }
        Watched::Status { is, .. } => {
            told.text = Some(is.as_str().to_owned());
            dto::WatchedKind::Status
        }
        Watched::NotListed { since } => {
            told.since = since.map(|since| since.to_string());
            dto::WatchedKind::NotListed
        }
        Watched::BackAgain => dto::WatchedKind::BackAgain,
        Watched::Other { field } => {
            told.field = Some(field.clone());
            dto::WatchedKind::Other
        }
    };
    told
}

pub(crate) fn search(search: &SavedSearch) -> dto::SavedSearch {
    dto::SavedSearch {
        id: search.id.0.to_string(),
        name: search.name.clone(),
        question: search.question.to_string(),
    }
}

pub(crate) fn visit(visit: &Visit) -> dto::Visit {
    dto::Visit {
        id: visit.id.0.to_string(),
        on: visit.visit.on.to_string(),
        meeting: visit
            .visit
            .meeting
            .as_ref()
            .map(|id| id.as_str().to_owned()),
        name: visit.visit.name.clone(),
        line: visit.visit.line.clone(),
    }
}

pub(crate) fn new_visit(visit: dto::NewVisit) -> CommandResult<NewVisit> {
    let on = visit
        .on
        .parse()
        .map_err(|_| CommandError::new("bad_day", "This is not a day."))?;
    Ok(NewVisit {
        on,
        meeting: visit.meeting.map(MeetingId::new),
        name: visit.name,
        line: visit.line,
    })
}

/// The number of something that is kept.
pub(crate) fn number(id: &str) -> CommandResult<i64> {
    id.parse()
        .map_err(|_| CommandError::new("not_found", "There is no such thing."))
}
