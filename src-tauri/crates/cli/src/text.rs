//! Answers for a person at a terminal: time, name, distance first; the rest below.

pub(crate) mod history;

use circle_domain::{Attendance, Meeting, Venue};
use circle_engine::answer::ElsewhereKind;
use circle_engine::{Answer, FoundMeeting, JoinLink, Listing, Moment, Saved, Shown};
use circle_words::{Arg, Words, organizations};

/// An answer, line by line.
pub(crate) fn answer(answer: &Answer, moment: &Moment, locale: &str) -> Vec<String> {
    let words = Words::new(locale);
    let mut lines = Vec::new();
    if let Some(urgent) = &answer.urgent {
        lines.push(match &urgent.dial {
            Some(dial) => format!(
                "!! {} {dial}",
                urgent.country.as_deref().unwrap_or_default()
            )
            .replace("  ", " "),
            None => "!! 112 / 911 / 999".to_owned(),
        });
    }
    if answer.sample {
        lines.push(words_or(
            &words,
            "sample-marked",
            "These groups and towns are invented.",
        ));
    }
    lines.push(format!("{}", answer.total));
    let mut section = None;
    for found in &answer.meetings {
        if section != Some(found.section) {
            section = Some(found.section);
            lines.push(format!(
                "-- {}",
                words_or(
                    &words,
                    &format!("section-{}", found.section.as_str()),
                    found.section.as_str()
                )
            ));
        }
        lines.push(row(found, moment, &words));
        lines.extend(
            history::ways_in(found, moment, &words)
                .into_iter()
                .map(|line| format!("    {line}")),
        );
    }
    for step in &answer.next_steps {
        let km = step
            .within_km
            .map_or_else(String::new, |km| format!(" {km:.0} km"));
        let filter = step
            .filter
            .map_or_else(String::new, |filter| format!(" {filter}"));
        lines.push(format!(
            "> {}{filter}{km}: {}",
            step.kind.as_str(),
            step.total
        ));
    }
    for entry in &answer.elsewhere {
        let reach: Vec<&str> = [entry.url.as_deref(), entry.phone.as_deref()]
            .into_iter()
            .flatten()
            .collect();
        let name = if entry.kind == ElsewhereKind::Online {
            entry.kind.as_str()
        } else {
            &entry.name
        };
        let count = entry
            .count
            .map_or_else(String::new, |count| format!(": {count}"));
        lines.push(format!("> {name}{count}  {}", reach.join("  ")));
    }
    lines
}

fn words_or(words: &Words, key: &str, otherwise: &str) -> String {
    if words.has(key) {
        words.text(key, &[])
    } else {
        otherwise.to_owned()
    }
}

fn row(found: &FoundMeeting, moment: &Moment, words: &Words) -> String {
    let meeting = &found.stored.meeting;
    let far = found
        .distance_km
        .map_or_else(String::new, |km| format!("  {km:.1} km"));
    let fellowship = meeting
        .fellowship
        .as_ref()
        .and_then(|id| organizations::get(id.as_str()))
        .map_or("", |organization| organization.name());
    let doubt = listing(found.stored.listing(), words)
        .map_or_else(String::new, |doubt| format!("\n    {doubt}"));
    format!(
        "{}  {}{far}\n    {}  {}  {}{doubt}\n    {}",
        when(found, moment, words),
        meeting.name.as_deref().unwrap_or("-"),
        words.text(&format!("attendance-{}", meeting.attendance.as_str()), &[]),
        fellowship,
        place(meeting),
        found.stored.id
    )
}

/// That the publisher's newest list lacks a meeting, in a plain sentence.
fn listing(listing: Listing, words: &Words) -> Option<String> {
    let date = listing.since()?.strftime("%F").to_string();
    Some(words.text(
        &format!("listing-{}", listing.as_str()),
        &[("date", Arg::Text(&date))],
    ))
}

/// The next start on the reader's clock where one joins from afar, else on the clock that hangs in the room.
fn when(found: &FoundMeeting, moment: &Moment, words: &Words) -> String {
    let schedule = &found.stored.meeting.schedule;
    match &found.next {
        Some(next) => {
            let online = found.stored.meeting.attendance == Attendance::Online;
            let start = if online {
                next.start.with_time_zone(moment.zone.clone())
            } else {
                next.start.clone()
            };
            start.strftime("%F %a %H:%M").to_string()
        }
        None => {
            let time = schedule
                .start
                .map_or_else(String::new, |time| time.strftime(" %H:%M").to_string());
            format!("{}{time}", words.recurrence(schedule))
        }
    }
}

