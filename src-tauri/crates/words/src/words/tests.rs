use super::*;
use crate::{UrgentTopic, organizations, problems};
use circle_domain::{NoticeCode, Status, code};
use std::collections::{BTreeMap, BTreeSet};

const ERRORS: &[&str] = &[
    "offline",
    "host_not_found",
    "connection_refused",
    "timed_out",
    "tls_failed",
    "http_status",
    "not_found",
    "forbidden",
    "rate_limited",
    "server_error",
    "too_large",
    "too_many_redirects",
    "insecure_http",
    "private_network",
    "bad_address",
    "file_not_found",
    "file_unreadable",
    "html_instead",
    "challenge_page",
    "empty_body",
    "no_records",
    "truncated",
    "invalid_json",
    "wrong_shape",
    "unknown_format",
    "disk_full",
    "folder_not_writable",
    "personal_newer",
    "directory_rebuilt",
    "database_busy",
    "cancelled",
    "meeting_unknown",
    "sample_not_empty",
    "usage",
    "not_text",
    "unknown_source",
    "unknown_catalogue_entry",
    "unknown_time_zone",
    "unknown_country",
    "unknown_problem",
    "unknown_fellowship",
    "catalogue_unreadable",
    "place_unknown",
    "sample_not_saved",
    "sample_unreadable",
    "places_damaged",
    "interrupted",
    "undecodable",
    "too_deep",
    "refused",
    "corrupt",
    "personal_damaged",
    "sqlite_too_old",
    "not_understood",
    "file",
    "sqlite",
    "paging_loop",
    "archive_unreadable",
    "remote_archive",
];

/// Each key of the files with the variables that its text needs.
fn keys(files: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files {
        let resource = FluentResource::try_new((*file).to_owned());
        assert!(
            resource.is_ok(),
            "the file can be read: {:?}",
            resource.err().map(|(_, errors)| errors)
        );
        let mut current = String::new();
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            if let Some((key, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
                current = key.to_owned();
                assert!(
                    keys.insert(current.clone(), BTreeSet::new()).is_none(),
                    "{current} is said once"
                );
            }
            let variables = line.split('$').skip(1).map(|rest| {
                rest.split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next()
                    .unwrap()
                    .to_owned()
            });
            keys.entry(current.clone()).or_default().extend(variables);
        }
    }
    keys.remove("");
    keys
}

#[test]
fn both_languages_say_the_same_things() {
    let (english, german) = (keys(&ENGLISH), keys(&GERMAN));
    assert!(
        english.len() > 400,
        "the files are read: {} keys",
        english.len()
    );
    assert_eq!(
        english.keys().collect::<Vec<_>>(),
        german.keys().collect::<Vec<_>>(),
        "the same keys in the same order of the alphabet"
    );
    for (key, variables) in &english {
        assert_eq!(
            Some(variables),
            german.get(key),
            "{key} needs the same values in both languages"
        );
    }
}

#[test]
fn everything_has_its_words() {
    let mut wanted: Vec<String> = Vec::new();
    wanted.extend(problems::areas().iter().map(problems::Area::key));
    wanted.extend(problems::leaves().iter().map(problems::Leaf::key));
    wanted.extend(
        NoticeCode::ALL
            .iter()
            .map(|code| format!("notice-{}", code.as_str())),
    );
    wanted.extend(code::FORMATS.iter().map(|code| format!("format-{code}")));
    wanted.extend(
        code::AUDIENCES
            .iter()
            .map(|code| format!("audience-{code}")),
    );
    wanted.extend(code::ACCESS.iter().map(|code| format!("access-{code}")));
    wanted.extend(
        Status::ALL
            .iter()
            .map(|status| format!("status-{}", status.as_str())),
    );
    wanted.extend(
        ERRORS
            .iter()
            .flat_map(|code| [format!("error-{code}"), format!("help-{code}")]),
    );
    for topic in UrgentTopic::ALL {
        wanted.extend(
            ["urgent", "urgent-unknown", "topic"].map(|kind| format!("{kind}-{}", topic.as_str())),
        );
    }
    wanted
        .extend(["in_person", "online", "hybrid", "none"].map(|name| format!("attendance-{name}")));
    wanted.extend(
        ["self", "family", "professional", "unknown"].map(|name| format!("relation-{name}")),
    );
    wanted.extend(
        ["record", "coordinates", "source", "unknown"].map(|name| format!("zone_from-{name}")),
    );
    wanted.extend(["record", "postcode", "town"].map(|name| format!("position_from-{name}")));
    wanted.extend(["open", "closed", "unknown"].map(|name| format!("who-{name}")));
    wanted.extend(
        ["peers", "trained", "professional", "unknown"].map(|name| format!("led_by-{name}")),
    );
    wanted.extend(["meeting-guide", "bmlt", "sample"].map(|name| format!("feed-{name}")));
    wanted.extend(
        organizations::Approach::ALL
            .iter()
            .map(|approach| format!("card-approach-{}", approach.as_str())),
    );
    for locale in LOCALES {
        let words = Words::new(locale);
        for key in &wanted {
            assert!(
                words.bundles[0].has_message(key),
                "{locale} has {key} itself"
            );
        }
    }
}

