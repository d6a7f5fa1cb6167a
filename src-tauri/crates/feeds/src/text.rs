//! Text from strangers made fit to show: no mark-up, no hidden characters, no end of blanks, line breaks kept.
//!
//! Nothing here is trusted to make HTML safe: what comes out is text, and is shown as text. The cleaning is for the
//! reader's eyes, and tells what it did so that the caller can put a notice.

mod markup;

use markup::without_tags;
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Characters kept of a name; real names of meetings are far shorter.
pub(crate) const NAME_CAP: usize = 500;
/// Characters kept of notes, directions and the like.
pub(crate) const NOTES_CAP: usize = 4_000;

/// A cleaned text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cleaned {
    /// What is left; may be empty.
    pub(crate) text: String,
    /// Mark-up was taken out.
    pub(crate) markup: bool,
    /// The end was cut off.
    pub(crate) cut: bool,
}

impl Cleaned {
    /// The text, unless nothing is left of it.
    pub(crate) fn non_empty(self) -> Option<String> {
        (!self.text.is_empty()).then_some(self.text)
    }
}

/// Cleans a text of one line: line breaks become blanks.
pub(crate) fn line(raw: &str, cap: usize) -> Cleaned {
    clean(raw, cap, false)
}

/// Cleans a text of several lines: at most one empty line in a row is kept.
pub(crate) fn block(raw: &str, cap: usize) -> Cleaned {
    clean(raw, cap, true)
}

/// Whether a text says that there is nothing to say: empty, `n/a`, `-`, `none`, `null`.
pub(crate) fn is_blank(text: &str) -> bool {
    let text = text.trim();
    text.chars()
        .all(|c| matches!(c, '-' | '.' | '?' | '_' | '–' | '—') || c.is_whitespace())
        || ["n/a", "na", "none", "null", "undefined", "nan", "nil"]
            .iter()
            .any(|word| text.eq_ignore_ascii_case(word))
}

/// How many times mark-up that was hidden in mark-up is taken out before all `<` go.
const NESTED: u8 = 4;

fn clean(raw: &str, cap: usize, lines: bool) -> Cleaned {
    // A hostile text must not cost more than its cap is worth: mark-up and entities are at most some times longer.
    let short = raw
        .char_indices()
        .nth(cap.saturating_mul(8))
        .and_then(|(at, _)| raw.get(..at));
    let mut cut = short.is_some();
    let raw = short.unwrap_or(raw);
    let (mut text, mut markup) = without_tags(raw);
    // Twice: some servers encode what is encoded already (`&amp;#8217;`), and mark-up may itself be encoded.
    for _ in 0..2 {
        let decoded = match html_escape::decode_html_entities(&text) {
            Cow::Owned(decoded) if decoded != *text => decoded,
            _ => break,
        };
        let (stripped, found) = without_tags(&decoded);
        markup = markup || found;
        text = Cow::Owned(stripped.into_owned());
    }
    let text: Cow<'_, str> = if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text
    } else {
        Cow::Owned(text.nfc().collect())
    };
    let mut text = blanks(&text, lines);
    // Mark-up and hidden characters inside mark-up: only now does `<<b>i>` show what it was made for.
    for round in 0..=NESTED {
        let (stripped, found) = without_tags(&text);
        if !found {
            break;
        }
        markup = true;
        text = if round < NESTED {
            blanks(&stripped, lines)
        } else {
            text.replace('<', "")
        };
    }
    if let Some((at, _)) = text.char_indices().nth(cap) {
        text.truncate(at);
        text.truncate(text.trim_end().len());
        text.push('…');
        cut = true;
    }
    Cleaned { text, markup, cut }
}

/// Removes hidden characters and collapses blanks.
fn blanks(text: &str, lines: bool) -> String {
    let mut clean = String::with_capacity(text.len());
    let (mut blank, mut breaks) = (false, 0_u8);
    let mut characters = text.chars().peekable();
    let mut previous_wide = false;
    while let Some(c) = characters.next() {
        let is_break = matches!(
            c,
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{0b}' | '\u{0c}' | '\u{85}'
        );
        if is_break {
            if c == '\r' && characters.peek() == Some(&'\n') {
                characters.next();
            }
            if lines {
                breaks = breaks.saturating_add(1)
            } else {
                blank = true
            }
            continue;
        }
        if c.is_whitespace() || matches!(c, '\u{3164}' | '\u{2800}' | '\u{115f}' | '\u{1160}') {
            blank = true;
            continue;
        }
        if is_hidden(c) {
            continue;
        }
        // Joiners shape Persian, Indic scripts and emoji; between Latin letters they only hide.
        if matches!(c, '\u{200c}' | '\u{200d}') {
            if previous_wide && characters.peek().is_some_and(|next| !next.is_ascii()) {
                clean.push(c);
            }
            continue;
        }
        if !clean.is_empty() {
            if breaks > 0 {
                clean.push_str(if breaks > 1 { "\n\n" } else { "\n" });
            } else if blank {
                clean.push(' ');
            }
        }
        (blank, breaks) = (false, 0);
        clean.push(c);
        previous_wide = !c.is_ascii();
    }
    clean
}

/// Control characters, characters without width, and those that turn the direction of what follows.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{180e}' | '\u{fffd}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}'
            | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests;
