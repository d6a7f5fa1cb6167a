//! The body of a record: its other names, its meetings and its public part, compressed together, since they say much
//! the same.
//!
//! A body is a version byte and one zstd frame. In the frame: a line of JSON (names, meetings), a line break, and the
//! public part as it was given.

use super::WrittenMeeting;
use crate::{Result, StoreError};
use circle_domain::{Alias, AliasKind, Meeting, Record};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::LazyLock;
use zstd::bulk::{Compressor, Decompressor};
use zstd::dict::{DecoderDictionary, EncoderDictionary};

/// What most records have in common. Part of the form: a change needs a new version byte.
const COMMON_1: &[u8] = include_bytes!("common-1.txt");

const VERSION: u8 = 1;
const LEVEL: i32 = 3;

/// The longest body that is written or read, in bytes: far above what a reader of feeds lets through.
const LONGEST: usize = 16 * 1024 * 1024;

static ENCODER: LazyLock<EncoderDictionary<'static>> =
    LazyLock::new(|| EncoderDictionary::copy(COMMON_1, LEVEL));
static DECODER: LazyLock<DecoderDictionary<'static>> =
    LazyLock::new(|| DecoderDictionary::copy(COMMON_1));

#[derive(Serialize, Deserialize)]
struct Head<'a> {
    #[serde(default, skip_serializing_if = "Vec::is_empty", borrow)]
    aliases: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    imported_from: Option<Cow<'a, str>>,
    #[serde(borrow)]
    meetings: Vec<WrittenMeeting<'a>>,
}

/// What a body holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Body {
    pub(crate) aliases: Vec<Alias>,
    pub(crate) imported_from: Option<String>,
    pub(crate) meetings: Vec<Meeting>,
    pub(crate) public: String,
}

/// Writes `record`'s body, not yet compressed, to `plain`.
pub(crate) fn write(record: &Record, plain: &mut Vec<u8>) -> Result<()> {
    plain.clear();
    let head = Head {
        aliases: record
            .aliases
            .iter()
            .map(|alias| {
                (
                    Cow::Borrowed(alias.kind.as_str()),
                    Cow::Borrowed(alias.value.as_str()),
                )
            })
            .collect(),
        imported_from: record.imported_from.as_deref().map(Cow::Borrowed),
        meetings: record.meetings.iter().map(WrittenMeeting::of).collect(),
    };
    serde_json::to_writer(&mut *plain, &head).map_err(|_| StoreError::NotUnderstood("record"))?;
    plain.push(b'\n');
    plain.extend_from_slice(record.public.as_bytes());
    if plain.len() > LONGEST {
        Err(StoreError::NotUnderstood("record"))
    } else {
        Ok(())
    }
}

/// The hash by which an unchanged body is recognized.
pub(crate) fn hash(plain: &[u8]) -> [u8; 16] {
    let mut short = [0; 16];
    for (to, from) in short.iter_mut().zip(blake3::hash(plain).as_bytes()) {
        *to = *from;
    }
    short
}

/// Compresses bodies, one after the other.
pub(crate) struct Press {
    compressor: Compressor<'static>,
}

impl Press {
    pub(crate) fn new() -> Result<Self> {
        Ok(Self {
            compressor: Compressor::with_prepared_dictionary(&ENCODER)?,
        })
    }

    pub(crate) fn press(&mut self, plain: &[u8], pressed: &mut Vec<u8>) -> Result<()> {
        pressed.clear();
        pressed.push(VERSION);
        let frame = self.compressor.compress(plain)?;
        pressed.extend_from_slice(&frame);
        Ok(())
    }
}

/// Reads bodies, one after the other.
pub(crate) struct Unpress {
    decompressor: Decompressor<'static>,
}

impl Unpress {
    pub(crate) fn new() -> Result<Self> {
        Ok(Self {
            decompressor: Decompressor::with_prepared_dictionary(&DECODER)?,
        })
    }

    pub(crate) fn read(&mut self, pressed: &[u8]) -> Result<Body> {
        let unreadable = || StoreError::NotUnderstood("record");
        let (version, frame) = pressed.split_first().ok_or_else(unreadable)?;
        if *version != VERSION {
            return Err(unreadable());
        }
        let length = zstd::zstd_safe::get_frame_content_size(frame)
            .ok()
            .flatten()
            .unwrap_or(u64::MAX);
        let length = usize::try_from(length)
            .ok()
            .filter(|length| *length <= LONGEST)
            .ok_or_else(unreadable)?;
        let plain = self
            .decompressor
            .decompress(frame, length)
            .map_err(|_| unreadable())?;
        let plain = String::from_utf8(plain).map_err(|_| unreadable())?;
        let (head, public) = plain.split_once('\n').ok_or_else(unreadable)?;
        let head: Head<'_> = serde_json::from_str(head).map_err(|_| unreadable())?;
        Ok(Body {
            aliases: head
                .aliases
                .into_iter()
                .filter_map(|(kind, value)| {
                    Some(Alias {
                        kind: AliasKind::parse(&kind)?,
                        value: value.into_owned(),
                    })
                })
                .collect(),
            imported_from: head.imported_from.map(Cow::into_owned),
            meetings: head
                .meetings
                .into_iter()
                .map(WrittenMeeting::into_meeting)
                .collect::<Result<_>>()?,
            public: public.to_owned(),
        })
    }
}
