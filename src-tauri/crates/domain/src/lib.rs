//! What a meeting, a group, a schedule and a problem area are: the words every other crate speaks.
//!
//! Pure by rule: no files, no network, no database, and no clock: time is always passed in. Nothing here can be
//! serialised; each edge (the window, the command line, the database) has its own written form and converts.
//!
//! # Glossary
//!
//! - **Source**: one public directory: where it is read from, its feed format, fellowship, default time zone.
//! - **Record**: one entry as its publisher wrote it. A record has one or more meetings (one for each slot).
//! - **Meeting**: one recurring gathering: a schedule, a venue and/or online access, who may come.
//! - **Group**: the people behind one or more meetings.
//! - **Occurrence**: one concrete start and end of a meeting, always computed, never stored.
//! - **Fellowship**: the family a group belongs to (AA, NA, SMART Recovery, ...); most feeds do not say it, their source does.
//! - **Problem area**: what a group is for, in two levels: `substance` and its leaf `substance/alcohol`.
//! - **Notice**: something a reader of a feed found odd: what, where, and what was done about it.
//! - **Entry**: what is not a meeting but leads on: an organization, a contact point.

pub mod access;
pub mod code;
pub mod feed;
pub mod identity;
pub mod meeting;
pub mod notice;
pub mod occurrence;
pub mod problem;
pub mod record;
pub mod schedule;
pub mod source;
pub mod venue;

pub use access::{Contact, ContactKind, OnlineAccess};
pub use code::Code;
pub use feed::FeedFormat;
pub use identity::{FellowshipId, GroupId, MeetingId, ProblemId, RecordKey, SourceId};
pub use meeting::{Attendance, LedBy, Meeting, ProblemClaim, Status, WhoMayAttend};
pub use notice::{Notice, NoticeCode, Severity};
pub use occurrence::Occurrence;
pub use problem::Relation;
pub use record::{Alias, AliasKind, Reading, Record};
pub use schedule::{Exceptions, Recurrence, Schedule, ZoneFrom};
pub use source::Source;
pub use venue::{Point, PositionFrom, Venue};
