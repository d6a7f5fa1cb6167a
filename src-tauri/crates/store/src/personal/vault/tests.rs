//! With a passphrase no byte of the folder tells what is kept; without it nothing is lost.

use super::*;
use crate::directory::tests::{Kept, at, full_meeting, record};
use crate::personal::{NewVisit, Saving};
use std::path::Path;

const CHEAP: Hardness = Hardness {
    memory: 64,
    passes: 1,
    lanes: 1,
};
const PASS: &str = "correct horse battery";

/// What only `personal.db` may know.
const SECRETS: [&str; 6] = [
    "Quillfeather",
    "the note of mine",
    "walked home happier",
    "pottering searches",
    "mreminded99",
    "Tinytown",
];

/// Whether the text stands in any file of the folder, in UTF-8 or UTF-16.
fn traces(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let bytes = std::fs::read(entry.path()).unwrap();
        for secret in SECRETS {
            let wide: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let holds = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
            if holds(secret.as_bytes()) || holds(&wide) {
                found.push(format!("{secret} in {:?}", entry.file_name()));
            }
        }
    }
    found
}

/// A folder in which one of everything is kept, and changed, so that older versions may lie about.
fn full() -> (tempfile::TempDir, Personal) {
    let folder = tempfile::tempdir().unwrap();
    let personal = Personal::open(&folder.path().join("personal.db")).unwrap();
    let directory = Kept::new();
    let mut meeting = full_meeting();
    meeting.name = Some("Quillfeather".to_owned());
    directory.apply(vec![record("7", vec![meeting])]);
    let stored = directory.all().remove(0);
    let saving = Saving {
        meeting: &stored,
        source: &directory.source,
        now: at(1),
    };
    let id = personal.save(&saving).unwrap();
    for version in 0..30 {
        let note = format!("the note of mine {version} {}", "x".repeat(version * 40));
        personal.set_note(id, Some(&note)).unwrap();
        let visit = NewVisit {
            on: jiff::civil::date(2026, 11, 23),
            meeting: None,
            name: Some("Quillfeather".to_owned()),
            line: "walked home happier".to_owned(),
        };
        let visit = personal.add_visit(&visit).unwrap();
        if version % 3 == 0 {
            personal.remove_visit(visit).unwrap();
        }
    }
    let question = serde_json::json!({ "line": "pottering searches" });
    personal
        .save_search("pottering searches", question, at(1))
        .unwrap();
    let reminded = circle_domain::MeetingId::new("mreminded99");
    personal.set_reminder(&reminded, 30, false).unwrap();
    personal
        .set_setting("personal.place", Some("Tinytown"))
        .unwrap();
    personal.set_setting("theme", Some("dark")).unwrap();
    (folder, personal)
}

#[test]
fn no_byte_tells_what_is_sealed() {
    let (folder, personal) = full();
    std::fs::copy(
        folder.path().join("personal.db"),
        folder.path().join("personal-backup-v2.db"),
    )
    .unwrap();
    assert!(
        !traces(folder.path()).is_empty(),
        "without a passphrase it can be read, or the test finds nothing"
    );
    personal.set_passphrase(PASS, CHEAP).unwrap();
    assert_eq!(traces(folder.path()), [""; 0], "while the program runs");
    personal
        .set_note(
            personal.saved().unwrap()[0].id,
            Some("the note of mine, again"),
        )
        .unwrap();
    assert_eq!(traces(folder.path()), [""; 0], "after writing more");
    personal.lock();
    drop(personal);
    assert_eq!(traces(folder.path()), [""; 0], "and when it ended");
}

#[test]
fn locked_nothing_is_read_and_unlocked_nothing_is_lost() {
    let (folder, personal) = full();
    let before = (
        personal.saved().unwrap(),
        personal.visits().unwrap(),
        personal.saved_searches().unwrap(),
        personal.reminders().unwrap(),
    );
    personal.set_passphrase(PASS, CHEAP).unwrap();
    drop(personal);
    let personal = Personal::open(&folder.path().join("personal.db")).unwrap();
    assert!(personal.is_locked().unwrap(), "a new start is locked");
    assert!(
        matches!(personal.saved(), Err(StoreError::Locked)),
        "saved meetings are not read"
    );
    assert!(
        matches!(personal.visits(), Err(StoreError::Locked)),
        "nor the diary"
    );
    assert!(
        matches!(personal.setting("personal.place"), Err(StoreError::Locked)),
        "nor a setting that tells of the person"
    );
    assert_eq!(
        personal.setting("theme").unwrap().as_deref(),
        Some("dark"),
        "what the window needs is readable"
    );
    assert!(
        matches!(
            personal.unlock("correct horse"),
            Err(StoreError::WrongPassphrase)
        ),
        "a wrong one says so"
    );
    personal.unlock(PASS).unwrap();
    let after = (
        personal.saved().unwrap(),
        personal.visits().unwrap(),
        personal.saved_searches().unwrap(),
        personal.reminders().unwrap(),
    );
    assert_eq!(after, before, "everything came back as it was");
}

#[test]
fn a_changed_passphrase_opens_and_the_old_one_does_not() {
    let (_folder, personal) = full();
    personal.set_passphrase(PASS, CHEAP).unwrap();
    let old_key = personal.key_to_remember().unwrap();
    assert!(
        matches!(
            personal.set_passphrase("another one", CHEAP),
            Err(StoreError::PassphraseSet)
        ),
        "it is changed, not set over"
    );
    personal
        .change_passphrase(PASS, "Stra\u{df}e am Fluss", CHEAP)
        .unwrap();
    let key = personal.key_to_remember().unwrap();
    personal.lock();
    assert!(
        matches!(personal.unlock(PASS), Err(StoreError::WrongPassphrase)),
        "the old one opens nothing"
    );
    assert!(
        !personal.unlock_with_key(&old_key).unwrap(),
        "nor does the old key"
    );
    assert!(
        personal.unlock_with_key(&key).unwrap() && !personal.saved().unwrap().is_empty(),
        "the key of the keyring does"
    );
    personal.remove_passphrase("Stra\u{df}e am Fluss").unwrap();
    personal.lock();
    assert!(
        !personal.saved().unwrap().is_empty() && !personal.has_passphrase().unwrap(),
        "taken away, all can be read"
    );
}

