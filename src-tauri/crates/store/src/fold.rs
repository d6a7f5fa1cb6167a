//! Text cut into words and folded, the same for what is indexed and for what is asked.
//!
//! Folding takes away case and diacritics and writes letters that Unicode does not take apart (`ß`, `ø`, `ł`) in plain
//! ones. Scripts without blanks between words (Chinese, Japanese, Thai) are cut into overlapping pairs of characters.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words longer than this are cut: nobody types them, and they would only fill the index.
const LONGEST: usize = 40;

/// The words of some texts, each once, in order; a blank between them.
#[derive(Default)]
pub(crate) struct Words {
    words: Vec<String>,
    free: Vec<String>,
}

impl Words {
    /// Adds the words of `text`.
    pub(crate) fn add(&mut self, text: &str) {
        for word in text
            .split(|c: char| !is_word_character(c))
            .filter(|word| !word.is_empty())
        {
            let mut folded = self.free.pop().unwrap_or_default();
            folded.clear();
            let spelled = fold_into(word, &mut folded);
            if folded.chars().any(has_no_blanks) {
                pairs(&folded, |pair| self.words.push(pair.to_owned()));
                self.free.push(folded);
            } else if !folded.is_empty() {
                self.words.push(folded);
            }
            if spelled {
                self.words.push(spell_out(word));
            }
        }
    }

    /// Writes what was added to `line`, and forgets it.
    pub(crate) fn take_into(&mut self, line: &mut String) {
        line.clear();
        self.words.sort_unstable();
        self.words.dedup();
        for word in self.words.drain(..) {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&word);
            if self.free.len() < 256 {
                self.free.push(word);
            }
        }
    }
}

/// A word that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedTerm {
    /// The word, folded as the words of the index are.
    pub word: String,
    /// Another spelling that will do: of a word with umlauts, the one without the key for them.
    pub other: Option<String>,
    /// Whether it stands for all words that begin with it: it has three characters, or is the last one, which somebody may
    /// still be typing.
    pub unfinished: bool,
}

/// The words of `asked`, all of which a meeting must have.
#[must_use]
pub fn asked_terms(asked: &[String]) -> Vec<AskedTerm> {
    let mut terms: Vec<(String, Option<String>)> = Vec::new();
    for word in asked
        .iter()
        .flat_map(|text| text.split(|c: char| !is_word_character(c)))
        .filter(|word| !word.is_empty())
    {
        let mut folded = String::new();
        let spelled = fold_into(word, &mut folded);
        if folded.chars().any(has_no_blanks) {
            let whole = folded.chars().count() > 1;
            pairs(&folded, |pair| {
                // The last single character of a longer run says nothing that the pair before it does not.
                if !whole || pair.chars().count() > 1 || !pair.chars().any(has_no_blanks) {
                    terms.push((pair.to_owned(), None));
                }
            });
        } else if !folded.is_empty() {
            terms.push((folded, spelled.then(|| spell_out(word))));
        }
    }
    let last = terms.len().saturating_sub(1);
    let placed = terms.into_iter().enumerate();
    placed
        .map(|(place, (word, other))| AskedTerm {
            unfinished: place == last || word.chars().count() >= 3,
            word,
            other,
        })
        .collect()
}

/// The full-text expression that finds what has all the words of `asked`; none if no word is left of them.
///
/// Nothing that was asked can act as an operator: each word is quoted and holds no quote.
pub(crate) fn expression(asked: &[String]) -> Option<String> {
    let terms = asked_terms(asked);
    if terms.is_empty() {
        return None;
    }
    let mut line = String::new();
    for (place, term) in terms.iter().enumerate() {
        if place > 0 {
            line.push_str(" AND ");
        }
        let star = if term.unfinished { "*" } else { "" };
        let word = &term.word;
        match &term.other {
            Some(other) => line.push_str(&format!("(\"{word}\"{star} OR \"{other}\"{star})")),
            None => line.push_str(&format!("\"{word}\"{star}")),
        }
    }
    Some(line)
}

