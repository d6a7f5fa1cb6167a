//! How written words are compared: folded (case, accents, umlauts, apostrophes), and cut to a stem for each language.
//!
//! The stems are a light touch: they bring "drinks", "drinking" and "drinker" together, not every form of every verb.
//! Both sides of every comparison pass through here, so what matters is only that equal words stay equal.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One word of a line.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// Where it stands, in bytes of the line.
    pub(crate) span: Range<usize>,
    /// As it is written, apostrophes left out.
    pub(crate) written: String,
    /// Lower case, without marks.
    pub(crate) plain: String,
    /// Folded.
    pub(crate) word: String,
    /// The English stem.
    pub(crate) english: String,
    /// The German stem.
    pub(crate) german: String,
    /// The Spanish stem.
    pub(crate) spanish: String,
    /// The French stem.
    pub(crate) french: String,
    /// Whether a comma or another break stands before it.
    pub(crate) after_break: bool,
    /// Whether it says nothing by itself in the reader's language.
    pub(crate) idle: bool,
}

impl Token {
    /// Whether it consists of digits alone.
    pub(crate) fn is_number(&self) -> bool {
        !self.word.is_empty() && self.word.chars().all(|c| c.is_ascii_digit())
    }

    /// Whether it has a letter.
    pub(crate) fn has_letter(&self) -> bool {
        self.word.chars().any(char::is_alphabetic)
    }
}

/// The line's words. A point or a colon between digits belongs to the word (`19:30`, `F10.2`), and an apostrophe between letters.
pub(crate) fn tokens(line: &str) -> Vec<Token> {
    let chars: Vec<(usize, char)> = line.char_indices().collect();
    let at = |index: usize| chars.get(index).map(|(_, c)| *c);
    let mut found = Vec::new();
    let mut after_break = false;
    let mut index = 0;
    while let Some((start, first)) = chars.get(index).copied() {
        if !first.is_alphanumeric() {
            after_break |= matches!(first, ',' | ';' | '.' | '!' | '?' | '\n' | '|');
            index += 1;
            continue;
        }
        let mut written = String::new();
        let mut end = start;
        while let Some((position, c)) = chars.get(index).copied() {
            let before = index.checked_sub(1).and_then(at);
            let after = at(index + 1);
            let digits = before.is_some_and(|c| c.is_ascii_digit())
                && after.is_some_and(|c| c.is_ascii_digit());
            let letters =
                before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic);
            if c.is_alphanumeric() || is_combining_mark(c) || (matches!(c, '.' | ':') && digits) {
                written.push(c);
            } else if !(matches!(c, '\'' | '’') && letters && !is_elided(&written)) {
                break;
            } else if matches!(after, Some('s' | 'S'))
                && !at(index + 2).is_some_and(char::is_alphanumeric)
            {
                // The possessive: "husband's" is "husband". It is skipped with its letter.
                end = chars
                    .get(index + 2)
                    .map_or(line.len(), |(position, _)| *position);
                index += 2;
                break;
            }
            end = position + c.len_utf8();
            index += 1;
        }
        let plain = plain(&written);
        let word = merged(&plain);
        let (english, german) = (english(&word), german(&word));
        let (spanish, french) = (spanish(&word), french(&word));
        found.push(Token {
            span: start..end,
            written,
            plain,
            word,
            english,
            german,
            spanish,
            french,
            after_break,
            idle: false,
        });
        after_break = false;
    }
    found
}

/// Whether a French word that lost its vowel ends here: "d'alcool" is two words, "I'm" is one.
fn is_elided(written: &str) -> bool {
    ["c", "d", "j", "l", "m", "n", "s", "t", "qu", "quelqu"]
        .iter()
        .any(|word| word.eq_ignore_ascii_case(written))
}

/// Lower case, without marks; `ß` is `ss`, and `ae`, `oe`, `ue` are the same as the umlauts that they stand for.
pub(crate) fn fold(text: &str) -> String {
    merged(&plain(text))
}

/// Lower case, without marks and apostrophes; `ß` is `ss`.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.nfkd() {
        match c {
            _ if is_combining_mark(c) => {}
            '\'' | '’' => {}
            'ß' | 'ẞ' => plain.push_str("ss"),
            'ø' | 'Ø' => plain.push('o'),
            'ł' | 'Ł' => plain.push('l'),
            _ => plain.extend(c.to_lowercase()),
        }
    }
    plain
}

/// The spellings of umlauts without their marks become what the umlauts become.
fn merged(plain: &str) -> String {
    plain
        .replace("ae", "a")
        .replace("oe", "o")
        .replace("ue", "u")
}

