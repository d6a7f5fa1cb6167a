//! Lies in the body: answers with status 200 that are no list, or a list in disguise.

use super::*;
use std::io::{Read, Write};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    brotli::CompressorReader::new(bytes, 4096, 5, 22)
        .read_to_end(&mut packed)
        .unwrap();
    packed
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 3).unwrap()
}

fn wide(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

const LOGIN: &str = "<!DOCTYPE html><html><head><title>Log in</title></head><body><form action=/login><input name=password></form></body></html>";
const CHALLENGE: &str = "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><script src=\"/cdn-cgi/challenge-platform/x.js\"></script></body></html>";
const NO_LIST: Expected = Fails(&["wrong_shape", "unknown_format", "no_records", "refused"]);
const BROKEN: Expected = Fails(&["invalid_json", "truncated", "not_text", "unknown_format"]);

pub(super) fn cases() -> Vec<Case> {
    let list = meeting_guide(10);
    let cut = &list[..list.len() / 2];
    let zeros = vec![b' '; 96 << 20];
    let encoded = |encoding, bytes: Vec<u8>| with(("Content-Encoding", encoding), bytes);
    let mut cases: Vec<Case> = vec![
        ("a list cut in the middle", body(cut), BROKEN),
        ("an empty list", body("[]"), Fails(&["no_records"])),
        ("an empty object", body("{}"), NO_LIST),
        ("null", body("null"), Fails(&["empty_body", "wrong_shape"])),
        ("a number", body("42"), NO_LIST),
        ("a text", body("\"closed\""), NO_LIST),
        ("a login page", body(LOGIN), Fails(&["html_instead"])),
        (
            "a challenge page",
            body(CHALLENGE),
            Fails(&["challenge_page"]),
        ),
        ("nothing", body(""), Fails(&["empty_body"])),
        ("blanks", body(" \r\n\t "), Fails(&["empty_body"])),
        (
            "a byte order mark alone",
            body("\u{feff}"),
            Fails(&["empty_body"]),
        ),
        (
            "a byte order mark before the list",
            body(format!("\u{feff}{list}")),
            Taken,
        ),
        (
            "a list in Windows-1252",
            body(
                list.replace("Harbor", "Hafen\u{e4}")
                    .chars()
                    .map(|c| c as u8)
                    .collect::<Vec<u8>>(),
            ),
            Taken,
        ),
        (
            "a list in Latin-1 that says so",
            with(
                ("Content-Type", "application/json; charset=iso-8859-1"),
                list.replace("Harbor", "Caf\u{e9}")
                    .chars()
                    .map(|c| c as u8)
                    .collect::<Vec<u8>>(),
            ),
            Taken,
        ),
        (
            "UTF-16 LE with its mark",
            body([&[0xff, 0xfe][..], &wide(&list, u16::to_le_bytes)].concat()),
            Taken,
        ),
        (
            "UTF-16 BE with its mark",
            body([&[0xfe, 0xff][..], &wide(&list, u16::to_be_bytes)].concat()),
            Taken,
        ),
        (
            "UTF-16 LE without a mark",
            body(wide(&list, u16::to_le_bytes)),
            Taken,
        ),
        (
            "UTF-16 BE without a mark",
            body(wide(&list, u16::to_be_bytes)),
            Taken,
        ),
        (
            "UTF-16 LE cut inside a character",
            body([0xff_u8, 0xfe, b'[', 0, b'"']),
            BROKEN,
        ),
        (
            "a gzip bomb",
            encoded("gzip", gzip(&zeros)),
            Fails(&["too_large"]),
        ),
        (
            "a brotli bomb",
            encoded("br", brotli(&zeros)),
            Fails(&["too_large"]),
        ),
        (
            "a Zstandard bomb",
            encoded("zstd", zstd(&zeros)),
            Fails(&["too_large"]),
        ),
        (
            "gzip that is none",
            encoded("gzip", good()),
            Fails(&["undecodable"]),
        ),
        (
            "brotli that is none",
            encoded("br", good()),
            Fails(&["undecodable"]),
        ),
        (
            "an encoding nobody asked for",
            encoded("compress", good()),
            Fails(&["undecodable"]),
        ),
        (
            "two encodings at once",
            encoded("gzip, br", gzip(&good())),
            Fails(&["undecodable"]),
        ),
        (
            "gzip inside gzip",
            encoded("gzip", gzip(&gzip(&good()))),
            BROKEN,
        ),
        ("gzip that does not say so", body(gzip(&good())), BROKEN),
        (
            "gzip cut at its end",
            encoded("gzip", gzip(&good())[..200].to_vec()),
            Fails(&["undecodable"]),
        ),
        ("gzip of the list", encoded("gzip", gzip(&good())), Taken),
        ("brotli of the list", encoded("br", brotli(&good())), Taken),
        (
            "Zstandard of the list",
            encoded("zstd", zstd(&good())),
            Taken,
        ),
        (
            "a text of ten megabytes",
            body(format!("{{\"meetings\":\"{}\"}}", "x".repeat(10 << 20))),
            NO_LIST,
        ),
        (
            "depth ten thousand",
            body("[".repeat(10_000) + &"]".repeat(10_000)),
            Fails(&["too_deep", "wrong_shape"]),
        ),
        (
            "depth ten thousand, cut",
            body("[".repeat(10_000)),
            Fails(&["too_deep", "truncated"]),
        ),
        (
            "objects ten thousand deep",
            body("{\"a\":".repeat(10_000) + "1" + &"}".repeat(10_000)),
            Fails(&["too_deep", "wrong_shape"]),
        ),
        (
            "numbers as texts",
            body(list.replace("\"day\":1", "\"day\":\"1\"")),
            Taken,
        ),
        (
            "bytes that are no text",
            body([0xff_u8, 0xfe, 0xfd, 0x00, 0x01, 0xd8, 0x00]),
            BROKEN,
        ),
        ("zero bytes", body(vec![0_u8; 1000]), BROKEN),
        (
            "invalid UTF-8 between records",
            body([&b"[{}, "[..], &[0xc3, 0x28, 0xa0, 0xa1], b"]"].concat()),
            BROKEN,
        ),
        (
            "a list followed by a page",
            body(format!("{list}\n{LOGIN}")),
            BROKEN,
        ),
        ("two documents", body(format!("{list}{list}")), BROKEN),
        (
            "a script around the list",
            body(format!("callback({list});")),
            Fails(&["invalid_json", "unknown_format", "wrong_shape"]),
        ),
        (
            "XML",
            body("<?xml version=\"1.0\"?><meetings><meeting/></meetings>"),
            Fails(&["html_instead", "invalid_json", "unknown_format"]),
        ),
        (
            "an image",
            with(
                ("Content-Type", "image/png"),
                b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01",
            ),
            BROKEN,
        ),
        (
            "an error of a WordPress site",
            body(
                "{\"code\":\"rest_no_route\",\"message\":\"No route was found\",\"data\":{\"status\":404}}",
            ),
            NO_LIST,
        ),
        ("a list of texts", body("[\"a\",\"b\"]"), NO_LIST),
        ("a list of lists", body("[[],[],[]]"), NO_LIST),
        ("a comma too many", body("[{\"name\":\"x\",},]"), BROKEN),
        ("comments", body("// meetings\n[]"), BROKEN),
        (
            "a warning before the list",
            body(format!("<br />\n<b>Warning</b>: x in y.php\n{list}")),
            Fails(&["html_instead", "invalid_json"]),
        ),
        ("not a number", body("[{\"name\": NaN}]"), BROKEN),
        (
            "a number beyond all numbers",
            body("[1e999999]"),
            Fails(&[
                "invalid_json",
                "wrong_shape",
                "unknown_format",
                "no_records",
            ]),
        ),
        (
            "a lone surrogate outside a record",
            body("[\"\\ud800\"]"),
            Fails(&[
                "invalid_json",
                "wrong_shape",
                "unknown_format",
                "no_records",
            ]),
        ),
        (
            "the wrong type",
            with(("Content-Type", "image/gif"), good()),
            Taken,
        ),
        (
            "a mark that never comes back",
            with(("ETag", "\"one\""), good()),
            Taken,
        ),
    ];
    cases.push((
        "a mark that always changes",
        with(("ETag", "\"two\""), good()),
        Taken,
    ));
    cases
}
