//! Bytes to JSON, and a clear word about bytes that are none.
//!
//! Publishers send web pages, halves of files and old encodings where a list should be. Each has its own error, so that
//! the person can be told what happened and what to do.

use crate::{MOST_RECORDS, ReadError};
use serde_json::Value;
use serde_json::error::Category;

/// JSON, and what had to be done to read it.
#[derive(Debug)]
pub(crate) struct Parsed {
    /// The document.
    pub(crate) value: Value,
    /// The bytes were not UTF-8: those that did not fit were read as Windows-1252.
    pub(crate) encoding_guessed: bool,
}

/// A record may hold some more objects, and its texts some more braces.
const OBJECTS_A_RECORD: usize = 4;

/// Reads `bytes` as JSON.
pub(crate) fn parse(bytes: &[u8]) -> Result<Parsed, ReadError> {
    let (text, encoding_guessed) = decode(bytes)?;
    let text = text.trim_start_matches('\u{feff}');
    let trimmed = text.trim();
    if trimmed.is_empty() || trimmed == "null" {
        return Err(ReadError::Empty);
    }
    // Counted before each becomes a map: four million empty records would take three gigabytes.
    let objects = text.bytes().filter(|byte| *byte == b'{').count();
    if objects > MOST_RECORDS * OBJECTS_A_RECORD {
        return Err(ReadError::TooMany { records: objects });
    }
    match serde_json::from_str(text) {
        Ok(value) => Ok(Parsed {
            value,
            encoding_guessed,
        }),
        Err(_) if trimmed.starts_with('<') => Err(ReadError::Html {
            challenge: is_challenge(trimmed),
        }),
        Err(error) => {
            let (line, column) = (error.line(), error.column());
            Err(match error.classify() {
                Category::Eof => ReadError::Truncated { line, column },
                // serde_json names this one only in its words.
                _ if error.to_string().starts_with("recursion limit") => ReadError::TooDeep,
                _ => ReadError::NotJson { line, column },
            })
        }
    }
}

/// The bytes as text, and whether the encoding had to be guessed.
pub(crate) fn decode(bytes: &[u8]) -> Result<(String, bool), ReadError> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => return utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => return utf16(rest, u16::from_be_bytes),
        _ => {}
    }
    if let Some(unit) = unmarked_utf16(bytes) {
        return utf16(bytes, unit);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return if text.contains('\0') {
            Err(ReadError::NotText)
        } else {
            Ok((text.to_owned(), false))
        };
    }
    let odd = bytes
        .iter()
        .filter(|byte| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r'))
        .count();
    let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
    // Text in an old encoding is ASCII with some accents; anything else is an archive or a picture.
    if odd > 0 || high * 3 > bytes.len() {
        return Err(ReadError::NotText);
    }
    let mut text = String::with_capacity(bytes.len() + high);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|byte| windows_1252(*byte)));
    }
    Ok((text, true))
}

/// The order of bytes of UTF-16 that does not say so: of the first characters nearly all have a zero on the same side.
fn unmarked_utf16(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    let pairs = bytes.as_chunks::<2>().0;
    let pairs = pairs.get(..pairs.len().min(2_000))?;
    if pairs.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |is: fn(&[u8; 2]) -> bool| pairs.iter().filter(|pair| is(pair)).count();
    let (little, big) = (
        zeros(|&[low, high]| high == 0 && low != 0),
        zeros(|&[high, low]| high == 0 && low != 0),
    );
    if little * 10 >= pairs.len() * 9 {
        Some(u16::from_le_bytes)
    } else if big * 10 >= pairs.len() * 9 {
        Some(u16::from_be_bytes)
    } else {
        None
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<(String, bool), ReadError> {
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    Ok((text.map_err(|_| ReadError::NotText)?, true))
}

fn windows_1252(byte: u8) -> char {
    const C1: [char; 32] = [
        '€', ' ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', ' ', 'Ž', ' ', ' ', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', ' ', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => C1.get(usize::from(byte - 0x80)).copied().unwrap_or(' '),
        _ => char::from(byte),
    }
}

/// Whether a page is a check for robots, or a page to sign in.
pub(crate) fn is_challenge(page: &str) -> bool {
    const SIGNS: [&str; 14] = [
        "just a moment",
        "checking your browser",
        "cf-chl",
        "challenge-platform",
        "captcha",
        "cloudflare",
        "wordfence",
        "attention required",
        "access denied",
        "are you a robot",
        "sgcaptcha",
        "incapsula",
        "wp-login",
        "type=\"password\"",
    ];
    let start: String = page.chars().take(20_000).collect::<String>().to_lowercase();
    SIGNS.iter().any(|sign| start.contains(sign))
}

/// The kind of a value, for errors and notices.
pub(crate) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "yes or no",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(bytes: &[u8]) -> ReadError {
        parse(bytes).expect_err("this is no JSON")
    }

    #[test]
    fn what_is_not_json_says_what_it_is() {
        assert_eq!(error(b""), ReadError::Empty, "no bytes");
        assert_eq!(error(b" \n null "), ReadError::Empty, "nothing");
        assert_eq!(
            error(b"<!doctype html><p>Gone"),
            ReadError::Html { challenge: false },
            "a page"
        );
        assert_eq!(
            error(b"<html><title>Just a moment...</title>"),
            ReadError::Html { challenge: true },
            "a check for robots"
        );
        assert_eq!(
            error(b"[{\"a\":1},\n{\"b\""),
            ReadError::Truncated { line: 2, column: 4 },
            "the connection ended early"
        );
        assert_eq!(
            error(b"[{\"a\":1}\n{\"b\":2}]"),
            ReadError::NotJson { line: 2, column: 1 },
            "a comma is missing"
        );
        assert_eq!(
            error(b"PK\x03\x04\0\0\0\xff\xfe\xfd"),
            ReadError::NotText,
            "an archive"
        );
        assert_eq!(
            error("[".repeat(500).as_bytes()),
            ReadError::TooDeep,
            "a trap"
        );
    }

    #[test]
    fn objects_without_end_are_not_even_parsed() {
        let endless = format!("[{}{{}}]", "{},".repeat(MOST_RECORDS * OBJECTS_A_RECORD));
        assert!(
            matches!(error(endless.as_bytes()), ReadError::TooMany { .. }),
            "each would take a hundred times its bytes"
        );
    }

    #[test]
    fn old_encodings_and_marks_are_read() {
        assert_eq!(
            parse(b"\xef\xbb\xbf[\"a\"]")
                .expect("JSON after a mark")
                .value[0],
            "a",
            "a byte order mark is no fault"
        );
        let old = parse(b"[\"Caf\xe9 \x93X\x94 \xc3\xa9\"]").expect("JSON in an old encoding");
        assert!(old.encoding_guessed, "it says that it guessed");
        assert_eq!(
            old.value[0], "Café “X” é",
            "old bytes and UTF-8 may even be mixed"
        );
        let wide: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain("[\"é\"]".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(
            parse(&wide).expect("JSON in UTF-16").value[0],
            "é",
            "UTF-16 with its mark"
        );
    }
}