/// The stem of a folded English word.
fn english(word: &str) -> String {
    let mut stem = word;
    if stem.len() >= 4 && !["ss", "us", "is"].iter().any(|end| stem.ends_with(end)) {
        stem = stem.strip_suffix('s').unwrap_or(stem);
    }
    let mut undoubled = None;
    for (ending, doubles) in [("ing", true), ("ed", true), ("er", false)] {
        let Some(rest) = stem.strip_suffix(ending).filter(|rest| rest.len() >= 4) else {
            continue;
        };
        stem = rest;
        undoubled = doubles.then(|| undouble(rest)).flatten();
        break;
    }
    let stem = undoubled.unwrap_or(stem);
    if stem.len() < 4 {
        return stem.to_owned();
    }
    match stem.strip_suffix('y') {
        Some(rest) => format!("{rest}i"),
        // "wine" stays apart from "win".
        None => stem
            .strip_suffix('e')
            .filter(|rest| rest.len() >= 4)
            .unwrap_or(stem)
            .to_owned(),
    }
}

/// `betting` without its ending is `bett`: the doubled letter goes too, unless the word has it itself (`kill`, `pass`).
fn undouble(stem: &str) -> Option<&str> {
    let mut letters = stem.chars().rev();
    let (last, before) = (letters.next()?, letters.next()?);
    let doubled = last == before && last.is_ascii_alphabetic() && !"lsz".contains(last);
    doubled.then(|| stem.strip_suffix(last)).flatten()
}

/// The stem of a folded German word: its endings taken off one after the other.
fn german(word: &str) -> String {
    const ENDINGS: [&str; 12] = [
        "innen", "erin", "ern", "ens", "en", "er", "em", "es", "e", "n", "s", "t",
    ];
    let mut stem = word;
    for _ in 0..3 {
        let shorter = ENDINGS
            .iter()
            .find_map(|ending| stem.strip_suffix(ending).filter(|rest| rest.len() >= 4));
        let Some(shorter) = shorter else { break };
        stem = shorter;
    }
    stem.to_owned()
}

/// The stem of a folded Spanish word: without the ending of number and gender.
fn spanish(word: &str) -> String {
    let longer = |rest: &&str| rest.len() >= 4;
    let stem = word.strip_suffix('s').filter(longer).unwrap_or(word);
    let stem = stem.strip_suffix(['a', 'o', 'e']).filter(longer);
    stem.unwrap_or(word.strip_suffix('s').filter(longer).unwrap_or(word))
        .to_owned()
}

/// The stem of a folded French word: without the endings of number and gender that are not heard.
fn french(word: &str) -> String {
    let longer = |rest: &&str| rest.len() >= 4;
    let stem = word.strip_suffix(['s', 'x']).filter(longer).unwrap_or(word);
    let short = stem.trim_end_matches('e');
    if short.len() >= 4 { short } else { stem }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_meet() {
        for [one, other] in [
            ["drinks", "drinking"],
            ["drink", "drinker"],
            ["gamble", "gambling"],
            ["gamblers", "gambled"],
            ["bully", "bullied"],
            ["abuse", "abused"],
        ] {
            assert_eq!(
                english(one),
                english(other),
                "{one} and {other} are the same word in English"
            );
        }
        for [one, other] in [
            ["trinkt", "trinken"],
            ["alkoholiker", "alkoholikerin"],
            ["soldat", "soldaten"],
        ] {
            assert_eq!(
                german(one),
                german(other),
                "{one} and {other} are the same word in German"
            );
        }
        assert_ne!(
            english("better"),
            english("betting"),
            "'feel better' is no bet"
        );
        assert_ne!(
            english("wedding"),
            english("wednesday"),
            "a wedding is no day"
        );
    }

    #[test]
    fn umlauts_meet_their_spellings() {
        for [one, other] in [
            ["Ängste", "Aengste"],
            ["ABHÄNGIG", "abhaengig"],
            ["Straße", "STRASSE"],
            ["español", "Espanol"],
        ] {
            assert_eq!(
                fold(one),
                fold(other),
                "{one} and {other} are the same word"
            );
        }
    }

    #[test]
    fn spans_are_those_of_the_line() {
        let line = "my husband’s F10.2, at 19:30 – in Zürich";
        let words: Vec<&str> = tokens(line)
            .iter()
            .map(|token| &line[token.span.clone()])
            .collect();
        assert_eq!(
            words,
            ["my", "husband’s", "F10.2", "at", "19:30", "in", "Zürich"],
            "each span cuts a word out of the line"
        );
        assert!(tokens(line)[3].after_break, "a comma is kept as a break");
        assert_eq!(
            tokens(line)[1].word,
            "husband",
            "the possessive is not part of the word"
        );
        assert!(tokens(" ,;. ").is_empty(), "signs alone are no words");
    }
}
