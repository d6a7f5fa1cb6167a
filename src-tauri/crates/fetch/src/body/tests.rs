//! Bodies in every encoding, whole, cut and exploding.

use super::*;
use std::io::Read;

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

fn take_all(encoding: &str, bytes: &[u8], cap: u64) -> Result<(Vec<u8>, String), FetchError> {
    let mut intake = Intake::new(encoding, 1 << 30, cap, 1 << 20, "feed.example".to_owned())?;
    for part in bytes.chunks(1000) {
        intake.take(part)?;
    }
    intake.finish()
}

#[test]
fn every_encoding_gives_the_same_bytes_and_hash() {
    let text: Vec<u8> = (0..20_000_u32)
        .flat_map(|number| number.to_string().into_bytes())
        .collect();
    let expected = Ok((text.clone(), blake3::hash(&text).to_hex().to_string()));
    for (encoding, packed) in [
        ("", text.clone()),
        ("gzip", gzip(&text)),
        ("br", brotli(&text)),
        ("zstd", zstd(&text)),
    ] {
        assert_eq!(
            take_all(encoding, &packed, 1 << 20),
            expected,
            "the decoded bytes count, whatever wrapped them ({encoding})"
        );
        if !encoding.is_empty() {
            let cut = &packed[..packed.len() - 10];
            assert!(
                matches!(
                    take_all(encoding, cut, 1 << 20),
                    Err(FetchError::Undecodable { .. })
                ),
                "a body that stops in the middle is not taken for a whole one ({encoding})"
            );
        }
        assert_eq!(
            take_all(encoding, b"", 1 << 20).map(|(bytes, _)| bytes.len()),
            Ok(0),
            "an empty body is empty ({encoding})"
        );
    }
    assert!(
        matches!(
            take_all("lzw", b"x", 10),
            Err(FetchError::Undecodable { .. })
        ),
        "an encoding nobody asked for"
    );
    assert!(
        matches!(
            take_all("gzip", b"[{}]", 10),
            Err(FetchError::Undecodable { .. })
        ),
        "a header that is not true"
    );
}

#[test]
fn bombs_stop_at_the_cap() {
    let zeros = vec![0_u8; 32 << 20];
    for (encoding, packed) in [
        ("gzip", gzip(&zeros)),
        ("br", brotli(&zeros)),
        ("zstd", zstd(&zeros)),
    ] {
        assert_eq!(
            take_all(encoding, &packed, 4 << 20),
            Err(FetchError::TooLarge { limit: 4 << 20 }),
            "decoding stops at the cap ({encoding})"
        );
        let mut intake = Intake::new(encoding, 1 << 30, 1 << 30, 200, String::new()).unwrap();
        let all = packed
            .chunks(1000)
            .try_for_each(|part| intake.take(part))
            .and_then(|()| intake.finish());
        assert!(
            matches!(all, Err(FetchError::TooLarge { .. })),
            "no listing compresses like this ({encoding})"
        );
    }
    let mut intake = Intake::new("", 100, 1000, 200, String::new()).unwrap();
    assert_eq!(
        intake.take(&[b' '; 101]),
        Err(FetchError::TooLarge { limit: 100 }),
        "the wire has a cap of its own"
    );
}
