use super::*;
use jiff::civil::{date, time};

/// A Monday, twenty past two in the afternoon.
fn now() -> DateTime {
    date(2026, 11, 23).at(14, 20, 0, 0)
}

fn asked(line: &str) -> Phrases {
    let german = [
        "abend",
        "Dienstag",
        "Türkisch",
        "Frauen",
        "uhr",
        "Uhr",
        "Nähe",
        "Mann",
        "Umkreis",
        "Berlin Di",
    ]
    .iter()
    .any(|word| line.contains(word));
    understand(line, if german { "de" } else { "en" }, now())
}

fn rest(line: &str) -> Vec<String> {
    asked(line).rest.into_iter().map(|run| run.text).collect()
}

fn problems(line: &str) -> Vec<String> {
    asked(line)
        .problems
        .iter()
        .map(|found| found.problem.as_str().to_owned())
        .collect()
}

#[test]
fn women_na_near_me() {
    let asked = asked("women na near me");
    assert_eq!(
        asked.fellowships,
        [FellowshipId::new("na")],
        "the fellowship, in lower case"
    );
    assert_eq!(asked.audience, [Code::known("women")], "the audience");
    assert!(
        asked.near_me && asked.rest.is_empty() && asked.problems.is_empty(),
        "and nothing else: {asked:?}"
    );
}

#[test]
fn drinking_seattle_tonight() {
    let asked = asked("drinking seattle tonight");
    assert_eq!(asked.problems.len(), 1, "one problem: {asked:?}");
    assert_eq!(asked.days, [Weekday::Monday], "tonight is today");
    assert_eq!(
        (asked.from, asked.until),
        (Some(time(17, 0, 0, 0)), None),
        "from five"
    );
    assert_eq!(
        asked
            .rest
            .iter()
            .map(|run| run.text.as_str())
            .collect::<Vec<_>>(),
        ["seattle"],
        "the place is left"
    );
    let late = understand(
        "drinking tonight",
        "en",
        date(2026, 11, 23).at(21, 40, 0, 0),
    );
    assert_eq!(
        late.from,
        Some(time(21, 40, 0, 0)),
        "not what is over already"
    );
}

#[test]
fn grief_online_spanish() {
    let asked = asked("grief online spanish");
    assert_eq!(
        asked.problems.first().map(|found| found.problem.as_str()),
        Some("grief/bereavement"),
        "{asked:?}"
    );
    assert_eq!(
        (asked.attendance.as_slice(), asked.languages.as_slice()),
        (
            [Attendance::Online].as_slice(),
            ["es".to_owned()].as_slice()
        ),
        "{asked:?}"
    );
    assert!(asked.rest.is_empty(), "nothing left");
}

#[test]
fn a_postcode_alone() {
    for line in ["98101", "SW1A 1AA", "K1A 0B1"] {
        let asked = asked(line);
        assert_eq!(asked.rest.len(), 1, "{line}: {asked:?}");
        assert!(
            asked.rest[0].looks_like_postcode && asked.phrases.is_empty(),
            "{line} looks like a postcode and nothing else: {asked:?}"
        );
    }
    assert_eq!(
        rest("47.6,-122.3"),
        ["47.6,-122.3"],
        "coordinates stay together"
    );
}

#[test]
fn aa_berlin_dienstag_abend() {
    let asked = asked("AA Berlin Dienstag abend");
    assert_eq!(
        asked.fellowships,
        [FellowshipId::new("aa")],
        "the fellowship"
    );
    assert!(
        asked.problems.is_empty(),
        "and not its problem as well: {asked:?}"
    );
    assert_eq!(asked.days, [Weekday::Tuesday], "the day");
    assert_eq!(asked.from, Some(time(17, 0, 0, 0)), "the evening");
    assert_eq!(
        rest("AA Berlin Dienstag abend"),
        ["Berlin"],
        "the place is left"
    );
}

#[test]
fn my_daughter_uses_heroin_portland_or() {
    let line = "my daughter uses heroin portland or";
    let asked = asked(line);
    assert_eq!(
        problems(line),
        ["family-of-addict/family-drugs"],
        "for those close: {asked:?}"
    );
    assert_eq!(asked.relation, Relation::Family, "the relation");
    assert_eq!(rest(line), ["portland or"], "the state stays with its town");
}

