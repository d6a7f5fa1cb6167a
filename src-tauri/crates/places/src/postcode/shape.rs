//! How the codes of each country are written: which signs, how many, and what people put before them.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// The signs that letters put before codes stand for, where they are not the country's own two letters.
const LETTERS: &[(&str, &str)] = &[
    ("D", "DE"),
    ("A", "AT"),
    ("F", "FR"),
    ("I", "IT"),
    ("E", "ES"),
    ("B", "BE"),
    ("L", "LU"),
    ("S", "SE"),
    ("N", "NO"),
    ("P", "PT"),
    ("FL", "LI"),
];

/// How many signs of a code have to fit where the tables hold only parts or only the larger places of a country.
pub(super) fn least(country: &str) -> Option<usize> {
    match country {
        "GB" | "GG" | "JE" | "IM" => Some(2),
        "BR" | "CA" | "CL" | "IE" | "MT" => Some(3),
        "AE" | "CN" | "NL" | "PT" | "SG" | "AR" => Some(4),
        "JP" | "US" => Some(5),
        _ => None,
    }
}

/// Capitals and digits alone.
pub(crate) fn plain(code: &str) -> String {
    code.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_uppercase())
        .collect()
}

/// The code without the country's letters in front (`LV-1010`, `D-10115`). Man and Jersey have theirs in the code itself.
pub(super) fn without_country<'a>(code: &'a str, country: &str) -> &'a str {
    if ["IM", "JE"].contains(&country) {
        return code;
    }
    let signs = LETTERS
        .iter()
        .filter(|(_, of)| *of == country)
        .map(|(sign, _)| *sign)
        .chain([country]);
    for sign in signs {
        if let Some(rest) = code.strip_prefix(sign)
            && !rest.is_empty()
            && (rest.bytes().all(|byte| byte.is_ascii_digit()) || is_dutch(rest, country))
        {
            return rest;
        }
    }
    code
}

/// Whether a code is a Dutch one, with the letters or a part of them: `1012AB`.
fn is_dutch(code: &str, country: &str) -> bool {
    let digits = code.bytes().take_while(u8::is_ascii_digit).count();
    country == "NL" && digits == 4 && code.len() <= 6
}

/// Whether a code has the shape of a Canadian one, or of the start of one: letters and digits in turn.
fn is_canadian(code: &str) -> bool {
    (3..=6).contains(&code.len())
        && code
            .bytes()
            .enumerate()
            .all(|(at, byte)| byte.is_ascii_digit() == (at % 2 == 1))
}

/// The same text with the digits, letters and hyphens that all codes are written in, without the Japanese sign for a postcode.
pub(super) fn narrow(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let letters = text.nfkc().filter(|letter| *letter != '〒');
    Cow::Owned(
        letters
            .map(|letter| match letter {
                '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30fc}' => '-',
                other => other,
            })
            .collect(),
    )
}

/// Whether the end of a British code is its inward part: a digit and two letters.
pub(super) fn is_inward(end: &str) -> bool {
    let mut signs = end.chars();
    end.len() == 3
        && signs.next().is_some_and(|sign| sign.is_ascii_digit())
        && signs.all(|sign| sign.is_ascii_alphabetic())
}

/// Whether a code has the shape of a British one: letters, a number, a letter only in the middle of London; then, if it is
/// whole, a digit and two letters. "M5V 2T6" is Canadian, though Salford has an "M5".
pub(super) fn is_british(whole: &str, outward: &str) -> bool {
    const CENTRAL: [&str; 8] = ["E", "EC", "N", "NW", "SE", "SW", "W", "WC"];
    let letters = outward.trim_end_matches(|c: char| c.is_ascii_digit());
    let area: String = outward
        .chars()
        .take_while(char::is_ascii_alphabetic)
        .collect();
    // A letter behind the number.
    let lettered = letters.len() > area.len();
    let inward = whole.strip_prefix(outward).unwrap_or_default();
    let mut signs = inward.chars();
    let inward_fits = inward.is_empty()
        || signs.next().is_some_and(|first| first.is_ascii_digit())
            && signs.all(|sign| sign.is_ascii_alphabetic());
    inward_fits && (!lettered || CENTRAL.contains(&area.as_str()))
}

/// Whether a code of this shape is one of that country: a part alone fits many.
pub(super) fn plausible(plain: &str, fitted: usize, country: &str) -> bool {
    let letters = plain.bytes().filter(u8::is_ascii_alphabetic).count();
    match country {
        "GB" | "GG" | "JE" | "IM" => {
            letters >= 1
                && plain
                    .bytes()
                    .next()
                    .is_some_and(|byte| byte.is_ascii_alphabetic())
        }
        "CA" => is_canadian(plain),
        "IE" => plain.len() == 3 || plain.len() == 7,
        "NL" => is_dutch(without_country(plain, country), country),
        "AE" => plain.len() == 10 && letters == 0,
        "AR" => plain.len() == 4 || plain.len() == 8,
        "MT" => letters == 3 && plain.len() == 7 || plain.len() == 3,
        "US" | "BR" | "CL" | "CN" | "JP" | "PT" | "SG" if letters > 0 => false,
        "US" => plain.len() == 5 || plain.len() == 9,
        "BR" => plain.len() == 8 || plain.len() == 5,
        "JP" | "CL" => plain.len() == 7 || fitted == plain.len(),
        "PT" => plain.len() == 7 || plain.len() == 4,
        "SG" | "CN" => plain.len() == 6,
        _ => true,
    }
}
