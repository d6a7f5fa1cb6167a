//! Reminders by the system's notifications, while the program runs: kept in memory, for this session.
//!
//! Rule: a notification stands on a screen that others may see. It says “Meeting, 19:30” and no more, unless the person
//! wanted more for this one; whoever gives the list gives all of it.

use super::Desktop;
use super::plain_text::one_line;
use crate::clock::Clock;
use crate::dto::desktop::Reminder;
use crate::error::{CommandError, CommandResult};
use circle_words::{Arg, Words};
use jiff::{SignedDuration, Timestamp};
use std::sync::PoisonError;
use std::time::Duration;
use tauri::{AppHandle, Manager};

/// How many can wait.
const MOST: usize = 200;

/// How long a text may be, in characters.
const LONGEST_TEXT: usize = 200;

/// How long a time may be, in characters: `7:30 p.m.`
const LONGEST_TIME: usize = 16;

/// How long is slept at most: a computer that was asleep itself does not count the time.
const NAP: Duration = Duration::from_secs(20);

/// A reminder that is late by more than this is of no use any more.
const TOO_LATE: SignedDuration = SignedDuration::from_mins(30);

/// Something to be shown at a moment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Due {
    at: Timestamp,
    text: String,
}

/// What is to be shown and when, the first first.
///
/// # Errors
/// `bad_reminder` for a moment that is none, or for more than 200.
pub(crate) fn due(reminders: &[Reminder], words: &Words) -> CommandResult<Vec<Due>> {
    let bad = || CommandError::new("bad_reminder", "This is no moment to be reminded at.");
    if reminders.len() > MOST {
        return Err(bad());
    }
    let mut due = Vec::new();
    for reminder in reminders {
        let at = reminder.at.parse().map_err(|_| bad())?;
        let wanted = reminder
            .text
            .as_deref()
            .map(|text| one_line(text, LONGEST_TEXT));
        let text = wanted.filter(|text| !text.is_empty()).unwrap_or_else(|| {
            let time = one_line(&reminder.time, LONGEST_TIME);
            words.text("reminder-plain", &[("time", Arg::Text(&time))])
        });
        due.push(Due { at, text });
    }
    due.sort();
    Ok(due)
}

/// Takes from `due` what is to be shown at `now`; what is too late is dropped.
fn take(due: &mut Vec<Due>, now: Timestamp) -> Vec<String> {
    let later = due.partition_point(|one| one.at <= now);
    due.drain(..later)
        .filter(|one| now.duration_since(one.at) <= TOO_LATE)
        .map(|one| one.text)
        .collect()
}

/// Waits for what is due, in the place of what was waited for before.
///
/// # Errors
/// `no_notifications` where nothing on this computer shows them.
pub(crate) async fn wait_for(app: &AppHandle, mut due: Vec<Due>) -> CommandResult<()> {
    let possible = due.is_empty()
        || tauri::async_runtime::spawn_blocking(are_shown)
            .await
            .unwrap_or(false);
    let waiting = possible.then(|| {
        let app = app.clone();
        tauri::async_runtime::spawn(async move {
            while !due.is_empty() {
                let now = now(&app);
                for text in take(&mut due, now) {
                    show(&app, text);
                }
                let Some(next) = due.first() else { break };
                let left = Duration::try_from(next.at.duration_since(now)).unwrap_or_default();
                tokio::time::sleep(left.min(NAP)).await;
            }
        })
    });
    let desktop = app.state::<Desktop>();
    let mut before = desktop
        .reminding
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    if let Some(before) = std::mem::replace(&mut *before, waiting) {
        before.abort();
    }
    if possible {
        Ok(())
    } else {
        Err(CommandError::new(
            "no_notifications",
            "Nothing on this computer shows notifications.",
        ))
    }
}

fn now(app: &AppHandle) -> Timestamp {
    app.try_state::<crate::shell::Shell>()
        .map_or_else(|| Clock::of_environment().now(), |shell| shell.clock.now())
}