#[test]
fn cards_belong_to_fellowships() {
    let words = keys(&ENGLISH);
    let shared = [
        "who-",
        "led-",
        "approach-",
        "about-",
        "says-",
        "note-",
        "wrong-",
        "leave-",
        "danger",
        "source-",
    ];
    let own = words
        .keys()
        .filter_map(|key| key.strip_prefix("card-"))
        .filter(|rest| {
            !["usual", "cost"].contains(rest) && !shared.iter().any(|kind| rest.starts_with(kind))
        });
    for rest in own {
        // `card-aa` is what happens there; `card-aa-cost` a sentence of its card.
        let of_card = |id: &str| rest == id || rest.starts_with(&format!("{id}-"));
        assert!(
            organizations::all()
                .iter()
                .any(|organization| of_card(organization.id().as_str())),
            "card-{rest} is about a fellowship of the table"
        );
    }
}

#[test]
fn a_missing_key_is_seen() {
    assert_eq!(
        Words::new("de").text("no-such-key", &[]),
        "[no-such-key]",
        "never an empty text, never a bare key"
    );
    assert_eq!(
        Words::new("pt-BR").locale(),
        "en",
        "English for a language that is not there"
    );
    assert_eq!(
        Words::new("de-AT").locale(),
        "de",
        "the region does not matter"
    );
}

#[test]
fn rhythms_are_said_plainly() {
    let schedule = |recurrence| Schedule {
        recurrence,
        start: jiff::civil::Time::new(19, 30, 0, 0).ok(),
        ..Schedule::by_arrangement()
    };
    let weekly = |interval| Recurrence::Weekly {
        weekday: Weekday::Tuesday,
        interval,
        anchor: None,
    };
    let monthly = Recurrence::Monthly {
        weekday: Weekday::Monday,
        weeks: vec![2, -1],
    };
    let (english, german) = (Words::new("en"), Words::new("de"));
    assert_eq!(
        english.recurrence(&schedule(weekly(1))),
        "Every Tuesday",
        "weekly"
    );
    assert_eq!(
        english.recurrence(&schedule(weekly(2))),
        "Every 2 weeks on Tuesday",
        "every other week"
    );
    assert_eq!(
        english.recurrence(&schedule(monthly.clone())),
        "2nd and last Monday of the month",
        "weeks of the month"
    );
    assert_eq!(
        german.recurrence(&schedule(monthly)),
        "2. und letzter Montag im Monat",
        "in German too"
    );
    assert_eq!(
        english.text("starts-in_minutes", &[("minutes", 1.into())]),
        "in 1 minute",
        "one"
    );
    assert_eq!(
        german.text("starts-in_minutes", &[("minutes", 25.into())]),
        "in 25 Minuten",
        "many"
    );
    assert_eq!(
        english.code("format", "raw:XYZ"),
        "XYZ (the publisher's own code)",
        "an unknown code is kept"
    );
}

#[test]
fn sentences_are_short() {
    for file in ENGLISH.iter().chain(&GERMAN) {
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let text = line.split_once(" = ").map_or(line, |(_, text)| text);
            for sentence in text.split(['.', '!', '?', ':']) {
                let words = sentence
                    .split_whitespace()
                    .filter(|word| word.chars().any(char::is_alphabetic))
                    .count();
                assert!(
                    words <= 20,
                    "{words} words are too many for one sentence: {sentence}"
                );
            }
        }
    }
}
