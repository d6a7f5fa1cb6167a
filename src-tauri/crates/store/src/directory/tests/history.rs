//! What changed in a meeting, and when its list did.

use super::*;

/// The fields, kinds and texts of what changed in the sole meeting of record `key`, the newest first.
fn told(kept: &Kept, key: &str) -> Vec<(String, ChangeKind, Option<String>, Option<String>)> {
    let text = |value: Option<ChangedValue>| match value? {
        ChangedValue::Text(text) => Some(text),
        ChangedValue::Codes(codes) => Some(codes.join("+")),
        ChangedValue::Schedule(schedule) => Some(format!(
            "{:?} {:?}",
            schedule.weekday().unwrap(),
            schedule.start.unwrap()
        )),
    };
    kept.directory
        .history(&stored(kept, key).id, at(1000))
        .unwrap()
        .into_iter()
        .map(|change| {
            (
                change.field,
                change.what,
                text(change.old),
                text(change.new),
            )
        })
        .collect()
}

fn stored(kept: &Kept, key: &str) -> StoredMeeting {
    let mut all = kept.all();
    let place = all.iter().position(|stored| stored.record.as_str() == key);
    all.swap_remove(place.unwrap())
}

fn list_changed(kept: &Kept) -> Option<Timestamp> {
    let state = kept.directory.source_state(&kept.source.id).unwrap();
    state.unwrap().content_changed
}

fn one(meeting: Meeting, public: &str) -> Vec<Record> {
    let mut record = record("7", vec![meeting]);
    record.public = public.to_owned();
    vec![record]
}