fn show(app: &AppHandle, text: String) {
    let name = super::window(app)
        .and_then(|window| window.title().ok())
        .unwrap_or_default();
    let identifier = app.config().identifier.clone();
    drop(tauri::async_runtime::spawn_blocking(move || {
        let mut notification = notify_rust::Notification::new();
        notification.appname(&name).summary(&text);
        under_our_name(&mut notification, &identifier);
        if let Err(error) = notification.show() {
            tracing::warn!("a reminder could not be shown: {error}");
        }
    }));
}

#[cfg(target_os = "windows")]
fn under_our_name(notification: &mut notify_rust::Notification, identifier: &str) {
    notification.app_id(identifier);
}

#[cfg(target_os = "macos")]
fn under_our_name(_notification: &mut notify_rust::Notification, identifier: &str) {
    // Set once; the second time it says that it was.
    drop(notify_rust::set_application(identifier));
}

#[cfg(target_os = "linux")]
fn under_our_name(_notification: &mut notify_rust::Notification, _identifier: &str) {}

/// Whether something shows notifications: on Linux a program of the desktop does, and it may be missing.
#[cfg(target_os = "linux")]
fn are_shown() -> bool {
    notify_rust::get_server_information().is_ok()
}

/// Whether something shows notifications: the system does.
#[cfg(not(target_os = "linux"))]
fn are_shown() -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reminder(at: &str, time: &str, text: Option<&str>) -> Reminder {
        Reminder {
            at: at.to_owned(),
            time: time.to_owned(),
            text: text.map(str::to_owned),
        }
    }

    #[test]
    fn a_reminder_tells_nothing_unless_it_should() {
        let list = [
            reminder(
                "2026-11-24T19:00:00Z",
                "19:30",
                Some("AA \u{202e}Lantern\nCoast"),
            ),
            reminder("2026-11-23T19:00:00Z", "19:30", None),
            reminder("2026-11-25T19:00:00Z", "7:30 p.m.", Some(" \u{200b} ")),
        ];
        let texts = |locale| -> Vec<String> {
            let due = due(&list, &Words::new(locale)).expect("moments");
            due.into_iter().map(|due| due.text).collect()
        };
        assert_eq!(
            texts("en"),
            ["Meeting, 19:30", "AA Lantern Coast", "Meeting, 7:30 p.m."],
            "the first comes first, and who wants nothing told is told of a meeting and its time"
        );
        assert_eq!(texts("de")[0], "Treffen, 19:30", "in the reader's language");
    }

    #[test]
    fn odd_moments_are_refused() {
        let words = Words::new("en");
        for at in ["", "tomorrow", "2026-13-01T00:00:00Z"] {
            let refused = due(&[reminder(at, "19:30", None)], &words).expect_err("no moment");
            assert_eq!(refused.code, "bad_reminder", "{at:?}");
        }
        let many = vec![reminder("2026-11-24T19:00:00Z", "19:30", None); MOST + 1];
        assert!(due(&many, &words).is_err(), "nobody has so many");
    }

    #[test]
    fn what_is_due_is_shown_once_and_not_too_late() {
        let at = |text: &str| text.parse::<Timestamp>().expect("a moment");
        let list = [
            reminder("2026-11-24T10:00:00Z", "1", None),
            reminder("2026-11-24T18:45:00Z", "2", None),
            reminder("2026-11-24T19:00:00Z", "3", None),
            reminder("2026-11-24T19:01:00Z", "4", None),
        ];
        let mut due = due(&list, &Words::new("en")).expect("moments");
        assert_eq!(
            take(&mut due, at("2026-11-24T19:00:00Z")),
            ["Meeting, 2", "Meeting, 3"],
            "what was missed by hours is not shown, what is due is"
        );
        assert_eq!(
            take(&mut due, at("2026-11-24T19:00:00Z")),
            [""; 0],
            "nothing is shown twice"
        );
        assert_eq!(due.len(), 1, "the last one waits");
    }
}
