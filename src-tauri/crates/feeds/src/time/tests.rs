use super::weekday::days_in_words;
use super::*;
use jiff::civil::Weekday::{self, *};
use serde_json::json;

fn at(text: &str) -> String {
    clock_text(text).map_or_else(
        || "none".to_owned(),
        |time| time.strftime("%H:%M").to_string(),
    )
}

#[test]
fn times_in_every_form_seen() {
    for (text, expected) in [
        ("19:30", "19:30"),
        ("7:30", "07:30"),
        ("19:30:00", "19:30"),
        ("8:00 PM", "20:00"),
        ("8pm", "20:00"),
        ("8 p.m.", "20:00"),
        ("12:15 AM", "00:15"),
        ("12:00 pm", "12:00"),
        ("19.30", "19:30"),
        ("19h30", "19:30"),
        ("19h", "19:00"),
        ("19 Uhr", "19:00"),
        ("19.30 Uhr", "19:30"),
        ("Noon", "12:00"),
        ("12:00 Noon", "12:00"),
        ("Midnight", "00:00"),
        ("24:00", "00:00"),
        ("1930", "19:30"),
        ("730", "07:30"),
        ("2021-09-01T19:30:00Z", "19:30"),
        ("1899-12-30T19:30:00.000Z", "19:30"),
        ("2021-09-01 19:30:00", "19:30"),
        ("7:30p", "19:30"),
        ("19:30 PM", "19:30"),
        ("00:00", "00:00"),
    ] {
        assert_eq!(at(text), expected, "{text:?}");
    }
    for bad in [
        "25:00",
        "19:61",
        "19:3",
        "TBD",
        "",
        ":",
        "19:30 AM",
        "7:30 xm",
        "-1:00",
        "1:2:3:4:5",
        "99999",
    ] {
        assert_eq!(at(bad), "none", "{bad:?} is no time");
    }
}

#[test]
fn times_as_values() {
    assert_eq!(clock(&json!(null)), Given::Missing, "nothing");
    assert_eq!(
        clock(&json!("")),
        Given::Missing,
        "an empty text is nothing"
    );
    assert_eq!(clock(&json!("whenever")), Given::NotUnderstood, "words");
    assert_eq!(
        clock(&json!(0.8125)).ok().map(|c| c.time.hour()),
        Some(19),
        "a spreadsheet's fraction of a day"
    );
    assert_eq!(
        clock(&json!(1930)).ok().map(|c| c.time.minute()),
        Some(30),
        "a number"
    );
    let span = clock(&json!("7 - 8:30 PM")).ok().expect("a span");
    assert_eq!(
        (span.time.hour(), span.until.map(|t| t.hour())),
        (19, Some(20)),
        "the half of the day said once"
    );
    assert!(
        clock(&json!("24:00")).ok().is_some_and(|c| c.end_of_day),
        "the end of the day"
    );
}

fn on(value: serde_json::Value) -> Vec<Weekday> {
    days(&value).ok().unwrap_or_default()
}

#[test]
fn days_in_every_form_seen() {
    assert_eq!(on(json!(0)), [Sunday], "Sunday is 0");
    assert_eq!(on(json!("1")), [Monday], "a digit in a text");
    assert_eq!(on(json!([6])), [Saturday], "a list");
    assert_eq!(
        on(json!(["1", 3, "Friday"])),
        [Monday, Wednesday, Friday],
        "a mixed list"
    );
    assert_eq!(
        on(json!("1,3,5")),
        [Monday, Wednesday, Friday],
        "digits in a text"
    );
    assert_eq!(on(json!("Mon-Fri")).len(), 5, "a span");
    assert_eq!(
        on(json!("Fri through Mon")),
        [Friday, Saturday, Sunday, Monday],
        "a span over the weekend"
    );
    assert_eq!(on(json!("Every day")).len(), 7, "all at once");
    assert_eq!(
        on(json!("Di, Do und So")),
        [Tuesday, Thursday, Sunday],
        "a list in German"
    );
    assert_eq!(
        on(json!("Mon, Wed & Fri")),
        [Monday, Wednesday, Friday],
        "a list in words"
    );
    assert_eq!(on(json!([1, 1])), [Monday], "each once");
    assert_eq!(days(&json!(7)).ok(), Some(vec![Sunday]), "ISO: Sunday is 7");
    assert_eq!(
        days(&json!(0)).ok(),
        Some(vec![Sunday]),
        "and one server writes 0"
    );
    for (value, why) in [
        (json!(8), "no eighth day"),
        (json!("someday"), "a word"),
        (json!({"a": 1}), "an object"),
        (json!([1, "x"]), "one of two"),
    ] {
        assert_eq!(days(&value), Given::NotUnderstood, "{why}");
    }
    for nothing in [json!(null), json!(""), json!([]), json!([null])] {
        assert_eq!(days(&nothing), Given::Missing, "{nothing} is nothing");
    }
}

