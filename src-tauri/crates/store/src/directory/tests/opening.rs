//! Files that cannot be used are made anew; folders that cannot be written are an error.

use super::*;

fn noise(length: usize) -> Vec<u8> {
    let mut state = 7_u32;
    (0..length)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        })
        .collect()
}

/// Opens what `spoil` made of a good file.
fn opened_after(spoil: impl FnOnce(&Path)) -> Option<Rebuilt> {
    let kept = Kept::new();
    kept.apply(
        (0..300)
            .map(|n| record(&format!("{n}"), vec![full_meeting()]))
            .collect(),
    );
    let Kept {
        folder, directory, ..
    } = kept;
    drop(directory);
    let path = folder.path().join("directory.db");
    spoil(&path);
    let (directory, opened) = Directory::open(&path, at(5)).unwrap();
    if opened.rebuilt.is_some() {
        assert_eq!(directory.count().unwrap(), 0, "it is empty");
        assert!(opened.created, "it was made anew");
        let left = std::fs::read_dir(folder.path()).unwrap().count();
        assert!(
            left <= 3,
            "no copy is left that a withdrawal would not reach: {left} files"
        );
    }
    opened.rebuilt
}

#[test]
fn a_good_file_is_opened_as_it_is() {
    assert_eq!(opened_after(|_| {}), None, "nothing is wrong with it");
}

#[test]
fn noise_is_replaced() {
    assert_eq!(
        opened_after(|path| std::fs::write(path, noise(50_000)).unwrap()),
        Some(Rebuilt::Damaged),
        "all noise"
    );
    let half = |path: &Path| {
        let mut bytes = std::fs::read(path).unwrap();
        let middle = bytes.len() / 2;
        bytes[8192..middle].copy_from_slice(&noise(middle - 8192));
        std::fs::write(path, bytes).unwrap();
    };
    assert_eq!(
        opened_after(half),
        Some(Rebuilt::Damaged),
        "noise behind a good header"
    );
}

#[test]
fn other_schemas_are_replaced() {
    let newer = |path: &Path| {
        rusqlite::Connection::open(path)
            .unwrap()
            .execute_batch("PRAGMA user_version = 99")
            .unwrap()
    };
    assert_eq!(
        opened_after(newer),
        Some(Rebuilt::Newer),
        "of a newer version of the program"
    );
    let foreign = |path: &Path| {
        SqliteFile::delete(path).unwrap();
        rusqlite::Connection::open(path)
            .unwrap()
            .execute_batch("CREATE TABLE meetings (x)")
            .unwrap();
    };
    assert_eq!(
        opened_after(foreign),
        Some(Rebuilt::Foreign),
        "of another program"
    );
}

#[test]
fn what_cannot_be_written_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let answer = Directory::open(folder.path(), at(0)).err();
    assert!(
        matches!(answer, Some(StoreError::NotWritable)),
        "a folder is no file: {answer:?}"
    );
    let answer = Directory::open(&folder.path().join("missing/directory.db"), at(0)).err();
    assert!(
        matches!(answer, Some(StoreError::NotWritable)),
        "there is no such folder: {answer:?}"
    );
    let failure = |code| {
        StoreError::from(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(code),
            None,
        ))
    };
    assert!(
        matches!(
            failure(rusqlite::ffi::SQLITE_READONLY),
            StoreError::NotWritable
        ),
        "a file that is read-only"
    );
    assert!(
        matches!(failure(rusqlite::ffi::SQLITE_FULL), StoreError::DiskFull),
        "a full disk"
    );
    assert!(
        matches!(failure(rusqlite::ffi::SQLITE_BUSY), StoreError::Busy),
        "another program"
    );
}

#[test]
fn a_full_disk_leaves_the_state_before() {
    let kept = Kept::new();
    kept.apply(vec![record(
        "1",
        vec![weekly("Anchor", "", Weekday::Monday)],
    )]);
    let before = kept.all();
    // A limit on pages answers as a full disk does.
    kept.directory
        .database
        .write(|db| {
            let pages: i64 = db.query_row("PRAGMA page_count", [], |row| row.get(0))?;
            let _: i64 = db.query_row(
                &format!("PRAGMA max_page_count = {}", pages + 8),
                [],
                |row| row.get(0),
            )?;
            Ok(())
        })
        .unwrap();
    let answer = kept.try_apply(
        (0..2000)
            .map(|n| record(&format!("n{n}"), vec![full_meeting()]))
            .collect(),
        None,
    );
    assert!(
        matches!(answer, Err(StoreError::DiskFull)),
        "it says so: {answer:?}"
    );
    assert_eq!(kept.all(), before, "nothing came and nothing went");
}

#[test]
fn generations_of_different_files_differ() {
    let folder = tempfile::tempdir().unwrap();
    let generation = |name: &str, now| {
        Directory::open(&folder.path().join(name), now)
            .unwrap()
            .0
            .generation()
            .unwrap()
    };
    assert_ne!(
        generation("a.db", at(1)),
        generation("b.db", at(2)),
        "an index of a deleted file fits no other"
    );
    assert_eq!(
        generation("a.db", at(3)),
        at(1).as_millisecond(),
        "opening changes nothing"
    );
}
