//! Names and notes that were written to break a calendar.

use super::*;

fn named(name: &str) -> String {
    let mut meeting = full();
    meeting.name = Some(name.to_owned());
    meeting.group = None;
    written(meeting, true)
}

#[test]
fn a_line_break_begins_no_line() {
    for name in [
        "Quiet\r\nBEGIN:VALARM\r\nACTION:EMAIL",
        "Quiet\nATTENDEE:mailto:x@evil.example",
        "Quiet\rURL:https://evil.example",
        "Quiet\u{2028}URL:https://evil.example",
        "Quiet\u{85}URL:https://evil.example",
        "Quiet\u{0}\u{7}\u{1b}[31m",
    ] {
        let text = named(name);
        let lines = lines(&text);
        assert_eq!(
            lines.iter().filter(|line| line.starts_with("URL")).count(),
            1,
            "one link, ours: {name:?}"
        );
        assert!(
            !lines.iter().any(|line| line.starts_with("BEGIN:VALARM")
                || line.starts_with("ATTENDEE")
                || line.starts_with("ACTION")),
            "{name:?} is text"
        );
        assert!(
            !text
                .chars()
                .any(|c| c.is_control() && c != '\r' && c != '\n'),
            "{name:?}: no control character is left"
        );
        assert_eq!(read(&text).len(), 1, "{name:?}: still one meeting");
    }
}

#[test]
fn long_names_are_folded_between_characters() {
    for letter in ["a", "ü", "漢", "😀", "👩‍👩‍👧", "e\u{301}"] {
        for before in 0..8 {
            let name = format!("{}{}", "x".repeat(before), letter.repeat(500));
            let text = named(&name);
            let lines = lines(&text);
            assert!(
                lines.contains(&format!("SUMMARY:{name}")),
                "unfolded it is what it was: {letter} after {before}"
            );
        }
    }
    let back = read(&named(&"ü".repeat(500)));
    assert_eq!(
        back[0].name.as_deref().map(|name| name.chars().count()),
        Some(500),
        "and it comes back whole"
    );
}

#[test]
fn signs_of_the_format_are_text() {
    let name = "Ha\\rbor; quiet, calm: \"a\" \\n b";
    let text = named(name);
    assert!(
        lines(&text).contains(&"SUMMARY:Ha\\\\rbor\\; quiet\\, calm: \"a\" \\\\n b".to_owned()),
        "RFC 5545 section 3.3.11:\n{text}"
    );
    assert_eq!(read(&text)[0].name.as_deref(), Some(name), "it comes back");
}

#[test]
fn directions_are_not_turned() {
    let text = named("Quiet \u{202e}robraH\u{202c} \u{2066}x\u{2069}");
    assert!(
        !text.contains(['\u{202e}', '\u{202c}', '\u{2066}', '\u{2069}']),
        "the rest of the calendar keeps its direction"
    );
}

#[test]
fn a_link_that_is_not_opened_is_not_handed_on() {
    for url in [
        "javascript:alert(1)",
        "https://zoom.us@evil.example/j/1",
        "file:///etc/passwd",
        "https://zoom.us/j/1\r\nX-EVIL:1",
    ] {
        let mut meeting = full();
        meeting.page_url = None;
        if let Some(online) = &mut meeting.online {
            online.url = Some(url.to_owned());
        }
        let text = written(meeting, true);
        let lines = lines(&text);
        assert!(
            !lines.iter().any(|line| line.starts_with("X-EVIL")),
            "{url:?} begins no line"
        );
        let links: Vec<&String> = lines
            .iter()
            .filter(|line| line.starts_with("URL"))
            .collect();
        assert!(
            links
                .iter()
                .all(|line| line.starts_with("URL:https://zoom.us/j/1")),
            "{url:?} is not handed on: {links:?}"
        );
    }
}
