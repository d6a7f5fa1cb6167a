//! The form of an index: one run of bytes that is the same in memory and in a file, so that a file is used as it lies there.
//!
//! A head of 64 bytes (magic, version, byte order, generation, hash), a table of parts, and the parts, each at a multiple of
//! 64 bytes in this machine's byte order. Rule: bytes of another version, byte order or hash are refused, and then made
//! anew; what passed is still read as if it could be damaged, so that no bytes can make a search fall over.

use bytemuck::{AnyBitPattern, NoUninit};
use std::fmt;
use std::ops::Range;

/// Changes whenever a part changes its meaning.
const VERSION: u32 = 1;
const MAGIC: [u8; 8] = *b"circleix";
/// Reads otherwise in the other byte order.
const ORDER: u32 = 0x0102_0304;
/// Where parts begin: a whole cache line.
const STEP: usize = 64;

/// Magic, version, byte order, generation, BLAKE3 of everything behind the head, how many parts.
const HEAD: usize = 64;
/// Its number, where it starts, how long it is.
type Entry = [u64; 3];

struct Head {
    generation: i64,
    hash: [u8; 32],
    parts: u64,
}

impl Head {
    fn read(bytes: &[u8]) -> Result<Self, ImageError> {
        let (magic, rest) = bytes.split_first_chunk().ok_or(ImageError::NoIndex)?;
        let (version, rest) = rest.split_first_chunk().ok_or(ImageError::NoIndex)?;
        let (order, rest) = rest.split_first_chunk().ok_or(ImageError::NoIndex)?;
        let (generation, rest) = rest.split_first_chunk().ok_or(ImageError::NoIndex)?;
        let (hash, rest) = rest.split_first_chunk().ok_or(ImageError::NoIndex)?;
        let (parts, _) = rest.split_first_chunk().ok_or(ImageError::NoIndex)?;
        if *magic != MAGIC || u32::from_ne_bytes(*order) != ORDER {
            return Err(ImageError::NoIndex);
        }
        if u32::from_ne_bytes(*version) != VERSION {
            return Err(ImageError::OtherVersion);
        }
        Ok(Self {
            generation: i64::from_ne_bytes(*generation),
            hash: *hash,
            parts: u64::from_ne_bytes(*parts),
        })
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_ne_bytes());
        bytes.extend(ORDER.to_ne_bytes());
        bytes.extend(self.generation.to_ne_bytes());
        bytes.extend(self.hash);
        bytes.extend(self.parts.to_ne_bytes());
        bytes
    }
}

/// Why bytes are no index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImageError {
    /// Something else, cut off, or of another byte order.
    #[error("this is no index")]
    NoIndex,
    /// Another version of the program made it.
    #[error("another version made this index")]
    OtherVersion,
    /// Its bytes are not those that were written.
    #[error("this index is damaged")]
    Damaged,
}

impl ImageError {
    /// The name used in logs: `no_index`, `other_version`, `damaged`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoIndex => "no_index",
            Self::OtherVersion => "other_version",
            Self::Damaged => "damaged",
        }
    }
}

/// Bytes that stay where they are and as they are, such as a file in memory.
pub type Bytes = Box<dyn AsRef<[u8]> + Send + Sync>;

enum Backing {
    /// Words of 8 bytes, so that every part is aligned.
    Own(Vec<u64>),
    Lent(Bytes),
}

/// The bytes of an index.
pub(crate) struct Image {
    backing: Backing,
    parts: Vec<(u64, Range<usize>)>,
    generation: i64,
}

impl fmt::Debug for Image {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Image")
            .field("generation", &self.generation)
            .field("bytes", &self.bytes().len())
            .finish_non_exhaustive()
    }
}

impl Image {
    /// Takes bytes that somebody kept, if they are an index as this program writes it.
    pub(crate) fn open(bytes: Bytes) -> Result<Self, ImageError> {
        let whole: &[u8] = (*bytes).as_ref();
        let head = Head::read(whole)?;
        let rest = whole.get(HEAD..).unwrap_or_default();
        if *blake3::hash(rest).as_bytes() != head.hash {
            return Err(ImageError::Damaged);
        }
        let parts = table(whole, head.parts).ok_or(ImageError::Damaged)?;
        let aligned = bytemuck::try_cast_slice::<u8, u64>(whole.get(..HEAD).unwrap_or_default());
        let backing = if aligned.is_ok() {
            Backing::Lent(bytes)
        } else {
            Backing::Own(copied(whole))
        };
        Ok(Self {
            backing,
            parts,
            generation: head.generation,
        })
    }

    /// All of them: what [`open`](Self::open) takes.
    pub(crate) fn bytes(&self) -> &[u8] {
        match &self.backing {
            Backing::Own(words) => bytemuck::cast_slice(words),
            Backing::Lent(bytes) => (**bytes).as_ref(),
        }
    }

    /// The state of the directory that it was made from.
    pub(crate) fn generation(&self) -> i64 {
        self.generation
    }