fn is_word_character(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Folds `word` to the end of `folded`; true if it has a German umlaut, which people without the key spell out.
fn fold_into(word: &str, folded: &mut String) -> bool {
    if word.is_ascii() {
        folded.extend(
            word.bytes()
                .take(LONGEST)
                .map(|byte| char::from(byte.to_ascii_lowercase())),
        );
        return false;
    }
    let mut umlaut = false;
    for c in word.nfkd().flat_map(char::to_lowercase).take(LONGEST) {
        match c {
            '\u{308}' => umlaut |= folded.ends_with(['a', 'o', 'u']),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            'ŋ' => folded.push('n'),
            'ς' => folded.push('σ'),
            // In these scripts the marks are vowels, and words differ by nothing else.
            _ if is_combining_mark(c) && !is_indic_or_thai(c) => {}
            // Compatibility forms can decompose into blanks and signs.
            _ if is_word_character(c) => folded.push(c),
            _ => {}
        }
    }
    umlaut
}

/// `word` folded, with its umlauts written as two letters: `ueber`.
fn spell_out(word: &str) -> String {
    let mut spelled = String::new();
    for c in word.nfc() {
        match c {
            'ä' | 'Ä' => spelled.push_str("ae"),
            'ö' | 'Ö' => spelled.push_str("oe"),
            'ü' | 'Ü' => spelled.push_str("ue"),
            _ => spelled.push(c),
        }
    }
    let mut folded = String::new();
    fold_into(&spelled, &mut folded);
    folded
}

fn is_indic_or_thai(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
}

fn has_no_blanks(c: char) -> bool {
    matches!(c,
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// Gives each character together with its successor, and the last one alone.
fn pairs(word: &str, mut each: impl FnMut(&str)) {
    let mut starts = word.char_indices().map(|(at, _)| at).peekable();
    while let Some(at) = starts.next() {
        let end = starts.peek().map_or(word.len(), |next| {
            word.get(*next..)
                .and_then(|rest| rest.chars().next())
                .map_or(word.len(), |c| next + c.len_utf8())
        });
        if let Some(pair) = word.get(at..end) {
            each(pair);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        let (mut words, mut line) = (Words::default(), String::new());
        words.add(text);
        words.take_into(&mut line);
        line
    }

    fn asked(text: &[&str]) -> Option<String> {
        expression(
            &text
                .iter()
                .map(|word| (*word).to_owned())
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn case_marks_and_special_letters_fold() {
        assert_eq!(
            words("Smørrebrød STRASSE Straße"),
            "smorrebrod strasse",
            "one spelling, each word once"
        );
        assert_eq!(
            words("Überleben"),
            "ueberleben uberleben"
                .split(' ')
                .rev()
                .collect::<Vec<_>>()
                .join(" "),
            "an umlaut is found both ways"
        );
        assert_eq!(
            words("O\u{2019}Brien's drop-in"),
            "brien drop in o s",
            "cut at everything that is not a letter or a digit"
        );
        assert_eq!(
            words("U\u{308}ber"),
            words("Über"),
            "however the umlaut is encoded"
        );
        assert_eq!(words("हिन्दी"), "हिन्दी", "vowel signs are part of the word");
    }

    #[test]
    fn scripts_without_blanks_are_paired() {
        assert_eq!(
            words("東京都"),
            "京都 東京 都",
            "so that 京都 is found inside"
        );
        assert_eq!(
            asked(&["東京都"]).as_deref(),
            Some("\"東京\" AND \"京都\"*"),
            "each pair must be there"
        );
        assert_eq!(
            asked(&["東"]).as_deref(),
            Some("\"東\"*"),
            "one character begins a pair"
        );
    }

    #[test]
    fn nothing_asked_is_an_operator() {
        assert_eq!(
            asked(&["a\" OR \"b", "NEAR(x"]).as_deref(),
            Some("\"a\" AND \"or\" AND \"b\" AND \"near\"* AND \"x\"*"),
            "words, whatever stands between them"
        );
        assert_eq!(asked(&["-", "\"*\""]), None, "no word is left");
        assert_eq!(
            asked(&["Müller"]).as_deref(),
            Some("(\"muller\"* OR \"mueller\"*)"),
            "an umlaut is asked both ways"
        );
    }
}
