//! What was written is read the same, in all the ways there are to read it.

use super::*;
use crate::personal::{SavedId, SavedMeeting};
use std::sync::atomic::{AtomicBool, Ordering};

#[test]
fn a_meeting_comes_back_with_every_field() {
    let kept = Kept::new();
    let mut written = record("1", vec![full_meeting(), Meeting::empty()]);
    written.aliases = vec![
        alias(AliasKind::Slug, "quiet-corner"),
        alias(AliasKind::WorldId, "G00012345"),
    ];
    written.imported_from = Some("Elsewhere".to_owned());
    kept.apply(vec![written.clone()]);
    let read = kept.all();
    assert_eq!(
        read.iter()
            .map(|stored| stored.meeting.clone())
            .collect::<Vec<_>>(),
        written.meetings,
        "all of it"
    );
    assert_eq!(read[0].aliases, written.aliases, "the other names");
    assert_eq!(read[0].public, written.public, "the public part");
    assert_eq!(
        read[0].imported_from, written.imported_from,
        "where it comes from"
    );
    assert_eq!(
        (read[0].first_seen, read[0].last_read),
        (at(1), Some(at(1))),
        "its two moments"
    );
    assert_eq!(
        kept.directory.meeting(&read[0].id).unwrap().unwrap(),
        read[0],
        "by its id"
    );
    assert_eq!(
        kept.directory
            .meeting(&circle_domain::MeetingId::new("m"))
            .unwrap(),
        None,
        "there is no such id"
    );
    assert_eq!(
        kept.directory
            .meetings(&[99, read[1].row, read[0].row])
            .unwrap()
            .len(),
        2,
        "rows that are gone are left out"
    );
}

#[test]
fn columns_say_what_the_meeting_says() {
    let kept = Kept::new();
    let mut late = weekly("Late", "b", Weekday::Sunday);
    late.schedule.recurrence = Recurrence::Monthly {
        weekday: Weekday::Sunday,
        weeks: vec![1, -1],
    };
    kept.apply(vec![record("1", vec![full_meeting(), late.clone()])]);
    let mut seen = 0;
    let columns = kept
        .directory
        .columns(
            |columns, row| {
                let text = |number| columns.names.text(number);
                let meeting = if seen == 0 {
                    full_meeting()
                } else {
                    late.clone()
                };
                assert_eq!(
                    row.recurrence, meeting.schedule.recurrence,
                    "the recurrence, complete"
                );
                assert_eq!(row.weekday, meeting.schedule.weekday(), "the day");
                assert_eq!(
                    (row.attendance, row.status),
                    (meeting.attendance, meeting.status()),
                    "attendance and status"
                );
                assert_eq!(
                    (row.who, row.minutes),
                    (meeting.who_may_attend, meeting.schedule.minutes),
                    "who and how long"
                );
                assert_eq!(
                    row.zone.map(text),
                    meeting.schedule.time_zone.as_deref(),
                    "the zone"
                );
                assert_eq!(
                    row.fellowship.map(text),
                    meeting.fellowship.as_ref().map(FellowshipId::as_str),
                    "the fellowship"
                );
                let venue = meeting.venue.clone().unwrap_or_default();
                assert_eq!(
                    (row.point, row.position_from),
                    (venue.point, venue.position_from),
                    "the position"
                );
                assert_eq!(
                    row.country.map(text),
                    venue.country.as_deref(),
                    "the country"
                );
                let problems: Vec<_> = row
                    .problems
                    .iter()
                    .map(|(number, primary)| (text(*number), *primary))
                    .collect();
                let expected: Vec<_> = meeting
                    .problems
                    .iter()
                    .map(|claim| (claim.problem.as_str(), claim.primary))
                    .collect();
                assert_eq!(problems, expected, "the problems");
                for (numbers, codes) in [
                    (row.formats, &meeting.formats),
                    (row.audience, &meeting.audience),
                    (row.access, &meeting.access),
                ] {
                    let expected: Vec<_> = codes.iter().map(Code::as_str).collect();
                    assert_eq!(
                        numbers
                            .iter()
                            .map(|number| text(*number))
                            .collect::<Vec<_>>(),
                        expected,
                        "the codes"
                    );
                }
                assert_eq!(
                    row.languages
                        .iter()
                        .map(|tag| text(*tag))
                        .collect::<Vec<_>>(),
                    meeting.languages,
                    "the languages"
                );
                assert_eq!(columns.sources[row.source].id, kept.source.id, "the source");
                assert!(!row.sample, "it is real");
                seen += 1;
            },
            None,
        )
        .unwrap();
    assert_eq!((seen, columns.rows), (2, 2), "every row once");
    assert_eq!(
        columns.generation,
        kept.directory.generation().unwrap(),
        "of this state"
    );
}