fn place(meeting: &Meeting) -> String {
    match (&meeting.online, &meeting.venue) {
        (Some(online), _) if meeting.attendance == Attendance::Online => online
            .url
            .as_deref()
            .and_then(crate::json::meeting::host)
            .or_else(|| online.phone.clone())
            .unwrap_or_default(),
        (_, Some(venue)) => address(venue),
        _ => String::new(),
    }
}

fn address(venue: &Venue) -> String {
    let parts = [
        &venue.name,
        &venue.address,
        &venue.city,
        &venue.region,
        &venue.postal_code,
    ];
    let parts: Vec<&str> = parts
        .into_iter()
        .filter_map(|part| part.as_deref())
        .collect();
    parts.join(", ")
}

/// One meeting, line by line.
pub(crate) fn shown(shown: &Shown, moment: &Moment, locale: &str) -> Vec<String> {
    let words = Words::new(locale);
    let stored = &shown.meeting.stored;
    let meeting = &stored.meeting;
    let mut lines = vec![meeting.name.clone().unwrap_or_else(|| "-".to_owned())];
    if stored.sample {
        lines.push(words_or(
            &words,
            "sample-marked",
            "This group and its town are invented.",
        ));
    }
    lines.push(words.text(&format!("status-{}", stored.status().as_str()), &[]));
    lines.extend(listing(stored.listing(), &words));
    lines.push(words.recurrence(&meeting.schedule));
    for occurrence in &shown.occurrences {
        let there = occurrence.start.strftime("%F %a %H:%M %Z").to_string();
        let here = Shown::on_readers_clock(moment, &occurrence.start)
            .map_or_else(String::new, |here| {
                here.strftime("  (%F %a %H:%M %Z)").to_string()
            });
        lines.push(format!("    {there}{here}"));
    }
    lines.push(words.text(&format!("attendance-{}", meeting.attendance.as_str()), &[]));
    if let Some(venue) = &meeting.venue {
        lines.push(address(venue));
        lines.extend(venue.directions.clone());
    }
    if let Some(online) = &meeting.online {
        lines.extend(online.url.clone());
        lines.extend(link(online.url.as_deref(), &words));
        lines.extend(
            [&online.phone, &online.notes]
                .into_iter()
                .flatten()
                .cloned(),
        );
    }
    lines.push(words.text(&format!("who-{}", meeting.who_may_attend.as_str()), &[]));
    let codes = [
        ("format", &meeting.formats),
        ("audience", &meeting.audience),
        ("access", &meeting.access),
    ];
    let codes: Vec<String> = codes
        .iter()
        .flat_map(|(kind, codes)| codes.iter().map(|code| words.code(kind, code.as_str())))
        .collect();
    if !codes.is_empty() {
        lines.push(codes.join(", "));
    }
    lines.extend(meeting.notes.clone());
    let contact = &meeting.contact;
    lines.extend(
        [&contact.name, &contact.phone, &contact.email, &contact.url]
            .into_iter()
            .flatten()
            .cloned(),
    );
    lines.extend(meeting.page_url.clone());
    if let Some(source) = &shown.source {
        let read = shown
            .freshness
            .last_read
            .map_or_else(String::new, |at| format!(", {at}"));
        lines.push(format!("{}{read}", source.name));
    }
    lines.extend(history::of_meeting(shown, moment, &words));
    lines.retain(|line| !line.is_empty());
    lines
}

/// What should be known of a link before it is opened.
fn link(url: Option<&str>, words: &Words) -> Vec<String> {
    let Some(link) = url.and_then(JoinLink::read) else {
        return Vec::new();
    };
    let whose = match (link.provider(), link.software()) {
        (Some(provider), _) => provider.name.to_owned(),
        (None, Some(software)) => {
            let args = [
                ("software", Arg::Text(software)),
                ("host", Arg::Text(link.host())),
            ];
            words.text("link-software", &args)
        }
        (None, None) => words.text("link-unknown-host", &[]),
    };
    let mut lines = vec![format!("    {}: {whose}", link.host())];
    let doubts = link.doubts().iter();
    lines.extend(doubts.map(|doubt| format!("    {}", doubt.sentence(words))));
    lines
}

/// A saved meeting, in one line.
pub(crate) fn saved(saved: &Saved, locale: &str) -> String {
    let words = Words::new(locale);
    let (id, meeting) = match &saved.today {
        Some(today) => (&today.stored.id, &today.stored.meeting),
        None => (&saved.saved.meeting, &saved.saved.frozen),
    };
    let changed = if saved.changed.is_empty() {
        String::new()
    } else {
        format!("  [{}]", saved.changed.join(", "))
    };
    format!(
        "{id}  {}  {}{changed}",
        meeting.name.as_deref().unwrap_or("-"),
        words.recurrence(&meeting.schedule)
    )
}
