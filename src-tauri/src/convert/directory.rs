//! Directories and copies.

use crate::dto::directory as dto;
use crate::dto::kinds::Severity;
use circle_domain::{FeedFormat, FellowshipId};
use circle_engine::sync::{SyncEvent, SyncPhase, SyncReport, SyncedSource};
use circle_engine::{NoticeSummary, Outcome, SourceClock, SourceInUse};
use circle_words::{Arg, Words};
use jiff::Timestamp;

/// A directory in use.
pub(crate) fn source(known: &SourceInUse, now: Timestamp, words: &Words) -> dto::SourceView {
    let (source, state) = (&known.source, known.state.as_ref());
    let local = known.is_local();
    dto::SourceView {
        id: source.id.to_string(),
        name: source.name.clone(),
        location: if local {
            source.location.clone()
        } else {
            known.host()
        },
        local,
        feed_format: source.format.map(|format| format.as_str().to_owned()),
        fellowship: source.fellowship.as_ref().map(FellowshipId::to_string),
        licence: source.licence.clone(),
        enabled: source.enabled,
        sample: source.sample,
        meetings: count(state.map_or(0, |state| state.meetings)),
        last_read: state
            .and_then(|state| state.last_success)
            .map(|at| at.to_string()),
        last_tried: state
            .and_then(|state| state.last_attempt)
            .map(|at| at.to_string()),
        clock: SourceClock::of_source(source, state, now).map(clock),
        content_changed: state
            .and_then(|state| state.content_changed)
            .map(|at| at.to_string()),
        next_due: known.next_copy.map(|at| at.to_string()),
        stopped: known
            .stopped
            .map(|why| reason(why.as_str(), &known.host(), words)),
        held: state
            .and_then(|state| state.held.as_ref())
            .map(|held| dto::HeldBack {
                code: held.gate.clone(),
                since: held.since.to_string(),
                gone: count(held.gone),
                shown: count(held.shown),
            }),
        columns: columns(known),
        outcome: state.and_then(|state| outcome(state.outcome)),
        reason: state
            .and_then(|state| state.error.as_deref())
            .map(|code| reason(code, &known.host(), words)),
        notices: state.map_or_else(Vec::new, |state| notices(&state.notices, words)),
    }
}

// A step of a copy.
pub(crate) fn progress(event: &SyncEvent, words: &Words) -> dto::SyncProgress {
    dto::SyncProgress {
        source: event.source.to_string(),
        name: event.name.clone(),
        host: event.host.clone(),
        phase: match event.phase {
            SyncPhase::Waiting => dto::SyncPhase::Waiting,
            SyncPhase::Connecting | SyncPhase::Receiving => dto::SyncPhase::Fetching,
            SyncPhase::Reading => dto::SyncPhase::Reading,
            SyncPhase::Writing => dto::SyncPhase::Storing,
            SyncPhase::Done => dto::SyncPhase::Done,
        },
        bytes: number(event.bytes),
        records: count(event.records),
        outcome: event.outcome.and_then(outcome),
        meetings: event.meetings.map(count),
        reason: event.error.map(|code| reason(code, &event.host, words)),
    }
}

/// How a copy went.
pub(crate) fn report(report: &SyncReport) -> dto::SyncReport {
    dto::SyncReport {
        sources: report.sources.iter().map(synced).collect(),
    }
}

fn synced(source: &SyncedSource) -> dto::SyncedSource {
    dto::SyncedSource {
        id: source.id.to_string(),
        name: source.name.clone(),
        outcome: outcome(source.outcome).unwrap_or(dto::SyncOutcome::Unchanged),
        reason: source.error.as_ref().map(|error| dto::Reason {
            code: error.code.to_owned(),
            message: format!("{}. {}", error.message, error.help),
        }),
        read: count(source.read),
        accepted: count(source.accepted),
        rejected: count(source.rejected),
        added: count(source.added),
        changed: count(source.changed),
        removed: count(source.removed),
        bytes: number(source.bytes),
        seconds: source.seconds,
    }
}

/// What was odd, each kind with samples.
pub(crate) fn notices(all: &[NoticeSummary], words: &Words) -> Vec<dto::NoticeGroup> {
    all.iter()
        .map(|notice| dto::NoticeGroup {
            code: notice.code.clone(),
            severity: match notice.severity.as_str() {
                "error" => Severity::Error,
                "warning" => Severity::Warning,
                _ => Severity::Info,
            },
            count: count(notice.count),
            samples: notice
                .samples
                .iter()
                .map(|sample| dto::NoticeSample {
                    record: sample.record.clone(),
                    field: sample.field.clone(),
                    value: sample.value.clone(),
                    message: words.text(&format!("notice-{}", notice.code), &[]),
                })
                .collect(),
        })
        .collect()
}

/// How long ago a directory was last read.
pub(crate) fn clock(clock: SourceClock) -> dto::SourceClock {
    match clock {
        SourceClock::Fresh => dto::SourceClock::Fresh,
        SourceClock::Ageing => dto::SourceClock::Ageing,
        SourceClock::Stale => dto::SourceClock::Stale,
        SourceClock::Unreachable => dto::SourceClock::Unreachable,
    }
}

/// Whether a directory is a list with columns: one that is read by their names, or that could not be.
fn columns(known: &SourceInUse) -> bool {
    let needed = known
        .state
        .as_ref()
        .is_some_and(|state| state.error.as_deref() == Some("mapping_needed"));
    let of_columns = matches!(
        known.source.format,
        Some(FeedFormat::Csv | FeedFormat::Json)
    );
    !known.source.sample && (needed || of_columns)
}

/// A sentence for a code that was kept without one.
pub(crate) fn reason(code: &str, host: &str, words: &Words) -> dto::Reason {
    let key = format!("error-{code}");
    let message = if words.has(&key) {
        words.text(&key, &[("host", Arg::Text(host))])
    } else {
        code.to_owned()
    };
    dto::Reason {
        code: code.to_owned(),
        message,
    }
}

fn outcome(outcome: Outcome) -> Option<dto::SyncOutcome> {
    match outcome {
        Outcome::Never => None,
        Outcome::Updated => Some(dto::SyncOutcome::Updated),
        Outcome::Unchanged => Some(dto::SyncOutcome::Unchanged),
        Outcome::Quarantined => Some(dto::SyncOutcome::Quarantined),
        Outcome::Failed => Some(dto::SyncOutcome::Failed),
        Outcome::Cancelled => Some(dto::SyncOutcome::Cancelled),
    }
}

pub(crate) fn count(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The page counts in floats; bytes of a copy are far from where those lose one.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn number(count: u64) -> f64 {
    count as f64
}
