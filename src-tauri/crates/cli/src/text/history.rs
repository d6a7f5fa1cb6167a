//! How old a listing is and what changed in it, in sentences.

use circle_domain::Schedule;
use circle_engine::{
    Change, ChangeKind, ChangedValue, FoundMeeting, Moment, Shown, SourceClock, SourceInUse,
};
use circle_words::{Arg, Words};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The two clocks of a directory.
pub(crate) fn source_clocks(known: &SourceInUse, moment: &Moment, locale: &str) -> Vec<String> {
    let words = Words::new(locale);
    let state = known.state.as_ref();
    let clock = SourceClock::of_source(&known.source, state, moment.now);
    let changed = state
        .filter(|_| clock.is_some())
        .and_then(|state| state.content_changed);
    clock
        .map(|clock| words.text(&format!("source-clock-{}", clock.as_str()), &[]))
        .into_iter()
        .chain(changed.map(|at| on("source-changed-on", at, &moment.zone, &words)))
        .collect()
}

/// The links and telephone numbers that changed lately.
pub(crate) fn ways_in(found: &FoundMeeting, moment: &Moment, words: &Words) -> Vec<String> {
    found
        .recently_changed
        .iter()
        .map(|way| {
            let key = match way.what {
                ChangeKind::Added => "recently-added",
                _ => "recently-changed",
            };
            let (field, date) = (field(&way.field, words), date(way.at, &moment.zone));
            words.text(
                key,
                &[("field", Arg::Text(&field)), ("date", Arg::Text(&date))],
            )
        })
        .collect()
}

/// The two clocks of a meeting, and its history.
pub(crate) fn of_meeting(shown: &Shown, moment: &Moment, words: &Words) -> Vec<String> {
    let stored = &shown.meeting.stored;
    if stored.sample {
        return Vec::new();
    }
    let mut lines = Vec::new();
    if let Some(clock) = shown.meeting.source_clock {
        lines.push(words.text(&format!("source-clock-{}", clock.as_str()), &[]));
    }
    let key = if stored.content_changed > stored.first_seen {
        "listing-changed-on"
    } else {
        "listing-unchanged-since"
    };
    lines.push(on(key, stored.content_changed, &moment.zone, words));
    lines.extend(ways_in(&shown.meeting, moment, words));
    if !shown.history.is_empty() {
        lines.push(words.text("history-title", &[]));
        lines.extend(
            shown
                .history
                .iter()
                .map(|change| format!("    {}", sentence(change, moment, words))),
        );
    }
    lines
}

fn sentence(change: &Change, moment: &Moment, words: &Words) -> String {
    let (field, date) = (field(&change.field, words), date(change.at, &moment.zone));
    let told = |value: &Option<ChangedValue>| {
        let text = value
            .as_ref()
            .map(|value| told(&change.field, value, words));
        text.filter(|text| !text.is_empty())
    };
    let (old, new) = (told(&change.old), told(&change.new));
    let both = [
        ("field", Arg::Text(&field)),
        ("date", Arg::Text(&date)),
        ("old", Arg::Text(old.as_deref().unwrap_or_default())),
        ("new", Arg::Text(new.as_deref().unwrap_or_default())),
    ];
    let key = match (change.what, old.is_some(), new.is_some()) {
        (ChangeKind::Changed, true, true) => "history-changed-from-to",
        (ChangeKind::Changed, false, true) => "history-changed-to",
        (ChangeKind::Changed, _, false) => "history-changed",
        (ChangeKind::Added, _, true) => "history-added-value",
        (ChangeKind::Added, _, false) => "history-added",
        (ChangeKind::Withdrawn, true, _) => "history-withdrawn-value",
        (ChangeKind::Withdrawn, false, _) => "history-withdrawn",
    };
    words.text(key, &both)
}

fn field(name: &str, words: &Words) -> String {
    words.text(&format!("field-{}", name.replace('.', "-")), &[])
}

fn told(field: &str, value: &ChangedValue, words: &Words) -> String {
    match value {
        ChangedValue::Text(text) => {
            let kind = match field {
                "attendance" | "status" | "led_by" => field,
                "who_may_attend" => "who",
                _ => return text.clone(),
            };
            let key = format!("{kind}-{text}");
            if words.has(&key) {
                words.text(&key, &[])
            } else {
                text.clone()
            }
        }
        ChangedValue::Codes(codes) => {
            let names: Vec<String> = codes
                .iter()
                .map(|code| match field {
                    "formats" => words.code("format", code),
                    "audience" | "access" => words.code(field, code),
                    "problems" => words.problem(code),
                    _ => code.clone(),
                })
                .collect();
            words.list(&names)
        }
        ChangedValue::Schedule(schedule) => held(schedule, words),
    }
}

fn held(schedule: &Schedule, words: &Words) -> String {
    let time = schedule
        .start
        .map_or_else(String::new, |time| time.strftime(" %H:%M").to_string());
    let zone = schedule
        .time_zone
        .as_deref()
        .map_or_else(String::new, |zone| format!(" ({zone})"));
    format!("{}{time}{zone}", words.recurrence(schedule))
}

fn on(key: &str, at: Timestamp, zone: &TimeZone, words: &Words) -> String {
    words.text(key, &[("date", Arg::Text(&date(at, zone)))])
}

fn date(at: Timestamp, zone: &TimeZone) -> String {
    zone.to_datetime(at).date().to_string()
}
