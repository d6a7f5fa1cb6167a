//! Nothing that was entered is lost.

use super::*;
use crate::directory::tests::{Kept, at, full_meeting, record, somewhere, source};
use circle_domain::{FeedFormat, FellowshipId, ProblemId};

fn personal() -> (tempfile::TempDir, Personal) {
    let folder = tempfile::tempdir().unwrap();
    let personal = Personal::open(&folder.path().join("personal.db")).unwrap();
    (folder, personal)
}

#[test]
fn sources_come_back_in_order() {
    let (_folder, personal) = personal();
    let mut full = source("https://b.example/feed");
    full.format = Some(FeedFormat::Bmlt);
    full.fellowship = Some(FellowshipId::new("na"));
    full.problems = vec![ProblemId::new("substance/drugs")];
    (full.time_zone, full.single_zone) = (Some("Europe/Berlin".to_owned()), true);
    (full.country, full.licence) = (Some("DE".to_owned()), Some("with a link".to_owned()));
    (full.allow_http, full.allow_private_network) = (true, true);
    (full.catalogue, full.sample) = (Some("coast".to_owned()), true);
    let plain = source("https://a.example/feed");
    personal.put_source(&full, at(1)).unwrap();
    personal.put_source(&plain, at(2)).unwrap();
    let listed: Vec<_> = personal
        .sources()
        .unwrap()
        .into_iter()
        .map(|entered| entered.source)
        .collect();
    assert_eq!(
        listed,
        [full.clone(), plain.clone()],
        "every field, in the order of adding"
    );
    full.name = "Renamed".to_owned();
    personal.put_source(&full, at(3)).unwrap();
    let entered = personal.source(&full.id).unwrap().unwrap();
    assert_eq!(
        (entered.source, entered.added_at),
        (full.clone(), at(1)),
        "new settings, the same place and age"
    );
    assert!(
        personal.enable_source(&plain.id, false).unwrap(),
        "it is there"
    );
    assert!(
        !personal.source(&plain.id).unwrap().unwrap().source.enabled,
        "it is not copied any more"
    );
    assert!(personal.remove_source(&full.id).unwrap(), "it was there");
    assert!(
        !personal.remove_source(&full.id).unwrap(),
        "and is not any more"
    );
    assert_eq!(personal.sources().unwrap().len(), 1, "the other stays");
}

#[test]
fn settings_come_back() {
    let (_folder, personal) = personal();
    personal.set_setting("locale", Some("de")).unwrap();
    personal.set_setting("theme", Some("dark")).unwrap();
    personal.set_setting("theme", None).unwrap();
    assert_eq!(
        personal.setting("locale").unwrap().as_deref(),
        Some("de"),
        "as it was made"
    );
    assert_eq!(personal.settings().unwrap().len(), 1, "one was taken back");
}

#[test]
fn saved_meetings_come_back() {
    let (_folder, personal) = personal();
    let kept = Kept::new();
    kept.apply(vec![record("7", vec![full_meeting()])]);
    let stored = kept.all().remove(0);
    let saving = Saving {
        meeting: &stored,
        source: &kept.source,
        now: at(2),
    };
    let id = personal.save(&saving).unwrap();
    assert_eq!(
        personal
            .save(&Saving {
                now: at(3),
                ..saving
            })
            .unwrap(),
        id,
        "saved once"
    );
    let saved = personal.saved_as(&stored.id).unwrap().unwrap();
    assert_eq!(saved.frozen, stored.meeting, "as it was seen");
    assert_eq!(
        (saved.saved_at, saved.looked_at),
        (at(2), at(3)),
        "looked at again"
    );
    assert_eq!(
        saved.seen_hash,
        crate::content_hash(&stored.meeting).unwrap(),
        "its hash"
    );
    assert_eq!(saved.aliases.len(), 1, "its world id is a name too");
    assert_eq!(
        kept.directory.resolve(&saved).unwrap().unwrap().meeting,
        stored,
        "found in the directory"
    );
    let mut moved = stored.clone();
    moved.id = circle_domain::MeetingId::new("mmoved");
    moved.meeting.name = Some("Renamed".to_owned());
    personal.relink(id, &moved).unwrap();
    let again = personal.saved_as(&moved.id).unwrap().unwrap();
    assert_eq!(
        (again.id, &again.frozen),
        (id, &stored.meeting),
        "the same, and what changed can still be told"
    );
    personal.look_at(id, &moved, at(4)).unwrap();
    assert_eq!(
        personal.saved().unwrap()[0].frozen,
        moved.meeting,
        "now it was seen"
    );
    assert!(personal.unsave(id).unwrap(), "it was there");
    assert_eq!(personal.saved().unwrap(), [], "and is gone");
    assert!(
        matches!(personal.relink(id, &moved), Err(StoreError::NotFound(_))),
        "there is nothing to link"
    );
}

#[test]
fn a_newer_file_is_refused_and_left_alone() {
    let (folder, personal) = personal();
    personal.set_setting("locale", Some("de")).unwrap();
    drop(personal);
    let path = folder.path().join("personal.db");
    Connection::open(&path)
        .unwrap()
        .pragma_update(None, "user_version", SCHEMA.version() + 1)
        .unwrap();
    let before = std::fs::read(&path).unwrap();
    let answer = Personal::open(&path).err();
    assert!(
        matches!(
            answer,
            Some(StoreError::NewerThanProgram { found, known }) if found == known + 1
        ),
        "it says so: {answer:?}"
    );
    assert_eq!(std::fs::read(&path).unwrap(), before, "not a byte changed");
}

#[test]
fn a_damaged_file_is_copied_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("personal.db");
    let damaged = b"this was a database once".repeat(400);
    std::fs::write(&path, &damaged).unwrap();
    for _ in 0..2 {
        let Some(StoreError::PersonalDamaged { copy }) = Personal::open(&path).err() else {
            panic!("it is damaged, and that is said");
        };
        assert_eq!(std::fs::read(&copy).unwrap(), damaged, "the copy is whole");
        assert_eq!(
            std::fs::read(&path).unwrap(),
            damaged,
            "the file itself is as it was"
        );
    }
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        2,
        "it is copied only once"
    );
    let aside = Personal::set_aside(&path, at(1)).unwrap();
    assert!(
        somewhere(folder.path(), b"a database once") && aside.exists(),
        "set aside, not deleted"
    );
    assert!(Personal::open(&path).is_ok(), "and the person can go on");
}

#[test]
fn an_older_file_is_copied_before_it_is_changed() {
    let (folder, personal) = personal();
    personal.set_setting("locale", Some("de")).unwrap();
    let path = folder.path().join("personal.db");
    back_up(&path, SCHEMA.version() + 1).unwrap();
    let copy = format!("personal-backup-v{}.db", SCHEMA.version());
    let copy = Connection::open(folder.path().join(copy)).unwrap();
    let value: String = copy
        .query_row(
            "SELECT value FROM settings WHERE key = 'locale'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(value, "de", "what is still in the log is copied too");
}
