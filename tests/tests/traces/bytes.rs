//! Looks for texts in every byte of a folder, also inside what was compressed, whether it is still in use or not.

use std::io::Read;
use std::path::Path;

/// What the bodies of records have in common; without it they cannot be decompressed.
const COMMON: &[u8] = include_bytes!("../../../src-tauri/crates/store/src/written/common-1.txt");
/// How a compressed frame begins (RFC 8878 section 3.1.1).
const FRAME: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// Those of `wanted` that are somewhere in the files of `folder`, each with its file.
pub(crate) fn traces(folder: &Path, wanted: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let texts = std::iter::once(bytes.clone()).chain(frames(&bytes));
            for text in texts {
                for value in wanted {
                    let told = format!("{value} in {name}");
                    if holds(&text, value) && !found.contains(&told) {
                        found.push(told);
                    }
                }
            }
        }
    }
    found.sort();
    found
}

/// Whether the text is there, in any case, in UTF-8 or UTF-16.
fn holds(bytes: &[u8], text: &str) -> bool {
    let lower = bytes.to_ascii_lowercase();
    let text = text.to_ascii_lowercase();
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let contains = |part: &[u8]| lower.windows(part.len()).any(|window| window == part);
    contains(text.as_bytes()) || contains(&wide)
}

/// Everything in `bytes` that can be decompressed.
fn frames(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut frames = Vec::new();
    for at in 0..bytes.len().saturating_sub(FRAME.len()) {
        if bytes[at..].starts_with(&FRAME) {
            let mut plain = Vec::new();
            if let Ok(mut decoder) = zstd::stream::Decoder::with_dictionary(&bytes[at..], COMMON) {
                // A frame whose end was overwritten still gives away its beginning.
                let mut part = [0; 512];
                while let Ok(read @ 1..) = decoder.read(&mut part) {
                    plain.extend_from_slice(&part[..read]);
                }
            }
            frames.push(plain);
        }
    }
    frames
}
