//! The column `codes`: five lists of numbers in as few bytes as possible, since a million of them are read at once.
//!
//! Problems, formats, languages, audience, access, in this order. Each list is its length and its numbers, in LEB128.
//! A problem's number is doubled, plus one if the meeting exists for it.

use super::names::{NameNumber, Numbering};
use crate::{Result, StoreError};
use circle_domain::{Code, Meeting};
use rusqlite::Connection;

/// The lists, read again and again into the same memory.
#[derive(Default)]
pub(super) struct Lists {
    pub(super) problems: Vec<(NameNumber, bool)>,
    pub(super) formats: Vec<NameNumber>,
    pub(super) languages: Vec<NameNumber>,
    pub(super) audience: Vec<NameNumber>,
    pub(super) access: Vec<NameNumber>,
}

pub(super) fn write(
    db: &Connection,
    names: &mut Numbering,
    meeting: &Meeting,
    bytes: &mut Vec<u8>,
) -> Result<()> {
    bytes.clear();
    length(bytes, meeting.problems.len());
    for claim in &meeting.problems {
        let number = names.number(db, claim.problem.as_str())?;
        put(bytes, u64::from(number) * 2 + u64::from(claim.primary));
    }
    codes(db, names, &meeting.formats, bytes)?;
    length(bytes, meeting.languages.len());
    for tag in &meeting.languages {
        put(bytes, u64::from(names.number(db, tag)?));
    }
    codes(db, names, &meeting.audience, bytes)?;
    codes(db, names, &meeting.access, bytes)
}

fn codes(
    db: &Connection,
    names: &mut Numbering,
    codes: &[Code],
    bytes: &mut Vec<u8>,
) -> Result<()> {
    length(bytes, codes.len());
    for code in codes {
        put(bytes, u64::from(names.number(db, code.as_str())?));
    }
    Ok(())
}

fn length(bytes: &mut Vec<u8>, length: usize) {
    put(bytes, length as u64);
}

fn put(bytes: &mut Vec<u8>, mut value: u64) {
    while value > 127 {
        bytes.push((value & 127) as u8 | 128);
        value >>= 7;
    }
    bytes.push(value as u8);
}

impl Lists {
    pub(super) fn read(&mut self, bytes: &[u8]) -> Result<()> {
        let mut bytes = bytes.iter();
        self.problems.clear();
        for _ in 0..take(&mut bytes)? {
            let value = take(&mut bytes)?;
            self.problems.push((number(value / 2)?, value % 2 == 1));
        }
        for list in [
            &mut self.formats,
            &mut self.languages,
            &mut self.audience,
            &mut self.access,
        ] {
            list.clear();
            for _ in 0..take(&mut bytes)? {
                list.push(number(take(&mut bytes)?)?);
            }
        }
        Ok(())
    }
}

fn number(value: u64) -> Result<NameNumber> {
    u32::try_from(value)
        .map(NameNumber)
        .map_err(|_| StoreError::NotUnderstood("list of codes"))
}

fn take(bytes: &mut std::slice::Iter<'_, u8>) -> Result<u64> {
    let (mut value, mut shift) = (0_u64, 0_u32);
    for byte in bytes {
        value |= u64::from(byte & 127) << shift;
        if byte & 128 == 0 {
            return Ok(value);
        }
        shift += 7;
        if shift > 56 {
            break;
        }
    }
    Err(StoreError::NotUnderstood("list of codes"))
}