#[test]
fn what_changed_is_told() {
    let kept = Kept::new();
    let meeting = weekly("Anchor", "", Weekday::Monday);
    kept.apply(one(meeting.clone(), r#"{"day":1}"#));
    assert_eq!(told(&kept, "7"), [], "nothing changed yet");
    assert_eq!(list_changed(&kept), Some(at(1)), "the list is new");
    let mut moved = weekly("Buoy", "", Weekday::Tuesday);
    moved.formats = vec![Code::known("speaker")];
    kept.apply(one(moved, r#"{"day":2}"#));
    assert_eq!(
        told(&kept, "7"),
        [
            (
                "formats".to_owned(),
                ChangeKind::Added,
                Some(String::new()),
                Some("speaker".to_owned())
            ),
            (
                "schedule".to_owned(),
                ChangeKind::Changed,
                Some("Monday 19:00:00".to_owned()),
                Some("Tuesday 19:00:00".to_owned())
            ),
            (
                "name".to_owned(),
                ChangeKind::Changed,
                Some("Anchor".to_owned()),
                Some("Buoy".to_owned())
            ),
        ],
        "each field with what it was and became"
    );
    assert_eq!(stored(&kept, "7").content_changed, at(2), "and when");
    assert_eq!(list_changed(&kept), Some(at(2)), "so did the list");
    kept.apply(Vec::new());
    assert_eq!(
        list_changed(&kept),
        Some(at(3)),
        "a record that goes is a change of the list"
    );
}

#[test]
fn a_touched_record_did_not_change() {
    let kept = Kept::new();
    let mut meeting = weekly("Anchor", "", Weekday::Monday);
    kept.apply(one(meeting.clone(), r#"{"updated":"2026-01-01"}"#));
    meeting.last_changed = Some(at(1));
    kept.apply(one(meeting, r#"{"updated":"2026-11-01"}"#));
    let stored = stored(&kept, "7");
    assert_eq!(
        stored.meeting.last_changed,
        Some(at(1)),
        "what its publisher says of it is kept"
    );
    assert_eq!(
        stored.content_changed,
        at(1),
        "but it says what it said when it was first copied"
    );
    assert_eq!(list_changed(&kept), Some(at(1)), "and so does the list");
}

#[test]
fn another_way_of_reading_changes_no_listing() {
    let kept = Kept::new();
    let read = |meeting: Meeting, public: &str, hash: &str| {
        let mut records = one(meeting, public);
        records.push(record("8", vec![weekly("Pier", "", Weekday::Friday)]));
        kept.apply_read_as(records, None, hash).unwrap()
    };
    read(
        weekly("Anchor", "", Weekday::Monday),
        r#"{"day":1}"#,
        "r1:a",
    );
    let changes = read(
        weekly("Anchor Group", "", Weekday::Tuesday),
        r#"{"day":1,"kind":"x"}"#,
        "r2:a",
    );
    assert_eq!(changes.changed, 1, "the meeting is read in another way");
    assert_eq!(told(&kept, "7"), [], "its publisher changed nothing");
    assert_eq!(
        stored(&kept, "7").content_changed,
        at(1),
        "so it is as old as it was"
    );
    assert_eq!(list_changed(&kept), Some(at(1)), "and so is the list");
    read(
        weekly("Anchor Group", "", Weekday::Friday),
        r#"{"day":5}"#,
        "r3:b",
    );
    assert_eq!(
        told(&kept, "7").len(),
        1,
        "what its publisher changed meanwhile is told all the same"
    );
}

#[test]
fn links_and_telephones_are_marked_without_their_values() {
    let kept = Kept::new();
    let mut meeting = full_meeting();
    meeting.slot = String::new();
    kept.apply(one(meeting.clone(), "{}"));
    assert_eq!(stored(&kept, "7").ways_in_changed, [], "nothing changed");
    meeting.online.as_mut().unwrap().url = Some("https://zoom.us/j/666".to_owned());
    meeting.contact.phone = None;
    kept.apply(one(meeting.clone(), "{}"));
    let way = WayInChanged {
        field: "online.url".to_owned(),
        at: at(2),
        what: ChangeKind::Changed,
    };
    assert_eq!(
        stored(&kept, "7").ways_in_changed,
        std::slice::from_ref(&way),
        "the link, and not the telephone that is gone"
    );
    assert!(
        told(&kept, "7").contains(&("online.url".to_owned(), ChangeKind::Changed, None, None)),
        "and never what it was"
    );
    meeting.online = None;
    kept.apply(one(meeting, "{}"));
    assert_eq!(
        stored(&kept, "7").ways_in_changed,
        [],
        "there is no link any more"
    );
}

#[test]
fn history_is_bounded() {
    let kept = Kept::new();
    for turn in 0..120_u32 {
        let name = if turn % 2 == 0 { "Anchor" } else { "Buoy" };
        kept.apply(one(weekly(name, "", Weekday::Monday), &turn.to_string()));
    }
    let id = stored(&kept, "7").id;
    let history = kept.directory.history(&id, at(121)).unwrap();
    assert_eq!(history.len(), 50, "the newest fifty");
    assert_eq!(history[0].at, at(120), "the newest first");
    let years = at(120) + jiff::SignedDuration::from_hours(3 * 365 * 24);
    assert_eq!(
        kept.directory.history(&id, years).unwrap(),
        [],
        "after two years nothing is told"
    );
}

/// Values that no other test data has. The first of each pair is replaced by the second, and that is withdrawn.
const SECRETS: [(&str, &str); 5] = [
    ("Qvzxway Street 77", "Wqkpfjord Lane 78"),
    (
        "https://zoom.us/j/7712309841",
        "https://zoom.us/j/8823410952",
    ),
    ("+4977123098", "+4988234109"),
    ("pass zzq7461", "pass zzr8572"),
    ("vwx-hide@coast.example", "vwy-hide@coast.example"),
];

fn with(choose: fn(&(&'static str, &'static str)) -> &'static str, name: &str) -> Vec<Record> {
    let mut meeting = weekly(name, "", Weekday::Monday);
    let [address, link, phone, code, mail] = SECRETS.each_ref().map(choose);
    meeting.venue = Some(Venue {
        address: Some(address.to_owned()),
        ..Venue::default()
    });
    meeting.online = Some(OnlineAccess {
        url: Some(link.to_owned()),
        phone: Some(phone.to_owned()),
        notes: Some(code.to_owned()),
        ..OnlineAccess::default()
    });
    meeting.contact.email = Some(mail.to_owned());
    one(
        meeting,
        &format!("{{\"said\":\"{address} {link} {phone} {code} {mail}\"}}"),
    )
}

#[test]
fn no_value_that_leads_to_a_door_is_found_in_any_byte() {
    let kept = Kept::new();
    kept.apply(with(|pair| pair.0, "Qvzxway Evening"));
    kept.apply(with(|pair| pair.0, "Quiet Evening"));
    assert_eq!(
        told(&kept, "7").len(),
        1,
        "the name changed, and has a word of the address that is shown"
    );
    assert!(
        somewhere(kept.folder.path(), b"Qvzxway Evening"),
        "the old name is told"
    );
    kept.apply(with(|pair| pair.1, "Quiet Evening"));
    let mut withdrawn = with(|pair| pair.1, "Quiet Evening");
    withdrawn[0].meetings[0].venue = None;
    withdrawn[0].meetings[0].online = None;
    withdrawn[0].meetings[0].contact.email = None;
    withdrawn[0].public = "{}".to_owned();
    kept.apply(withdrawn);
    kept.directory.purge().unwrap();
    for word in SECRETS
        .iter()
        .flat_map(|(first, second)| [first, second])
        .chain([&"Qvzxway Evening", &"qvzxway"])
    {
        assert!(
            !somewhere(kept.folder.path(), word.as_bytes()),
            "{word} is in no file"
        );
    }
    let history = told(&kept, "7");
    assert!(
        history.contains(&(
            "venue.address".to_owned(),
            ChangeKind::Withdrawn,
            None,
            None
        )),
        "that the address was withdrawn is told: {history:?}"
    );
    assert!(
        history.contains(&("venue.address".to_owned(), ChangeKind::Changed, None, None)),
        "and that it changed before"
    );
    assert!(
        history.iter().any(|(field, _, old, new)| field == "name"
            && old.is_none()
            && new.as_deref() == Some("Quiet Evening")),
        "the old name that had a word of it is told no more: {history:?}"
    );
}

#[test]
fn a_meeting_takes_its_history_with_it() {
    let kept = Kept::new();
    kept.apply(one(weekly("Anchor", "", Weekday::Monday), "1"));
    kept.apply(one(weekly("Buoy", "", Weekday::Monday), "2"));
    let count = || {
        kept.directory
            .database
            .steady(|db| Ok(db.query_row("SELECT count(*) FROM history", [], |row| row.get(0))?))
            .unwrap()
    };
    let before: u32 = count();
    kept.directory.remove_source(&kept.source.id).unwrap();
    assert_eq!((before, count()), (1, 0), "nothing is left of it");
}
