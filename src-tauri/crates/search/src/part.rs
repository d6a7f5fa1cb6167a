//! The numbers of the parts of an image. A number is never given to another part.

pub(crate) const STORE_ROWS: u64 = 1;
pub(crate) const OTHER_ROWS: u64 = 2;
pub(crate) const POSITIONS: u64 = 3;
pub(crate) const PLACED: u64 = 4;
pub(crate) const BLOCKS: u64 = 5;
pub(crate) const SLOT_OF: u64 = 6;
pub(crate) const SLOTS: u64 = 7;
pub(crate) const SCHEDULES: u64 = 8;
pub(crate) const ZONES: u64 = 9;
pub(crate) const ZONE_ENDS: u64 = 10;
pub(crate) const TIES: u64 = 11;
pub(crate) const NAME_OF: u64 = 12;
pub(crate) const NAMES: u64 = 13;
pub(crate) const NAME_ENDS: u64 = 14;
/// Four bitsets end to end, and so on: one for each value.
pub(crate) const ATTENDANCE: u64 = 15;
pub(crate) const STATUS: u64 = 16;
pub(crate) const WHO: u64 = 17;
/// The rows that their publishers' newest lists lack.
pub(crate) const DOUBTFUL: u64 = 18;
/// The rows that may be in an answer.
pub(crate) const UNIVERSE: u64 = 19;
/// One number, 1: every answer is made of invented meetings.
pub(crate) const SAMPLE: u64 = 20;
pub(crate) const DICTIONARY: u64 = 21;
pub(crate) const WORDS: u64 = 22;
pub(crate) const WORD_BITS: u64 = 23;
pub(crate) const WORD_LISTS: u64 = 24;
// The values of the named filters have the numbers from 1,000 on.
