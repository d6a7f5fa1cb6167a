//! Cuts a text where its sentences, brackets and dashes do, and remembers how one piece hangs on the one before it.

use super::vocabulary::{self, Word, is_abbreviation, is_exception, is_season, is_subject, word};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What stands between a piece and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Joint {
    /// Nothing: the text begins.
    Start,
    /// A sentence ended, or a bracket closed: the pieces stand for themselves.
    Sentence,
    /// A dash.
    Dash,
    /// An opening bracket.
    Bracket,
    /// A colon.
    Colon,
}

impl Joint {
    /// Whether the piece speaks of what the one before it named.
    pub(super) fn links(self) -> bool {
        matches!(self, Self::Dash | Self::Bracket | Self::Colon)
    }
}

/// A piece of a text.
#[derive(Debug)]
pub(super) struct Segment {
    /// How it hangs on the one before it.
    pub(super) joint: Joint,
    /// Its words, in lower case, without accents, apostrophes and hyphens; `&` for everything that joins.
    pub(super) words: Vec<String>,
}

impl Segment {
    /// Whether it speaks of what happens there rather than of when.
    pub(super) fn has_subject(&self) -> bool {
        self.words.iter().any(|word| is_subject(word))
    }

    /// Whether it speaks of some months only.
    pub(super) fn has_season(&self) -> bool {
        self.words.iter().any(|word| is_season(word))
    }

    /// Whether it takes back what it says.
    pub(super) fn has_exception(&self) -> bool {
        self.words.iter().any(|word| is_exception(word))
    }

    /// Whether every word of it could belong to a schedule.
    pub(super) fn is_known(&self) -> bool {
        self.words.iter().all(|text| word(text) != Word::Unknown)
    }
}

/// The pieces of `text`, none of them empty.
pub(super) fn segments(text: &str) -> Vec<Segment> {
    let characters: Vec<char> = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect();
    let mut cut = Cut {
        segments: Vec::new(),
        joint: Joint::Start,
        words: Vec::new(),
        word: String::new(),
    };
    let mut before = ' ';
    for (at, character) in characters.iter().copied().enumerate() {
        let after = characters.get(at + 1).copied().unwrap_or(' ');
        cut.take(before, character, after);
        before = character;
    }
    cut.end(Joint::Sentence);
    cut.segments
}

struct Cut {
    segments: Vec<Segment>,
    joint: Joint,
    words: Vec<String>,
    word: String,
}

impl Cut {
    fn take(&mut self, before: char, character: char, after: char) {
        match character {
            c if c.is_alphanumeric() => self.word.push(c),
            '\'' | '’' | '`' => {}
            '-' | '‑' | '–' | '—' | '‐' => {
                let digits = before.is_ascii_digit() && after.is_ascii_digit();
                if digits {
                    // 7-8 pm: from and to.
                    self.end_word();
                } else if !(before.is_alphanumeric() && after.is_alphanumeric() && character != '—')
                {
                    self.end(Joint::Dash);
                }
            }
            '.' | ':' if before.is_ascii_digit() && after.is_ascii_digit() => {}
            '.' if matches!(self.word.as_str(), "1" | "2" | "3" | "4" | "5") => {
                // The German way to write an ordinal.
                self.word.push('.');
                self.end_word();
            }
            '.' if is_abbreviation(&self.word) => self.end_word(),
            '.' if after.is_alphanumeric() => self.end_word(),
            ':' => self.end(Joint::Colon),
            '(' | '[' | '{' => self.end(Joint::Bracket),
            '&' | '+' | ',' | '/' => self.symbol("&"),
            '@' => self.symbol("@"),
            '.' | ';' | '!' | '?' | '\n' | '|' | '•' | '·' | '*' | '"' | '“' | '”' | '„' | '~'
            | '=' | ')' | ']' | '}' | '<' | '>' => {
                self.end(Joint::Sentence);
            }
            _ => self.end_word(),
        }
    }

    fn symbol(&mut self, symbol: &str) {
        self.end_word();
        if self.words.last().is_none_or(|last| last != symbol) {
            self.words.push(symbol.to_owned());
        }
    }

    fn end_word(&mut self) {
        if !self.word.is_empty() {
            self.words.push(std::mem::take(&mut self.word));
        }
    }

    fn end(&mut self, joint: Joint) {
        self.end_word();
        if self.words.iter().any(|word| word != "&") {
            let words = phrases(std::mem::take(&mut self.words));
            self.segments.push(Segment {
                joint: self.joint,
                words,
            });
            self.joint = joint;
        } else {
            self.words.clear();
            // Of several marks in a row the one that binds most decides.
            self.joint = self.joint.max(joint);
        }
    }
}

/// Puts one word for each of the phrases that mean one.
fn phrases(mut words: Vec<String>) -> Vec<String> {
    for (phrase, meaning) in vocabulary::phrases() {
        let is_phrase = |window: &[String]| window.iter().zip(phrase).all(|(a, b)| a == b);
        while let Some(at) = words.windows(phrase.len()).position(is_phrase) {
            words.splice(at..at + phrase.len(), [(*meaning).to_owned()]);
        }
    }
    words
}
