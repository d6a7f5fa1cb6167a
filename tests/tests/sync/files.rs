//! Files: lists on this machine, the sample, and databases that are damaged, newer or cannot be written.

use super::*;

#[tokio::test]
async fn files_and_folders_are_directories_too() {
    let house = House::new();
    let lists = tempfile::tempdir().unwrap();
    let file = lists.path().join("north.json");
    std::fs::write(&file, meeting_guide(3)).unwrap();
    std::fs::write(
        lists.path().join("south.json"),
        Value::Array(vec![online(9, "Quay Online", 1, "20:00")]).to_string(),
    )
    .unwrap();
    std::fs::write(lists.path().join("readme.txt"), "not a list").unwrap();
    let add = |location: &Path| {
        let new = NewSource {
            location: location.to_string_lossy().into_owned(),
            ..NewSource::default()
        };
        house.engine.add_source(&new, now()).unwrap().id
    };
    let of_file = add(&file);
    let of_folder = add(lists.path());
    let report = house.sync().await;
    assert!(report.is_complete(), "{report:?}");
    assert_eq!(
        (house.meetings(&of_file), house.meetings(&of_folder)),
        (3, 4),
        "a folder is one directory in several files"
    );
    std::fs::write(&file, meeting_guide(5)).unwrap();
    let report = house.sync_at(SyncRequest::default(), now()).await;
    assert_eq!(
        report.sources[0].added, 2,
        "files are always due: they cost nobody anything"
    );
    house.engine.remove_source(&of_file).unwrap();
    assert_eq!(house.engine.sources().unwrap().len(), 1, "removed");
}

#[tokio::test]
async fn the_sample_makes_way_for_what_is_real() {
    let house = House::new();
    let sample = house.engine.use_sample(now()).unwrap();
    assert!(
        sample.meetings > 0 && house.engine.shows_sample().unwrap(),
        "an invented directory to look around in"
    );
    house
        .server
        .put("/list.json", Answer::json(meeting_guide(2)));
    house.add("/list.json", None);
    house.server.put("/list.json", Answer::status(500));
    house.sync().await;
    assert!(
        house.engine.shows_sample().unwrap(),
        "as long as nothing real was copied it stays"
    );
    house
        .server
        .put("/list.json", Answer::json(meeting_guide(2)));
    house.sync().await;
    assert!(
        !house.engine.shows_sample().unwrap(),
        "the first real copy ends it"
    );
    assert_eq!(
        house.engine.sources().unwrap().len(),
        1,
        "and it is no source any more"
    );
    assert!(
        matches!(
            house.engine.use_sample(now()),
            Err(EngineError::SampleNotEmpty)
        ),
        "it does not come back beside real ones"
    );
}

#[tokio::test]
async fn a_damaged_directory_is_made_anew_and_what_was_entered_stays() {
    let House {
        engine,
        server,
        folder,
    } = House::new();
    server.put("/list.json", Answer::json(meeting_guide(4)));
    let house = House {
        engine,
        server,
        folder,
    };
    let id = house.add("/list.json", None);
    house.sync().await;
    let House {
        engine,
        server,
        folder,
    } = house;
    drop(engine);
    let path = folder.path().join("directory.db");
    let noise: Vec<u8> = (0..200_000_u32)
        .map(|number| (number.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    std::fs::write(&path, noise).unwrap();
    for end in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(folder.path().join(format!("directory.db{end}")));
    }
    let engine = open(folder.path()).expect("noise is no reason not to start");
    assert!(
        engine.opened().rebuilt.is_some(),
        "it is said that the directory was made anew"
    );
    let house = House {
        engine,
        server,
        folder,
    };
    assert_eq!(
        house.engine.sources().unwrap().len(),
        1,
        "the sources are still set up"
    );
    let report = house.sync_at(SyncRequest::default(), now()).await;
    assert_eq!(
        (report.sources.len(), house.meetings(&id)),
        (1, 4),
        "one copy brings everything back"
    );
}

#[test]
fn a_newer_personal_file_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    drop(open(folder.path()).unwrap());
    let path = folder.path().join("personal.db");
    // What is still in the log does not count here: only the number that says who wrote the file.
    for end in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(folder.path().join(format!("personal.db{end}")));
    }
    let mut bytes = std::fs::read(&path).unwrap();
    // The schema's version is the big-endian number at offset 60 of the file's header (SQLite file format, 1.3).
    bytes[60..64].copy_from_slice(&9_999_u32.to_be_bytes());
    std::fs::write(&path, &bytes).unwrap();
    let error = open(folder.path())
        .err()
        .expect("a newer file is not opened");
    assert_eq!(error.code(), "personal_newer", "and it is said why");
    assert_eq!(
        std::fs::read(&path).unwrap(),
        bytes,
        "not a byte of it was changed"
    );
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_said() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o555)).unwrap();
    // The superuser may write anywhere: then there is nothing to see here.
    let superuser = std::fs::write(folder.path().join("probe"), b"").is_ok();
    if !superuser {
        let error = open(folder.path()).err().expect("nothing can be kept here");
        assert_eq!(error.code(), "folder_not_writable", "and it is said why");
    }
    let file = folder.path().join("file");
    if superuser {
        std::fs::write(&file, b"a file where a folder should be").unwrap();
        assert!(open(&file).is_err(), "a file is no data folder");
    }
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_nobody_can_write_is_said() {
    // Not even the superuser makes a folder here.
    let error = open(Path::new("/sys/open-circle"))
        .err()
        .expect("nothing can be kept here");
    assert_eq!(error.code(), "folder_not_writable", "and it is said why");
}