    /// One part; empty where there is none, or it does not fit.
    pub(crate) fn part<T: AnyBitPattern + NoUninit>(&self, part: u64) -> &[T] {
        let found = self
            .parts
            .binary_search_by_key(&part, |(number, _)| *number);
        let range = found.ok().and_then(|at| self.parts.get(at));
        let bytes = range.and_then(|(_, range)| self.bytes().get(range.clone()));
        bytemuck::try_cast_slice(bytes.unwrap_or_default()).unwrap_or_default()
    }
}

/// In words, so that every part is aligned.
fn copied(bytes: &[u8]) -> Vec<u64> {
    let word = |bytes: &[u8]| {
        let mut word = [0; 8];
        word.iter_mut()
            .zip(bytes)
            .for_each(|(to, from)| *to = *from);
        u64::from_ne_bytes(word)
    };
    bytes.chunks(8).map(word).collect()
}

fn table(whole: &[u8], parts: u64) -> Option<Vec<(u64, Range<usize>)>> {
    let start = HEAD;
    let length = usize::try_from(parts)
        .ok()?
        .checked_mul(size_of::<Entry>())?;
    let entries = whole.get(start..start.checked_add(length)?)?;
    let mut table = Vec::new();
    for entry in entries.chunks_exact(size_of::<Entry>()) {
        let [part, start, length]: Entry = bytemuck::try_pod_read_unaligned(entry).ok()?;
        let start = usize::try_from(start).ok()?;
        let end = start.checked_add(usize::try_from(length).ok()?)?;
        whole.get(start..end)?;
        table.push((part, start..end));
    }
    table.sort_unstable_by_key(|(part, _)| *part);
    Some(table)
}

/// Puts parts together.
#[derive(Default)]
pub(crate) struct ImageWriter {
    parts: Vec<(u64, Vec<u8>)>,
}

impl ImageWriter {
    /// Adds a part; each number once.
    pub(crate) fn put<T: NoUninit>(&mut self, part: u64, values: &[T]) {
        self.parts
            .push((part, bytemuck::cast_slice(values).to_vec()));
    }

    /// Adds a part of bytes without copying them.
    pub(crate) fn put_bytes(&mut self, part: u64, bytes: Vec<u8>) {
        self.parts.push((part, bytes));
    }

    /// The image of everything that was put in.
    pub(crate) fn finish(self, generation: i64) -> Image {
        let first = HEAD + self.parts.len() * size_of::<Entry>();
        let mut entries: Vec<Entry> = Vec::with_capacity(self.parts.len());
        let mut end = first;
        for (part, bytes) in &self.parts {
            let start = end.next_multiple_of(STEP);
            end = start + bytes.len();
            entries.push([*part, start as u64, bytes.len() as u64]);
        }
        let mut words = vec![0_u64; end.div_ceil(8)];
        let whole: &mut [u8] = bytemuck::cast_slice_mut(&mut words);
        let mut write = |start: usize, bytes: &[u8]| {
            if let Some(space) = whole.get_mut(start..start.saturating_add(bytes.len())) {
                space.copy_from_slice(bytes);
            }
        };
        write(HEAD, bytemuck::cast_slice(&entries));
        for ((_, bytes), [_, start, _]) in self.parts.into_iter().zip(&entries) {
            write(usize::try_from(*start).unwrap_or(usize::MAX), &bytes);
        }
        let rest: &[u8] = bytemuck::cast_slice(&words);
        let hash = blake3::hash(rest.get(HEAD..).unwrap_or_default());
        let head = Head {
            generation,
            hash: *hash.as_bytes(),
            parts: entries.len() as u64,
        };
        let whole: &mut [u8] = bytemuck::cast_slice_mut(&mut words);
        for (space, byte) in whole.iter_mut().zip(head.bytes()) {
            *space = byte;
        }
        let parts = table(bytemuck::cast_slice(&words), head.parts).unwrap_or_default();
        Image {
            backing: Backing::Own(words),
            parts,
            generation,
        }
    }
}

/// Texts end to end: which bytes are whose.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Texts<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) ends: &'a [u32],
}

impl<'a> Texts<'a> {
    pub(crate) fn len(self) -> usize {
        self.ends.len()
    }

    pub(crate) fn get(self, number: u32) -> &'a str {
        let start = number
            .checked_sub(1)
            .and_then(|before| self.ends.get(before as usize))
            .map_or(0, |end| *end as usize);
        let end = self
            .ends
            .get(number as usize)
            .map_or(start, |end| *end as usize);
        let bytes = self.bytes.get(start..end).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }
}

/// Texts end to end, while they are collected.
#[derive(Debug, Default)]
pub(crate) struct TextsBuilder {
    pub(crate) bytes: Vec<u8>,
    pub(crate) ends: Vec<u32>,
}

impl TextsBuilder {
    pub(crate) fn push(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
        self.ends
            .push(u32::try_from(self.bytes.len()).unwrap_or(u32::MAX));
    }

    pub(crate) fn as_texts(&self) -> Texts<'_> {
        Texts {
            bytes: &self.bytes,
            ends: &self.ends,
        }
    }
}
