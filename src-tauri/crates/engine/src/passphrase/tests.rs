#![allow(clippy::unwrap_used, clippy::expect_used, reason = "these are tests")]

use super::{KeyKeeper, NoKeyring};
use crate::find::tests::{House, meeting};
use crate::{EngineError, Hardness, NewVisit, Options};
use jiff::civil::Weekday;
use jiff::{SignedDuration, Timestamp};
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use zeroize::Zeroizing;

const WORDS: &str = "a lantern at the harbour";
/// Quick: what is tried here is not how long a guess takes.
const QUICK: Hardness = Hardness {
    memory: 64,
    passes: 1,
    lanes: 1,
};

fn house() -> House {
    House::with_options(
        vec![meeting("Quietharbour", Weekday::Tuesday, 19, 1.0)],
        Options {
            hardness: QUICK,
            ..Options::default()
        },
    )
}

/// Where `needle` stands in any file of the folder, in UTF-8 or UTF-16.
fn found_in(folder: &Path, needle: &str) -> Vec<String> {
    let wide: Vec<u8> = needle.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(found_in(&path, needle));
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        let holds = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
        // The copied directories are public; who saved what of them is not.
        if !path.to_string_lossy().contains("directory")
            && (holds(needle.as_bytes()) || holds(&wide))
        {
            found.push(path.display().to_string());
        }
    }
    found
}

fn fill(house: &House) {
    let now = house.moment.now;
    let id = house.id_of("Quietharbour");
    let engine = &house.engine;
    engine.save(&id, now).unwrap();
    engine.set_note(&id, Some("ask for Marigold"), now).unwrap();
    engine.acknowledge_open_diary().unwrap();
    engine
        .add_visit(&NewVisit {
            on: jiff::civil::date(2026, 11, 20),
            meeting: Some(id),
            name: Some("Quietharbour".to_owned()),
            line: "I spoke of Periwinkle".to_owned(),
        })
        .unwrap();
    engine
        .save_search("my Bluebell search", serde_json::json!({"line": "x"}), now)
        .unwrap();
}

#[test]
fn with_a_passphrase_no_byte_of_the_folder_tells_what_is_kept() {
    let house = house();
    fill(&house);
    assert!(
        !found_in(house.folder(), "Marigold").is_empty(),
        "without a passphrase it is readable: the search finds what it should"
    );
    house.engine.set_passphrase(WORDS).unwrap();
    let id = house.id_of("Quietharbour");
    house
        .engine
        .set_note(&id, Some("ask for Snowdrop"), house.moment.now)
        .unwrap();
    for secret in [
        "Quietharbour",
        "Marigold",
        "Periwinkle",
        "Bluebell",
        "Snowdrop",
        WORDS,
    ] {
        let found = found_in(house.folder(), secret);
        assert!(found.is_empty(), "{secret} stands in {found:?}");
    }
}

#[test]
fn a_wrong_guess_waits_and_searching_goes_on() {
    let house = house();
    fill(&house);
    let engine = &house.engine;
    engine.set_passphrase(WORDS).unwrap();
    engine.lock();
    assert!(engine.is_locked().unwrap(), "it can be locked at any time");
    assert!(
        engine.saved(&house.moment).is_err() && engine.visits().is_err(),
        "what is kept cannot be read"
    );
    assert_eq!(
        house.id_of("Quietharbour"),
        house.id_of("Quietharbour"),
        "the finder works while it is locked"
    );
    let now = house.moment.now;
    let after = |seconds| now + SignedDuration::from_secs(seconds);
    let wrong = engine.unlock("another one", now).unwrap_err();
    assert!(
        matches!(wrong, EngineError::WrongPassphrase { until } if until == after(1)),
        "it is told until when one waits: {wrong:?}"
    );
    let early = engine.unlock(WORDS, now).unwrap_err();
    assert_eq!(
        early.code(),
        "passphrase_wait",
        "a guess that comes too early is not looked at, even the right one"
    );
    let again = engine.unlock("another one", after(1)).unwrap_err();
    assert!(
        matches!(again, EngineError::WrongPassphrase { until } if until == after(3)),
        "each time it takes longer: {again:?}"
    );
    engine.unlock(WORDS, after(3)).unwrap();
    assert_eq!(engine.visits().unwrap().len(), 1, "everything is there");
}

#[test]
fn forgotten_it_says_what_is_lost_and_begins_anew() {
    let house = house();
    fill(&house);
    let engine = &house.engine;
    engine.set_passphrase(WORDS).unwrap();
    engine.lock();
    let lost = engine.kept_counts().unwrap();
    assert_eq!(
        (lost.saved, lost.visits, lost.searches),
        (1, 1, 1),
        "before anything is erased the person reads what is lost"
    );
    assert_eq!(engine.forget_passphrase().unwrap(), lost, "and that goes");
    assert!(
        !engine.has_passphrase().unwrap() && engine.saved(&house.moment).unwrap().is_empty(),
        "it begins anew, empty"
    );
}

#[test]
fn short_ones_are_refused() {
    let house = house();
    assert_eq!(
        house.engine.set_passphrase("short").unwrap_err().code(),
        "passphrase_short",
        "five letters are guessed in no time"
    );
}

/// A keyring in memory.
#[derive(Default)]
struct Pocket(Mutex<Option<Vec<u8>>>);

impl KeyKeeper for Pocket {
    fn keep(&self, key: &[u8]) -> Result<(), NoKeyring> {
        *self.0.lock().unwrap() = Some(key.to_vec());
        Ok(())
    }

    fn kept(&self) -> Result<Option<Zeroizing<Vec<u8>>>, NoKeyring> {
        Ok(self.0.lock().unwrap().clone().map(Zeroizing::new))
    }

    fn forget(&self) -> Result<(), NoKeyring> {
        *self.0.lock().unwrap() = None;
        Ok(())
    }
}

#[test]
fn a_key_in_the_keyring_opens_until_the_passphrase_changes() {
    let house = house();
    fill(&house);
    let (engine, now) = (&house.engine, house.moment.now);
    let pocket = Pocket::default();
    engine.set_passphrase(WORDS).unwrap();
    engine.remember_key(&pocket).unwrap();
    engine.lock();
    assert!(
        engine.unlock_from(&pocket, now).unwrap(),
        "the key opens it"
    );
    engine
        .change_passphrase(WORDS, "another lantern", now)
        .unwrap();
    engine.lock();
    assert!(
        !engine.unlock_from(&pocket, now).unwrap(),
        "who had the old key has nothing any more"
    );
    let later: Timestamp = now;
    engine.unlock("another lantern", later).unwrap();
}
