use super::*;

fn joined(raw: &str) -> String {
    join(raw).map_or_else(
        || "none".to_owned(),
        |join| format!("{} {}", join.url, join.provider.unwrap_or("-")),
    )
}

#[test]
fn providers_are_told_by_whole_labels() {
    assert_eq!(
        joined("https://us02web.zoom.us/j/123?pwd=aB"),
        "https://us02web.zoom.us/j/123?pwd=aB zoom.us",
        "a name under it"
    );
    assert_eq!(
        joined("https://Zoom.US:443/j/1"),
        "https://zoom.us/j/1 zoom.us",
        "case and port do not matter"
    );
    assert_eq!(
        joined("https://evilzoom.us/j/1"),
        "https://evilzoom.us/j/1 -",
        "another name"
    );
    assert_eq!(
        joined("https://zoom.us.evil.example/j/1"),
        "https://zoom.us.evil.example/j/1 -",
        "not at the end"
    );
    assert_eq!(
        joined("https://calendar.google.com/x"),
        "https://calendar.google.com/x -",
        "only that service of that house"
    );
    assert_eq!(
        provider("ZOOM.US."),
        Some("zoom.us"),
        "a dot at the end is the same name"
    );
}

#[test]
fn what_can_be_meant_is_repaired() {
    assert_eq!(
        joined("zoom.us/1"),
        "https://zoom.us/1 zoom.us",
        "the scheme is added"
    );
    assert_eq!(
        joined("http://zoom.us/j/1"),
        "https://zoom.us/j/1 zoom.us",
        "and made safe"
    );
    assert_eq!(
        joined("Join: https://zoom.us/j/1 code 2"),
        "https://zoom.us/j/1 zoom.us",
        "words around it"
    );
    assert_eq!(
        joined(
            "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fzoom.us%2Fj%2F7&data=x"
        ),
        "https://zoom.us/j/7 zoom.us",
        "a mail scanner's wrapper"
    );
    assert_eq!(
        joined("https://urldefense.com/v3/__https://zoom.us/j/7?pwd=a__;!!x$"),
        "https://zoom.us/j/7?pwd=a zoom.us",
        "another scanner's"
    );
    assert_eq!(
        joined("https://zoom.us/j/1?a=1&amp;b=2"),
        "https://zoom.us/j/1?a=1&b=2 zoom.us",
        "an entity"
    );
}

#[test]
fn what_is_not_the_web_is_refused() {
    for bad in [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://user:secret@zoom.us/j/1",
        "https://127.0.0.1/x",
        "http://localhost/x",
        "https://[::1]/",
        "https://intranet/x",
        "ID: 123 456",
        "",
        "see website",
        "me@example.org",
        "https://2130706433/",
        "ftp://zoom.us/",
        "https://x.local/",
    ] {
        assert_eq!(joined(bad), "none", "{bad:?} is not to be opened");
        assert_eq!(page(bad), None, "{bad:?} is no page either");
    }
    assert_eq!(
        page("http://old.example.org/a").as_deref(),
        Some("http://old.example.org/a"),
        "a plain page may be named"
    );
}

#[test]
fn numbers_are_dialled_as_published() {
    assert_eq!(
        dial("+1 (646) 558-8656,,857414102#").as_deref(),
        Some("+16465588656,,857414102#"),
        "with its pauses"
    );
    assert_eq!(dial("ID: 123"), None, "too short");
    assert_eq!(dial(",,,,,,,,,,#"), None, "no digits");
    assert_eq!(
        telephone(" 030 / 12 34 5 ").as_deref(),
        Some("030 / 12 34 5"),
        "as published"
    );
    assert_eq!(telephone("call us"), None, "no number");
    assert_eq!(
        mailbox("mailto:info@example.org?subject=x").as_deref(),
        Some("info@example.org"),
        "a link to a mailbox"
    );
    assert_eq!(mailbox("info at example"), None, "no mailbox");
}
