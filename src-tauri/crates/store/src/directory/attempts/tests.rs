//! What is noted beside the database, and how it gets into it.

use crate::directory::tests::{Kept, at, record, weekly};
use crate::directory::{Attempt, Contact, Outcome, Validators};
use jiff::civil::Weekday;

fn unchanged<'a>(kept: &'a Kept, hour: i64, marks: Option<&'a Validators>) -> Attempt<'a> {
    Attempt {
        source: &kept.source.id,
        at: at(hour),
        outcome: Outcome::Unchanged,
        error: None,
        validators: marks,
        bytes: 12,
        seconds: 0.5,
    }
}

fn file(kept: &Kept, name: &str) -> std::path::PathBuf {
    kept.folder.path().join(name)
}

fn contact(requests: u64, hour: i64) -> Contact {
    Contact {
        host: "lists.example".to_owned(),
        source: "Valley Intergroup".to_owned(),
        requests,
        bytes: 10,
        last: at(hour),
    }
}

#[test]
fn an_attempt_that_brought_nothing_new_is_told_and_not_written() {
    let kept = Kept::new();
    kept.apply(vec![record(
        "1",
        vec![weekly("Anchor", "", Weekday::Monday)],
    )]);
    let before = std::fs::read(file(&kept, "directory.db-wal")).unwrap();
    let marks = Validators {
        etag: Some("\"b\"".to_owned()),
        last_modified: None,
    };
    let attempts = [unchanged(&kept, 50, Some(&marks))];
    kept.directory.record_attempts(&attempts).unwrap();
    kept.directory.note_contacts(&[contact(1, 50)]).unwrap();
    kept.directory.note_contacts(&[contact(2, 51)]).unwrap();
    assert_eq!(
        std::fs::read(file(&kept, "directory.db-wal")).unwrap(),
        before,
        "the log of the database did not grow"
    );
    let state = kept.directory.source_state(&kept.source.id).unwrap();
    let state = state.unwrap();
    assert_eq!(
        (state.last_attempt, state.last_success, state.outcome),
        (Some(at(50)), Some(at(50)), Outcome::Unchanged),
        "it is told all the same"
    );
    assert_eq!(state.validators, marks, "with the newest marks");
    assert_eq!(
        kept.all()[0].last_read,
        Some(at(50)),
        "the meetings were read again"
    );
    let told = Contact {
        bytes: 20,
        ..contact(3, 51)
    };
    assert_eq!(
        kept.directory.contacts().unwrap(),
        std::slice::from_ref(&told),
        "and the host was asked"
    );

    let failed = Attempt {
        outcome: Outcome::Failed,
        error: Some("not_found"),
        validators: None,
        ..unchanged(&kept, 60, None)
    };
    kept.directory.record_attempts(&[failed]).unwrap();
    kept.directory.record_contacts(&[contact(1, 60)]).unwrap();
    let file = std::fs::read_to_string(file(&kept, "attempts.json")).unwrap();
    assert!(
        !file.contains("lists.example") && !file.contains(kept.source.id.as_str()),
        "the next real write takes what was noted with it: {file}"
    );
    let state = kept.directory.source_state(&kept.source.id).unwrap();
    let state = state.unwrap();
    assert_eq!(
        (state.last_attempt, state.last_success, state.validators),
        (Some(at(60)), Some(at(50)), marks),
        "nothing of it is lost"
    );
    let told = Contact {
        bytes: 30,
        ..contact(4, 60)
    };
    assert_eq!(kept.directory.contacts().unwrap(), [told], "it adds up");
}

#[test]
fn a_lost_or_damaged_file_is_an_empty_one() {
    let kept = Kept::new();
    kept.apply(vec![record(
        "1",
        vec![weekly("Anchor", "", Weekday::Monday)],
    )]);
    let last = |kept: &Kept| {
        let state = kept.directory.source_state(&kept.source.id).unwrap();
        state.unwrap().last_attempt
    };
    let written = last(&kept);
    for noise in [
        &b"{\"sources\": {\"x\": {\"at\": \"soon\"}}}"[..],
        b"[",
        b"\0\xff",
        b"",
    ] {
        let attempts = [unchanged(&kept, 50, None)];
        kept.directory.record_attempts(&attempts).unwrap();
        assert_eq!(last(&kept), Some(at(50)), "noted");
        std::fs::write(file(&kept, "attempts.json"), noise).unwrap();
        assert_eq!(last(&kept), written, "then it is asked once more");
    }
    std::fs::remove_file(file(&kept, "attempts.json")).unwrap();
    assert_eq!(last(&kept), written, "gone altogether");
}

#[test]
fn a_file_that_cannot_be_written_is_replaced_by_the_database() {
    let kept = Kept::new();
    kept.apply(vec![record(
        "1",
        vec![weekly("Anchor", "", Weekday::Monday)],
    )]);
    std::fs::create_dir(file(&kept, "attempts.json")).unwrap();
    let attempts = [unchanged(&kept, 50, None)];
    kept.directory.record_attempts(&attempts).unwrap();
    kept.directory.note_contacts(&[contact(1, 50)]).unwrap();
    let state = kept.directory.source_state(&kept.source.id).unwrap();
    assert_eq!(
        state.unwrap().last_success,
        Some(at(50)),
        "the attempt is in the database"
    );
    assert_eq!(
        kept.directory.contacts().unwrap(),
        [contact(1, 50)],
        "and so is the contact"
    );
}