#[test]
fn ended_in_the_middle_it_is_swept_at_the_next_start() {
    let (folder, personal) = full();
    let path = folder.path().join("personal.db");
    std::fs::copy(&path, folder.path().join("personal-set-aside-9.db")).unwrap();
    // As if the program had ended between the transaction and the sweeping: the log as it is then.
    let key = SealKey::draw().unwrap();
    let record = Record::wrapping(&key, PASS, CHEAP).unwrap();
    personal
        .database
        .write(|db| {
            rewrite(db, |kind, id, body| {
                let sealed = key.seal(&kept::place(kind, id), &seal::padded(&body))?;
                Ok(Zeroizing::new(sealed))
            })?;
            record.put(db)?;
            to_sweep(db)
        })
        .unwrap();
    let crashed = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), crashed.path().join(entry.file_name())).unwrap();
    }
    assert!(
        !traces(crashed.path()).is_empty(),
        "the log and the copies still tell, or the test finds nothing"
    );
    let again = Personal::open(&crashed.path().join("personal.db")).unwrap();
    assert_eq!(traces(crashed.path()), [""; 0], "swept when opened");
    again.unlock(PASS).unwrap();
    assert_eq!(again.saved().unwrap().len(), 1, "and nothing is lost");
}

#[test]
fn a_failed_setting_changes_nothing() {
    let (folder, personal) = full();
    let answer = personal.database.write(|db| {
        let key = SealKey::draw()?;
        rewrite(db, |kind, id, body| {
            Ok(Zeroizing::new(key.seal(&kept::place(kind, id), &body)?))
        })?;
        Err::<(), _>(StoreError::DiskFull)
    });
    assert!(answer.is_err(), "it failed in the middle");
    drop(personal);
    let personal = Personal::open(&folder.path().join("personal.db")).unwrap();
    assert_eq!(personal.saved().unwrap().len(), 1, "all is as before");
    assert!(!personal.has_passphrase().unwrap(), "and nothing is sealed");
}

#[test]
fn forgotten_everything_sealed_is_erased_and_nothing_else() {
    let (folder, personal) = full();
    personal.set_passphrase(PASS, CHEAP).unwrap();
    personal.lock();
    let lost = personal.forget_kept().unwrap();
    assert_eq!(
        (lost.saved, lost.visits, lost.searches, lost.reminders),
        (1, 20, 1, 1),
        "what is lost is said, though it cannot be read"
    );
    assert_eq!(personal.saved().unwrap(), [], "nothing is kept");
    assert_eq!(
        personal.setting("theme").unwrap().as_deref(),
        Some("dark"),
        "the theme stays"
    );
    drop(personal);
    assert_eq!(traces(folder.path()), [""; 0], "no byte of it is left");
}

#[test]
fn what_is_cleared_leaves_no_byte() {
    let (folder, personal) = full();
    personal.clear(false).unwrap();
    assert_eq!(traces(folder.path()), [""; 0], "also without a passphrase");
    assert_eq!(personal.settings().unwrap(), [], "settings are gone too");
}

#[test]
fn a_row_that_was_moved_is_not_opened() {
    let (_folder, personal) = full();
    personal.set_passphrase(PASS, CHEAP).unwrap();
    personal
        .database
        .write(|db| {
            db.execute(
                "UPDATE kept SET body = (SELECT max(body) FROM kept WHERE kind = 'visit') WHERE kind = 'visit'",
                [],
            )?;
            Ok(())
        })
        .unwrap();
    assert!(
        matches!(personal.visits(), Err(StoreError::NotUnderstood(_))),
        "what was sealed for one row is refused in another"
    );
}

#[test]
fn what_was_removed_comes_back_until_it_is_locked() {
    let (_folder, personal) = full();
    let saved = personal.saved().unwrap().remove(0);
    assert!(personal.unsave(saved.id).unwrap(), "it was there");
    assert!(personal.restore_saved(saved.id).unwrap(), "and comes back");
    assert_eq!(
        personal.saved().unwrap(),
        std::slice::from_ref(&saved),
        "with its note, under its number"
    );
    assert!(!personal.restore_saved(saved.id).unwrap(), "only once");
    personal.unsave(saved.id).unwrap();
    personal.lock();
    assert!(
        !personal.restore_saved(saved.id).unwrap(),
        "locking forgets what was removed"
    );
}

#[test]
fn what_is_noted_without_trace_is_not_written() {
    let (folder, personal) = full();
    personal.leave_no_trace(true);
    personal.note_setting("last_use", Some("Quillday")).unwrap();
    assert_eq!(
        personal.setting("last_use").unwrap().as_deref(),
        Some("Quillday"),
        "it is known as long as the program runs"
    );
    personal.set_setting("theme", Some("light")).unwrap();
    drop(personal);
    let personal = Personal::open(&folder.path().join("personal.db")).unwrap();
    assert_eq!(personal.setting("last_use").unwrap(), None, "and then lost");
    assert_eq!(
        personal.setting("theme").unwrap().as_deref(),
        Some("light"),
        "what the person chose is written"
    );
}