#[test]
fn words_find_whatever_is_typed() {
    let kept = Kept::new();
    kept.apply(vec![
        record("1", vec![full_meeting()]),
        record("2", vec![weekly("Smørrebrød 東京都", "", Weekday::Monday)]),
    ]);
    let rows: Vec<i64> = kept.ids().iter().map(|(_, row, _)| *row).collect();
    for (asked, found) in [
        ("QUIET", 0),
        ("quie", 0),
        ("fruh", 0),
        ("frueh", 0),
        ("früh corner", 0),
        ("mug ring", 0),
        ("kuestenland", 0),
        ("lighthouse \" keepers", 0),
        ("altstadt", 0),
        ("smorre", 1),
        ("京都", 1),
    ] {
        assert_eq!(
            kept.find(asked),
            [rows[found]],
            "{asked} is among its words"
        );
    }
    for asked in ["quiet smorre", "", "\"", "OR", "gull lane", "4711"] {
        assert_eq!(
            kept.find(asked),
            Vec::<i64>::new(),
            "{asked:?} finds nothing"
        );
    }
}

#[test]
fn a_long_reading_can_be_ended() {
    let kept = Kept::new();
    kept.apply(vec![record(
        "1",
        vec![weekly("Anchor", "", Weekday::Monday)],
    )]);
    let done = AtomicBool::new(false);
    let answer: Result<i64> = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                kept.directory.interrupt_reads();
                std::thread::yield_now();
            }
        });
        let answer = kept.directory.database.query(|db| {
            let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
            Ok(db.query_row(endless, [], |row| row.get(0))?)
        });
        done.store(true, Ordering::Relaxed);
        answer
    });
    assert!(
        matches!(answer, Err(StoreError::Interrupted)),
        "it would not have ended by itself: {answer:?}"
    );
    assert_eq!(
        kept.find("anchor").len(),
        1,
        "the next question is answered"
    );
}

#[test]
fn who_reads_meanwhile_sees_the_state_before() {
    let kept = Kept::new();
    kept.apply(vec![record(
        "1",
        vec![weekly("Anchor", "", Weekday::Monday)],
    )]);
    let directory = &kept.directory;
    let seen = std::sync::Mutex::new(Vec::new());
    // Asked while the transaction lasts: reads from there, on the readers' connections.
    let look = || {
        seen.lock().unwrap().push((
            directory.count().unwrap(),
            directory.text_matches(&["buoy".to_owned()]).unwrap().len(),
        ));
        false
    };
    kept.try_apply(
        (0..20)
            .map(|n| record(&format!("b{n}"), vec![weekly("Buoy", "", Weekday::Monday)]))
            .collect(),
        Some(&look),
    )
    .unwrap();
    let seen = seen.into_inner().unwrap();
    assert!(seen.len() > 20, "it was looked at all the time");
    assert!(
        seen.iter().all(|state| *state == (1, 0)),
        "the old state and nothing between: {seen:?}"
    );
    assert_eq!(
        (directory.count().unwrap(), kept.find("buoy").len()),
        (21, 20),
        "and then the new one"
    );
}

