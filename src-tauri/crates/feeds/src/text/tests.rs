use super::*;

fn notes(raw: &str) -> String {
    block(raw, NOTES_CAP).text
}

#[test]
fn entities_are_decoded() {
    assert_eq!(
        notes("Tom &amp; Jerry&#8217;s caf&eacute;"),
        "Tom & Jerry’s café",
        "named and numbered"
    );
    assert_eq!(
        notes("Tom &amp;amp; Jerry&amp;#8217;s"),
        "Tom & Jerry’s",
        "encoded twice"
    );
    assert_eq!(
        notes("R&B & Q&A; 5 < 6"),
        "R&B & Q&A; 5 < 6",
        "what only looks like an entity stays"
    );
    assert_eq!(
        notes("&lt;b&gt;bold&lt;/b&gt;"),
        "bold",
        "encoded mark-up is mark-up"
    );
}

#[test]
fn tags_go_and_lines_stay() {
    assert_eq!(
        notes("<p>One</p><p>Two<br>Three<BR />Four</p>"),
        "One\n\nTwo\nThree\nFour",
        "paragraphs and breaks"
    );
    assert_eq!(
        notes("Bring:<ul><li>tea</li><li>cake</li></ul>"),
        "Bring:\n\n- tea\n- cake",
        "a list"
    );
    assert_eq!(
        notes("a<script>alert('x < y')</script>b<style>p{}</style>c"),
        "abc",
        "code is no text"
    );
    assert_eq!(
        notes("I <3 you, <me@example.org>, a<b"),
        "I <3 you, <me@example.org>, a<b",
        "these are no tags"
    );
    assert_eq!(
        notes("<a href=\"https://example.org/x\">Our page</a>"),
        "Our page (https://example.org/x)",
        "a link keeps where it leads"
    );
    assert_eq!(
        notes("<a href='mailto:info@example.org'>info@example.org</a>"),
        "info@example.org",
        "and does not say it twice"
    );
    assert_eq!(
        notes("<a href=\"javascript:alert(1)\">Our page</a>"),
        "Our page",
        "unless it leads nowhere"
    );
    assert_eq!(
        notes("x <!-- hidden --> y <img src=x onerror=alert(1)> z"),
        "x y z",
        "comments and pictures"
    );
    assert!(
        block("<b>x</b>", 10).markup && !block("x > y", 10).markup,
        "it says whether mark-up was there"
    );
}

#[test]
fn hidden_characters_go() {
    assert_eq!(
        notes("a\u{202e}b\u{200b}c\u{feff}d\u{7}e"),
        "abcde",
        "direction, width, bell"
    );
    assert_eq!(
        notes("می\u{200c}خواهم"),
        "می\u{200c}خواهم",
        "Persian needs its joiner"
    );
    assert_eq!(notes("za\u{200d}p"), "zap", "Latin does not");
    assert_eq!(
        notes("a\r\nb\r\rc \u{a0} d\t e"),
        "a\nb\n\nc d e",
        "line ends and blanks"
    );
    assert_eq!(line("a\nb", NAME_CAP).text, "a b", "a name has one line");
    assert_eq!(
        notes("Cafe\u{301}"),
        "Café",
        "composed, so that it can be found"
    );
}

#[test]
fn long_texts_are_cut_and_say_so() {
    let long = line(&"ä".repeat(600), NAME_CAP);
    assert!(
        long.cut && long.text.chars().count() == NAME_CAP + 1,
        "500 characters and an ellipsis"
    );
    assert!(!line("short", NAME_CAP).cut, "nothing was cut");
    assert_eq!(
        block(&"<".repeat(500_000), 10).text.chars().count(),
        11,
        "a hostile text ends early"
    );
}

#[test]
fn beginnings_of_tags_cost_no_more_than_their_length() {
    let cost = |piece: &str| block(&piece.repeat(30_000), 300_000).text.len();
    assert!(cost("<b ") > 80_000, "a tag that never ends is text");
    assert_eq!(
        cost("<b '>"),
        0,
        "a quote that never closes ends with its tag"
    );
    assert!(
        cost("&lt;a href='x") >= 299_000,
        "encoded, it is looked at once more"
    );
}

#[test]
fn quotes_hold_what_looks_like_an_end() {
    assert_eq!(
        line(
            "<a title=\"1 > 0\" href='https://x.example/'>here</a>",
            NAME_CAP
        )
        .text,
        "here (https://x.example)",
        "the end of the tag is behind its quotes"
    );
}

#[test]
fn tags_made_of_tags_and_hidden_letters_are_no_tags_in_the_end() {
    for made in [
        "<<b>b>a<</b>/b>",
        "<s\u{200b}cript>a",
        "&lt;scr<b></b>ipt&gt;a",
        "<<<<<<<<<b>b>b>b>b>b>b>b>b>a",
    ] {
        let cleaned = line(made, NAME_CAP);
        assert!(
            cleaned.markup && without_tags(&cleaned.text).1.eq(&false),
            "{made:?} became {:?}",
            cleaned.text
        );
    }
}
