//! Taking a body in: decoding while it arrives, counting on both sides, and stopping at the cap whatever its headers claim.

use crate::FetchError;
use std::io::{self, Write};

/// Where decoded bytes go: refuses more than the cap, and hashes what it takes.
pub(crate) struct Sink {
    bytes: Vec<u8>,
    hasher: blake3::Hasher,
    cap: u64,
    full: bool,
}

impl Write for Sink {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        if self.bytes.len() as u64 + part.len() as u64 > self.cap {
            self.full = true;
            return Err(io::Error::other("the body is larger than its cap"));
        }
        self.bytes.extend_from_slice(part);
        self.hasher.update(part);
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

enum Decoder {
    Identity(Box<Sink>),
    Gzip(Box<flate2::write::MultiGzDecoder<Sink>>),
    Brotli(Box<brotli_decompressor::DecompressorWriter<Sink>>),
    Zstd(Box<zstd::stream::write::Decoder<'static, Sink>>),
}

impl Decoder {
    fn sink(&self) -> &Sink {
        match self {
            Self::Identity(sink) => sink,
            Self::Gzip(decoder) => decoder.get_ref(),
            Self::Brotli(decoder) => decoder.get_ref(),
            Self::Zstd(decoder) => decoder.get_ref(),
        }
    }
}

/// A body on its way in.
pub(crate) struct Intake {
    decoder: Decoder,
    wire: u64,
    wire_cap: u64,
    decoded_cap: u64,
    ratio: u64,
    host: String,
}

/// No more memory than this for a Zstandard window (RFC 8878 section 3.1.1.1.2 asks decoders for 8 MB).
const ZSTD_WINDOW_LOG: u32 = 23;

/// Below this size a high ratio is no bomb: an almost empty list repeats itself a lot.
const RATIO_FREE_BYTES: u64 = 1 << 20;

impl Intake {
    /// An intake for a body with this `Content-Encoding`.
    pub(crate) fn new(
        encoding: &str,
        wire_cap: u64,
        decoded_cap: u64,
        ratio: u64,
        host: String,
    ) -> Result<Self, FetchError> {
        let sink = Sink {
            bytes: Vec::new(),
            hasher: blake3::Hasher::new(),
            cap: decoded_cap,
            full: false,
        };
        let undecodable = || FetchError::Undecodable { host: host.clone() };
        let decoder = match encoding.trim().to_ascii_lowercase().as_str() {
            "" | "identity" => Decoder::Identity(Box::new(sink)),
            "gzip" | "x-gzip" => Decoder::Gzip(Box::new(flate2::write::MultiGzDecoder::new(sink))),
            "br" => Decoder::Brotli(Box::new(brotli_decompressor::DecompressorWriter::new(
                sink,
                1 << 16,
            ))),
            "zstd" => {
                let mut raw = zstd::stream::raw::Decoder::new().map_err(|_| undecodable())?;
                raw.set_parameter(zstd::zstd_safe::DParameter::WindowLogMax(ZSTD_WINDOW_LOG))
                    .map_err(|_| undecodable())?;
                Decoder::Zstd(Box::new(zstd::stream::write::Decoder::with_decoder(
                    sink, raw,
                )))
            }
            _ => return Err(undecodable()),
        };
        Ok(Self {
            decoder,
            wire: 0,
            wire_cap,
            decoded_cap,
            ratio,
            host,
        })
    }

    /// Takes the next bytes from the wire.
    pub(crate) fn take(&mut self, part: &[u8]) -> Result<(), FetchError> {
        self.wire += part.len() as u64;
        if self.wire > self.wire_cap {
            return Err(FetchError::TooLarge {
                limit: self.wire_cap,
            });
        }
        let written = match &mut self.decoder {
            Decoder::Identity(sink) => sink.write_all(part),
            Decoder::Gzip(decoder) => decoder.write_all(part),
            Decoder::Brotli(decoder) => decoder.write_all(part),
            Decoder::Zstd(decoder) => decoder.write_all(part),
        };
        self.judge(written)
    }

    fn judge(&self, written: io::Result<()>) -> Result<(), FetchError> {
        let sink = self.decoder.sink();
        if sink.full {
            return Err(FetchError::TooLarge {
                limit: self.decoded_cap,
            });
        }
        written.map_err(|_| FetchError::Undecodable {
            host: self.host.clone(),
        })?;
        let (decoded, allowed) = (
            sink.bytes.len() as u64,
            self.wire.saturating_mul(self.ratio),
        );
        if decoded > RATIO_FREE_BYTES && decoded > allowed {
            return Err(FetchError::TooLarge { limit: allowed });
        }
        Ok(())
    }

    /// How many bytes came over the wire so far.
    pub(crate) fn wire(&self) -> u64 {
        self.wire
    }

    /// The whole body and its hash. A compressed body that stops in the middle is refused here.
    pub(crate) fn finish(mut self) -> Result<(Vec<u8>, String), FetchError> {
        // An empty body is empty under every encoding: what it means is for its reader to say.
        if self.wire > 0 {
            let finished = match &mut self.decoder {
                Decoder::Identity(_) => Ok(()),
                Decoder::Gzip(decoder) => decoder.try_finish(),
                Decoder::Brotli(decoder) => decoder.close(),
                Decoder::Zstd(decoder) => decoder.do_finish(),
            };
            self.judge(finished)?;
        }
        let sink = match self.decoder {
            Decoder::Identity(sink) => Some(*sink),
            Decoder::Gzip(decoder) => decoder.finish().ok(),
            Decoder::Brotli(decoder) => decoder.into_inner().ok(),
            Decoder::Zstd(decoder) => Some(decoder.into_inner()),
        };
        match sink {
            Some(sink) => Ok((sink.bytes, sink.hasher.finalize().to_hex().to_string())),
            None if self.wire == 0 => Ok((Vec::new(), blake3::hash(b"").to_hex().to_string())),
            None => Err(FetchError::Undecodable { host: self.host }),
        }
    }
}

#[cfg(test)]
mod tests;