#[test]
fn days_in_the_languages_of_directories() {
    for (text, day) in [
        ("Monday", Monday),
        ("TUES", Tuesday),
        ("miércoles", Wednesday),
        ("Jueves", Thursday),
        ("vendredi", Friday),
        ("Samedi", Saturday),
        ("日曜日", Sunday),
        ("月曜", Monday),
        ("woensdag", Wednesday),
        ("terça-feira", Tuesday),
        ("Sábado", Saturday),
        ("štvrtok", Thursday),
        ("nedeľa", Sunday),
        ("lördag", Saturday),
        ("Söndag", Sunday),
        ("måndag", Monday),
        ("วันพุธ", Wednesday),
        ("วันอาทิตย์", Sunday),
        ("จันทร์", Monday),
        ("Donnerstag", Thursday),
        ("Mi.", Wednesday),
        ("giovedì", Thursday),
        ("søndag", Sunday),
        ("środa", Wednesday),
        ("Mondays", Monday),
    ] {
        assert_eq!(days_in_words(text), Some(vec![day]), "{text}");
    }
}

fn changed(value: serde_json::Value) -> String {
    moment(&value)
        .ok()
        .map_or_else(|| "none".to_owned(), |moment| moment.to_string())
}

#[test]
fn moments_in_every_form_seen() {
    for (value, expected) in [
        (json!("2023-01-05 07:08:09"), "2023-01-05T07:08:09Z"),
        (json!("2023-01-05"), "2023-01-05T00:00:00Z"),
        (json!("8/10/2021 11:16:48 AM"), "2021-08-10T11:16:48Z"),
        (json!("8/10/2021 1:16:48 PM"), "2021-08-10T13:16:48Z"),
        (json!("9/3/2021"), "2021-09-03T00:00:00Z"),
        (json!("23/9/2021"), "2021-09-23T00:00:00Z"),
        (json!("3.9.2021"), "2021-09-03T00:00:00Z"),
        (json!("2021-09-03T10:00:00+02:00"), "2021-09-03T08:00:00Z"),
        (json!(1_630_000_000), "2021-08-26T17:46:40Z"),
        (json!("1630000000000"), "2021-08-26T17:46:40Z"),
        (
            json!({"$date": "2026-05-05T00:31:13.355Z"}),
            "2026-05-05T00:31:13.355Z",
        ),
        (json!("yesterday"), "none"),
        (json!("13/13/2021"), "none"),
        (json!(7), "none"),
    ] {
        assert_eq!(changed(value.clone()), expected, "{value}");
    }
    assert_eq!(
        moment(&json!("0000-00-00 00:00:00")),
        Given::Missing,
        "what MySQL writes for nothing"
    );
}

#[test]
fn lengths() {
    let time = |h, m| jiff::civil::time(h, m, 0, 0);
    assert_eq!(
        minutes_between(time(19, 0), time(20, 30)),
        Some((90, false)),
        "the same evening"
    );
    assert_eq!(
        minutes_between(time(23, 0), time(0, 30)),
        Some((90, true)),
        "past midnight"
    );
    assert_eq!(minutes_between(time(19, 0), time(19, 0)), None, "no length");
}
