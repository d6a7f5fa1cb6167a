//! `circle sync`: copying directories, with progress on standard error.

use super::{print_json, print_line};
use crate::failure::{Ending, Failure};
use crate::session::Session;
use circle_domain::{NoticeCode, SourceId};
use circle_engine::sync::{
    LeftAlone, LeftSource, SyncEvent, SyncPhase, SyncReport, SyncRequest, SyncedSource,
};
use circle_words::Words;
use serde::Serialize;
use tokio_util::sync::CancellationToken;

#[derive(Serialize)]
struct Written {
    sources: Vec<SourceWritten>,
    left: Vec<LeftWritten>,
}

/// A source that was left alone.
#[derive(Serialize)]
struct LeftWritten {
    id: String,
    name: String,
    host: String,
    /// `stopped` or `waiting`.
    state: &'static str,
    /// Why it is stopped: `forbidden`, `robots_refused`, `opted_out`.
    reason: Option<&'static str>,
    /// When it is due.
    until: Option<String>,
}

#[derive(Serialize)]
struct SourceWritten {
    id: String,
    name: String,
    outcome: &'static str,
    reason: Option<&'static str>,
    held: Option<HeldWritten>,
    read: u64,
    accepted: u64,
    rejected: u64,
    added: u64,
    changed: u64,
    removed: u64,
    meetings: u64,
    bytes: u64,
    seconds: f64,
    notices: Vec<NoticeWritten>,
    error: Option<ErrorWritten>,
}

/// The answer that is held back: how much of what is shown it lacks, since when it is said, and how often it was.
#[derive(Serialize)]
struct HeldWritten {
    gone: u64,
    shown: u64,
    since: String,
    sightings: u32,
}

#[derive(Serialize)]
struct NoticeWritten {
    code: String,
    severity: String,
    count: u64,
    samples: Vec<SampleWritten>,
}

#[derive(Serialize)]
struct SampleWritten {
    record: String,
    field: String,
    value: String,
    message: String,
}

#[derive(Serialize)]
struct ErrorWritten {
    code: &'static str,
    message: String,
    help: &'static str,
}

/// Copies directories.
pub(crate) fn run(
    session: &Session,
    ids: &[String],
    all: bool,
    accept: &[String],
) -> Result<Ending, Failure> {
    let engine = session.engine()?;
    let request = SyncRequest {
        ids: ids.iter().map(SourceId::new).collect(),
        all,
        accept: accept.iter().map(SourceId::new).collect(),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new("internal", error.to_string()))?;
    let cancel = CancellationToken::new();
    let report = runtime.block_on(async {
        let stop = cancel.clone();
        // Interrupted once, it ends cleanly: what was copied stays, what was not is as it was.
        tokio::spawn(async move {
            if tokio::signal::ctrl_c().await.is_ok() {
                stop.cancel();
            }
        });
        engine
            .sync(
                &request,
                session.now,
                &|event: &SyncEvent| progress(session, event),
                &cancel,
            )
            .await
    })?;
    let words = Words::new(&session.locale);
    if session.json {
        print_json(&Written {
            sources: report
                .sources
                .iter()
                .map(|source| written(source, &words))
                .collect(),
            left: report.left.iter().map(left).collect(),
        })?;
    } else {
        for source in &report.sources {
            print_line(&line(source, &words))?;
        }
        for source in &report.left {
            print_line(&left_line(source))?;
        }
        if report.sources.is_empty() {
            session.say("No directory is due. `circle sync --all` copies them all the same.");
        }
    }
    Ok(ending(&report))
}

fn ending(report: &SyncReport) -> Ending {
    let failed = report
        .sources
        .iter()
        .filter(|source| source.error.is_some() || source.reason.is_some())
        .count();
    if report.is_complete() {
        Ending::Done
    } else if failed == report.sources.len() {
        Ending::Nothing
    } else {
        Ending::InPart
    }
}

fn progress(session: &Session, event: &SyncEvent) {
    if event.phase == SyncPhase::Done {
        let outcome = event.outcome.map_or("", |outcome| outcome.as_str());
        session.say(&format!(
            "[{}/{}] {}: {outcome}",
            event.done, event.total, event.name
        ));
    }
}

fn line(source: &SyncedSource, words: &Words) -> String {
    let held = source.reason.map_or_else(String::new, |reason| {
        let help = words.text("held-back-help", &[]);
        format!(
            "\n    {}. {help}",
            words.text(&format!("held-back-{reason}"), &[])
        )
    });
    let error = source.error.as_ref().map_or_else(String::new, |error| {
        format!("\n    {}. {}", error.message, error.help)
    });
    format!(
        "{}  {}  {}: read {}, accepted {}, rejected {}; meetings: {} added, {} changed, {} removed{held}{error}",
        source.id,
        source.name,
        source.outcome.as_str(),
        source.read,
        source.accepted,
        source.rejected,
        source.added,
        source.changed,
        source.removed
    )
}

fn left_line(source: &LeftSource) -> String {
    let why = match source.why {
        LeftAlone::Stopped(reason) => format!(
            "stopped ({}): `circle sources enable {}` lets it be asked again",
            reason.as_str(),
            source.id
        ),
        LeftAlone::Waiting(Some(until)) => format!("waiting until {until}"),
        LeftAlone::Waiting(None) => "waiting until the program is used again".to_owned(),
    };
    format!("{}  {}  {why}", source.id, source.name)
}

fn left(source: &LeftSource) -> LeftWritten {
    let (state, reason, until) = match source.why {
        LeftAlone::Stopped(reason) => ("stopped", Some(reason.as_str()), None),
        LeftAlone::Waiting(until) => ("waiting", None, until),
    };
    LeftWritten {
        id: source.id.to_string(),
        name: source.name.clone(),
        host: source.host.clone(),
        state,
        reason,
        until: until.map(|until| until.to_string()),
    }
}

fn written(source: &SyncedSource, words: &Words) -> SourceWritten {
    SourceWritten {
        id: source.id.to_string(),
        name: source.name.clone(),
        outcome: source.outcome.as_str(),
        reason: source.reason,
        held: source.held.as_ref().map(|held| HeldWritten {
            gone: held.gone,
            shown: held.shown,
            since: held.since.to_string(),
            sightings: held.sightings,
        }),
        read: source.read,
        accepted: source.accepted,
        rejected: source.rejected,
        added: source.added,
        changed: source.changed,
        removed: source.removed,
        meetings: source.meetings,
        bytes: source.bytes,
        seconds: (source.seconds * 1000.0).round() / 1000.0,
        notices: source
            .notices
            .iter()
            .map(|notice| NoticeWritten {
                code: notice.code.clone(),
                severity: notice.severity.clone(),
                count: notice.count,
                samples: notice
                    .samples
                    .iter()
                    .map(|sample| SampleWritten {
                        record: sample.record.clone(),
                        field: sample.field.clone(),
                        value: sample.value.clone(),
                        message: notice_message(words, &notice.code),
                    })
                    .collect(),
            })
            .collect(),
        error: source.error.as_ref().map(|error| ErrorWritten {
            code: error.code,
            message: error.message.clone(),
            help: error.help,
        }),
    }
}

/// What a notice means and what was done about it.
fn notice_message(words: &Words, code: &str) -> String {
    let known = NoticeCode::ALL.iter().any(|known| known.as_str() == code);
    if known {
        words.text(&format!("notice-{code}"), &[])
    } else {
        code.to_owned()
    }
}