#[test]
fn times_and_days() {
    for (line, from, until) in [
        ("AA after 6pm", Some(time(18, 0, 0, 0)), None),
        ("AA after 6", Some(time(18, 0, 0, 0)), None),
        ("AA before noon", None, Some(time(12, 0, 0, 0))),
        (
            "AA 19:30",
            Some(time(19, 30, 0, 0)),
            Some(time(20, 30, 0, 0)),
        ),
        (
            "AA at 7 pm",
            Some(time(19, 0, 0, 0)),
            Some(time(20, 0, 0, 0)),
        ),
        (
            "AA from 9 am to 11 am",
            Some(time(9, 0, 0, 0)),
            Some(time(11, 0, 0, 0)),
        ),
        ("AA ab 18 Uhr", Some(time(18, 0, 0, 0)), None),
        (
            "AA zwischen 18 und 20 Uhr",
            Some(time(18, 0, 0, 0)),
            Some(time(20, 0, 0, 0)),
        ),
        (
            "AA um 19.30 Uhr",
            Some(time(19, 30, 0, 0)),
            Some(time(20, 30, 0, 0)),
        ),
        ("AA evening", Some(time(17, 0, 0, 0)), None),
        (
            "AA Dienstag morgens",
            Some(time(5, 0, 0, 0)),
            Some(time(12, 0, 0, 0)),
        ),
        (
            "AA Dienstag morgen",
            Some(time(5, 0, 0, 0)),
            Some(time(12, 0, 0, 0)),
        ),
    ] {
        let asked = asked(line);
        assert_eq!(
            (asked.from, asked.until),
            (from, until),
            "{line:?}: {asked:?}"
        );
        assert!(
            asked.rest.is_empty(),
            "{line:?} leaves nothing: {:?}",
            asked.rest
        );
    }
    for (line, days) in [
        ("NA tomorrow", vec![Weekday::Tuesday]),
        ("NA weekend", vec![Weekday::Saturday, Weekday::Sunday]),
        ("NA tue and thu", vec![Weekday::Tuesday, Weekday::Thursday]),
        ("AA Berlin Di 19:00", vec![Weekday::Tuesday]),
        ("NA Dienstagabend", vec![Weekday::Tuesday]),
    ] {
        assert_eq!(asked(line).days, days, "{line:?}: {:?}", asked(line));
    }
    assert_eq!(
        understand("AA morgen", "de", now()).days,
        [Weekday::Tuesday],
        "tomorrow, in German"
    );
    assert_eq!(asked("AA now").starts_within, Some(120), "now");
}

#[test]
fn what_kind_and_for_whom() {
    let asked_for = |line: &str| asked(line);
    assert_eq!(
        asked_for("AA step meeting").formats,
        [Code::known("step-study")],
        "a format"
    );
    assert_eq!(
        asked_for("AA newcomer speaker").formats.len(),
        2,
        "two formats"
    );
    assert_eq!(
        asked_for("AA wheelchair").access,
        [Code::known("wheelchair")],
        "access, and no disability"
    );
    assert_eq!(
        asked_for("AA step-free").access,
        [Code::known("wheelchair")],
        "step-free is no step study"
    );
    assert!(
        asked_for("AA step-free").formats.is_empty(),
        "step-free is no step study"
    );
    assert_eq!(
        problems("wheelchair users group"),
        ["disability-sensory/physical-disability"],
        "here it is what the group is for"
    );
    assert_eq!(
        asked_for("open AA meeting").who,
        Some(WhoMayAttend::Open),
        "open"
    );
    assert_eq!(asked_for("AA auf Türkisch").languages, ["tr"], "a language");
    assert_eq!(
        asked_for("AA en español").languages,
        ["es"],
        "a language in its own words"
    );
    assert_eq!(
        asked_for("AA Frauen").audience,
        [Code::known("women")],
        "women"
    );
    assert_eq!(
        asked_for("AA lgbt young people").audience.len(),
        2,
        "two audiences"
    );
    assert_eq!(
        problems("gay portland"),
        ["identity/lgbtq"],
        "alone it is what the group is for"
    );
    assert!(
        problems("gay AA portland").is_empty(),
        "beside a fellowship it is the audience"
    );
    assert_eq!(
        problems("men's shed"),
        Vec::<String>::new(),
        "the name of an organization: {:?}",
        asked_for("men's shed")
    );
    assert_eq!(
        asked_for("men's shed").fellowships,
        [FellowshipId::new("mens-sheds")],
        "the name of an organization"
    );
    assert_eq!(asked_for("AA Reading").rest.len(), 1, "Reading is a town");
    assert!(asked_for("AA in meiner Nähe").near_me, "near me, in German");
}

#[test]
fn distances() {
    for (line, km) in [
        ("AA within 5 miles", 8.046_72),
        ("AA 10 km", 10.0),
        ("AA im Umkreis von 20 km", 20.0),
        ("AA 6mi", 9.656_064),
    ] {
        let asked = asked(line);
        assert!(
            asked
                .within_km
                .is_some_and(|found| (found - km).abs() < 0.001),
            "{line:?}: {asked:?}"
        );
        assert!(asked.rest.is_empty(), "{line:?} leaves nothing: {asked:?}");
    }
}

#[test]
fn urgent_words_remove_nothing() {
    let danger = asked("suicidal seattle");
    assert_eq!(danger.urgent, [UrgentTopic::Suicide], "help comes first");
    assert_eq!(danger.rest.len(), 1, "the place stays: {danger:?}");
    let asked = asked("lost my son to suicide seattle");
    assert_eq!(asked.urgent, [], "a bereavement is no danger");
    assert_eq!(
        asked.problems.first().map(|found| found.problem.as_str()),
        Some("grief/suicide-loss"),
        "and the group is still found"
    );
    assert_eq!(asked.rest.len(), 1, "the place too: {asked:?}");
}

#[test]
fn spans_lie_in_the_line_whatever_it_is() {
    for line in [
        "",
        "   ",
        "💔💔 Zürich ’s",
        "ﬁne ŉ İstanbul ẞ",
        "AA, AA; AA",
        "من في برلين",
        "F10.2-F11.3",
        "24:99 99pm 7",
        "…",
    ] {
        for phrase in asked(line).phrases {
            assert!(
                line.get(phrase.span.clone()).is_some(),
                "{line:?}: {phrase:?} can be cut out"
            );
        }
        for run in asked(line).rest {
            assert_eq!(
                line.get(run.span.clone()),
                Some(run.text.as_str()),
                "{line:?}: the run is the line's text"
            );
        }
    }
}

mod names;