#[test]
fn attempts_and_entries_are_kept() {
    let kept = Kept::new();
    kept.apply(vec![record("1", vec![full_meeting()])]);
    let failed = Attempt {
        source: &kept.source.id,
        at: at(9),
        outcome: Outcome::Failed,
        error: Some("html"),
        validators: None,
        bytes: 3,
        seconds: 0.25,
    };
    kept.directory.record_attempts(&[failed]).unwrap();
    let state = kept.directory.source_states().unwrap().remove(0);
    assert_eq!(
        (state.outcome, state.error.as_deref()),
        (Outcome::Failed, Some("html")),
        "how it ended"
    );
    assert_eq!(
        (state.last_attempt, state.last_success),
        (Some(at(9)), Some(at(1))),
        "the success was before"
    );
    assert_eq!(
        (state.meetings, state.read, state.accepted),
        (1, 1, 1),
        "what was copied stays"
    );
    assert_eq!(
        state.validators.etag.as_deref(),
        Some("\"one\""),
        "so do the validators"
    );
    let entry = Entry {
        key: "kontakt-1".to_owned(),
        kind: EntryKind::ContactPoint,
        name: "Contact point of the coast".to_owned(),
        url: Some("https://contact.example".to_owned()),
        phone: Some("+49555099".to_owned()),
        email: None,
        hours: Some("Mon 10-12".to_owned()),
        country: Some("DE".to_owned()),
        area: Some("Küstenland".to_owned()),
        point: None,
        problems: vec![ProblemId::new("grief/loss")],
    };
    kept.directory
        .replace_entries(&kept.source.id, std::slice::from_ref(&entry))
        .unwrap();
    assert_eq!(
        kept.directory.entries(Some("DE")).unwrap(),
        [entry],
        "in its country"
    );
    assert_eq!(
        kept.directory.entries(Some("CH")).unwrap(),
        [],
        "not in another"
    );
}

fn saved(stored: &StoredMeeting) -> SavedMeeting {
    SavedMeeting {
        id: SavedId(1),
        meeting: stored.id.clone(),
        source: stored.source.clone(),
        source_name: String::new(),
        source_location: String::new(),
        record: stored.record.clone(),
        aliases: stored.aliases.clone(),
        frozen: stored.meeting.clone(),
        seen_hash: String::new(),
        saved_at: at(0),
        looked_at: at(0),
        purged: Vec::new(),
        seen_listed: true,
        note: None,
    }
}

#[test]
fn a_saved_meeting_is_found_again() {
    let kept = Kept::new();
    let mut first = record("1", vec![weekly("Anchor", "", Weekday::Monday)]);
    first.aliases = vec![
        alias(AliasKind::Slug, "anchor"),
        alias(AliasKind::Content, "c1"),
        alias(AliasKind::WorldId, "G1"),
    ];
    kept.apply(vec![first.clone()]);
    let mut before = saved(&kept.all()[0]);
    let by = |before: &SavedMeeting| {
        kept.directory
            .resolve(before)
            .unwrap()
            .map(|found| found.by)
    };
    assert_eq!(by(&before), Some(ResolvedBy::Id), "nothing happened");
    before.meeting = circle_domain::MeetingId::new("mgone");
    assert_eq!(by(&before), Some(ResolvedBy::Record), "its record is there");
    before.record = RecordKey::new("gone");
    assert_eq!(
        by(&before),
        Some(ResolvedBy::Alias),
        "its record has another key"
    );
    before.source = SourceId::new("sgone");
    assert_eq!(
        by(&before),
        Some(ResolvedBy::OtherSource),
        "it is in another directory now"
    );
    before.aliases = vec![alias(AliasKind::WorldId, "G1")];
    assert_eq!(
        by(&before),
        Some(ResolvedBy::OtherSource),
        "same group, same day and time"
    );
    before.frozen = weekly("Anchor", "", Weekday::Tuesday);
    assert_eq!(
        by(&before),
        None,
        "another meeting of the same group is another meeting"
    );
}
