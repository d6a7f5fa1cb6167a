//! How names and words are compared: without case, accents and punctuation.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `text` in lower case, without accents, its words parted by single blanks.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut parted = true;
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        if letter.is_alphanumeric() {
            folded.extend(letter.to_lowercase());
            parted = false;
        } else if !parted && letter != '\'' && letter != '\u{2019}' {
            folded.push(' ');
            parted = true;
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// How well a name answers to words: 0 it is them, 1 it begins with them, 2 they are words of it, 3 not at all.
/// Both are folded. The last word may be the beginning of one, because people are still typing it.
#[must_use]
pub fn likeness(name: &str, phrase: &str) -> u8 {
    if name.is_empty() || phrase.is_empty() {
        return 3;
    }
    if name == phrase {
        return 0;
    }
    if name.starts_with(phrase) {
        return 1;
    }
    let mut asked = phrase.split(' ').peekable();
    while let Some(word) = asked.next() {
        let unfinished = asked.peek().is_none();
        let mut words = name.split(' ');
        if !words.any(|own| own == word || (unfinished && own.starts_with(word))) {
            return 3;
        }
    }
    2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_leaves_letters_and_digits() {
        assert_eq!(
            fold("  Café-Gruppe  „Über’s Meer“ 12!"),
            "cafe gruppe ubers meer 12",
            "no accents, marks, double blanks"
        );
        assert_eq!(fold("..."), "", "nothing is left of punctuation");
    }

    #[test]
    fn names_are_like_words_in_four_degrees() {
        assert_eq!(likeness("serenity now", "serenity now"), 0, "the very name");
        assert_eq!(
            likeness("serenity now group", "serenity now"),
            1,
            "the start of the name"
        );
        assert_eq!(
            likeness("the serenity now group", "now seren"),
            2,
            "words of the name, the last unfinished"
        );
        assert_eq!(likeness("the serenity group", "now"), 3, "found elsewhere");
    }
}
