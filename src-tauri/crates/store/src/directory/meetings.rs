//! The table `meetings`: one row for each, in the form that the search index reads; the whole meeting is in its
//! record's body.

use super::codes;
use super::history::{self, WayInChanged};
use super::names::Numbering;
use super::{Directory, listing::Listing};
use crate::written::WrittenRecurrence;
use crate::written::body::{Body, Unpress};
use crate::{Result, StoreError};
use circle_domain::{
    Attendance, Meeting, MeetingId, PositionFrom, RecordKey, Recurrence, SourceId, Status,
    WhoMayAttend,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

/// A meeting and what is known about its copy.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredMeeting {
    /// Its number in this file.
    pub row: i64,
    /// Its lasting id.
    pub id: MeetingId,
    /// The directory it was copied from.
    pub source: SourceId,
    /// What its record is called there today.
    pub record: RecordKey,
    /// The other names of its record.
    pub aliases: Vec<circle_domain::Alias>,
    /// The meeting.
    pub meeting: Meeting,
    /// The publisher from whom its source took it over.
    pub imported_from: Option<String>,
    /// Its record in its public part, as JSON.
    pub public: String,
    /// Whether it is invented.
    pub sample: bool,
    /// Since when its publisher does not list it any more; searches leave it out.
    pub no_longer_listed: Option<Timestamp>,
    /// When that was found certain enough to leave it out.
    pub hidden_since: Option<Timestamp>,
    /// Since when its publisher's newest list lacks it, certain or not.
    pub unlisted_since: Option<Timestamp>,
    /// When its publisher's list last showed it.
    pub last_read: Option<Timestamp>,
    /// When it was first copied.
    pub first_seen: Timestamp,
    /// When its publisher last changed what it says of it, by our own comparison; when it was first copied, if never.
    pub content_changed: Timestamp,
    /// When its directory was last read, whether that showed it or not.
    pub source_read: Option<Timestamp>,
    /// When links and telephone numbers that lead into it last changed; those that did.
    pub ways_in_changed: Vec<WayInChanged>,
}

impl StoredMeeting {
    /// Whether the publisher's newest list shows it.
    #[must_use]
    pub fn listing(&self) -> Listing {
        match (self.no_longer_listed, self.unlisted_since) {
            (Some(since), _) => Listing::NoLongerListed(since),
            (None, Some(since)) => Listing::Missing(since),
            (None, None) => Listing::Confirmed,
        }
    }

    /// The first status that applies, `no_longer_listed` included.
    #[must_use]
    pub fn status(&self) -> Status {
        if self.no_longer_listed.is_some() {
            Status::NoLongerListed
        } else {
            self.meeting.status()
        }
    }
}

/// A row without its meeting.
pub(super) struct Placed {
    pub(super) row: i64,
    pub(super) id: String,
    pub(super) place: usize,
    /// An answer that is held back withdrew something of it.
    pub(super) stripped: bool,
}

/// The rows of a record's meetings, by their place in its body.
pub(super) fn of_record(db: &Connection, record: i64) -> Result<Vec<Placed>> {
    let mut statement = db.prepare_cached(
        "SELECT row, id, place, stripped FROM meetings WHERE record = ?1 ORDER BY place",
    )?;
    let rows = statement.query_map([record], |row| {
        Ok(Placed {
            row: row.get(0)?,
            id: row.get(1)?,
            place: row.get(2)?,
            stripped: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes meetings, with the memory it needs for that.
pub(super) struct Writer {
    pub(super) names: Numbering,
    codes: Vec<u8>,
    source: i64,
}

impl Writer {
    /// For the meetings of the source with this row.
    pub(super) fn new(db: &Connection, source: i64) -> Result<Self> {
        Ok(Self {
            names: Numbering::load(db)?,
            codes: Vec::new(),
            source,
        })
    }

    /// Writes a meeting: over the row `over`, or as a new row. The row's number.
    pub(super) fn write(
        &mut self,
        db: &Connection,
        over: Option<i64>,
        id: &str,
        record: i64,
        place: usize,
        meeting: &Meeting,
    ) -> Result<i64> {
        codes::write(db, &mut self.names, meeting, &mut self.codes)?;
        let schedule = &meeting.schedule;
        let (recurrence, plain) = match &schedule.recurrence {
            Recurrence::Weekly {
                interval: 1,
                anchor: None,
                ..
            } => (0, true),
            Recurrence::Weekly { .. } => (0, false),
            Recurrence::Monthly { .. } => (1, false),
            Recurrence::Dates(_) => (2, false),
            Recurrence::ByArrangement => (3, true),
        };
        let detail = if plain && schedule.exceptions.is_empty() {
            None
        } else {
            let written = WrittenRecurrence::of(&schedule.recurrence, &schedule.exceptions);
            Some(
                serde_json::to_string(&written)
                    .map_err(|_| StoreError::NotUnderstood("recurrence"))?,
            )
        };
        let venue = meeting.venue.as_ref();
        let point = venue.and_then(|venue| venue.point);
        let fellowship = self
            .names
            .number_or_zero(db, meeting.fellowship.as_ref().map(|id| id.as_str()))?;
        let zone = self
            .names
            .number_or_zero(db, schedule.time_zone.as_deref())?;
        let country = self
            .names
            .number_or_zero(db, venue.and_then(|venue| venue.country.as_deref()))?;
        let mut statement = db.prepare_cached(if over.is_some() {
            "UPDATE meetings SET id = ?2, record = ?3, source = ?20, place = ?4, fellowship = ?5, attendance = ?6, status = ?7,
                recurrence = ?8, weekday = ?9, start = ?10, minutes = ?11, recurrence_detail = ?12, zone = ?13,
                latitude = ?14, longitude = ?15, position_from = ?16, who = ?17, country = ?18, codes = ?19, name = ?21
             WHERE row = ?1"
        } else {
            "INSERT INTO meetings (row, id, record, source, place, fellowship, attendance, status, recurrence, weekday, start,
                minutes, recurrence_detail, zone, latitude, longitude, position_from, who, country, codes, name)
             VALUES (?1, ?2, ?3, ?20, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?21)"
        })?;
        let weekday = schedule
            .weekday()
            .map(jiff::civil::Weekday::to_monday_zero_offset);
        let start = schedule
            .start
            .map(|time| i64::from(time.hour()) * 60 + i64::from(time.minute()));
        statement.execute(rusqlite::params![
            over,
            id,
            record,
            place,
            fellowship,
            attendance_number(meeting.attendance),
            status_number(meeting.status()),
            recurrence,
            weekday,
            start,
            schedule.minutes,
            detail,
            zone,
            point.map(|point| point.latitude),
            point.map(|point| point.longitude),
            position_number(venue.and_then(|venue| venue.position_from)),
            who_number(meeting.who_may_attend),
            country,
            self.codes,
            self.source,
            meeting.name.as_deref().unwrap_or_default(),
        ])?;
        Ok(over.unwrap_or_else(|| db.last_insert_rowid()))
    }
}

/// Writes every meeting's name into its row, from the bodies: once, for files of versions that had no such column.
pub(super) fn write_names(db: &Connection) -> Result<()> {
    let mut unpress = Unpress::new()?;
    let mut records = db.prepare("SELECT row, body FROM records")?;
    let mut name = db.prepare("UPDATE meetings SET name = ?3 WHERE record = ?1 AND place = ?2")?;
    let mut rows = records.query([])?;
    while let Some(row) = rows.next()? {
        let record: i64 = row.get(0)?;
        let body = unpress.read(row.get_ref(1)?.as_blob()?)?;
        for (place, meeting) in body.meetings.iter().enumerate() {
            name.execute((record, place, meeting.name.as_deref().unwrap_or_default()))?;
        }
    }
    Ok(())
}

pub(super) fn delete(db: &Connection, row: i64) -> Result<()> {
    db.prepare_cached("DELETE FROM meetings WHERE row = ?1")?
        .execute([row])?;
    Ok(())
}

/// Shows a meeting again that was missing.
pub(super) fn show(db: &Connection, row: i64, meeting: &Meeting) -> Result<()> {
    db.prepare_cached("UPDATE meetings SET status = ?2, unlisted_since = NULL WHERE row = ?1")?
        .execute((row, status_number(meeting.status())))?;
    Ok(())
}

/// Notes that an answer that is held back withdrew something of a meeting. What is hidden stays hidden.
pub(super) fn note_stripped(db: &Connection, row: i64, hidden: bool) -> Result<()> {
    db.prepare_cached(
        "UPDATE meetings SET stripped = 1, status = iif(?2, 0, status) WHERE row = ?1",
    )?
    .execute((row, hidden))?;
    Ok(())
}

/// How many meetings of a record an answer that was held back changed.
pub(super) fn take_stripped(db: &Connection, record: i64) -> Result<u64> {
    Ok(db
        .prepare_cached("UPDATE meetings SET stripped = 0 WHERE record = ?1 AND stripped = 1")?
        .execute([record])? as u64)
}

const ATTENDANCES: [Attendance; 4] = [
    Attendance::InPerson,
    Attendance::Online,
    Attendance::Hybrid,
    Attendance::None,
];
const WHO: [WhoMayAttend; 3] = [
    WhoMayAttend::Open,
    WhoMayAttend::Closed,
    WhoMayAttend::Unknown,
];
const POSITIONS: [Option<PositionFrom>; 4] = [
    None,
    Some(PositionFrom::Record),
    Some(PositionFrom::Postcode),
    Some(PositionFrom::Town),
];

fn attendance_number(attendance: Attendance) -> usize {
    ATTENDANCES
        .iter()
        .position(|other| *other == attendance)
        .unwrap_or(3)
}

fn status_number(status: Status) -> usize {
    Status::ALL
        .iter()
        .position(|other| *other == status)
        .unwrap_or(5)
}

fn position_number(position: Option<PositionFrom>) -> usize {
    POSITIONS
        .iter()
        .position(|other| *other == position)
        .unwrap_or(0)
}

fn who_number(who: WhoMayAttend) -> usize {
    WHO.iter().position(|other| *other == who).unwrap_or(2)
}

pub(super) fn attendance(number: usize) -> Attendance {
    ATTENDANCES.get(number).copied().unwrap_or(Attendance::None)
}

pub(super) fn status(number: usize) -> Status {
    Status::ALL.get(number).copied().unwrap_or_default()
}

pub(super) fn position(number: usize) -> Option<PositionFrom> {
    POSITIONS.get(number).copied().flatten()
}

pub(super) fn who(number: usize) -> WhoMayAttend {
    WHO.get(number).copied().unwrap_or_default()
}

pub(super) fn moment(second: i64) -> Result<Timestamp> {
    Timestamp::from_second(second).map_err(|_| StoreError::NotUnderstood("moment"))
}

/// Reads the meetings in these rows; rows that are gone are left out.
pub(super) fn read(db: &Connection, rows: &[i64]) -> Result<Vec<StoredMeeting>> {
    let mut statement = db.prepare_cached(
        "SELECT meetings.row, meetings.id, meetings.place, records.key, records.missing_since, records.first_seen,
                records.last_changed, records.body, sources.id, sources.sample, sources.last_success, records.hidden_since,
                meetings.unlisted_since
         FROM meetings JOIN records ON records.row = meetings.record JOIN sources ON sources.row = records.source
         WHERE meetings.row = ?1",
    )?;
    let mut unpress = Unpress::new()?;
    let mut meetings = Vec::with_capacity(rows.len());
    for wanted in rows {
        let mut found = statement.query([wanted])?;
        let Some(row) = found.next()? else { continue };
        let body: Body = unpress.read(row.get_ref(7)?.as_blob()?)?;
        let place: usize = row.get(2)?;
        let Some(meeting) = body.meetings.into_iter().nth(place) else {
            return Err(StoreError::NotUnderstood("record"));
        };
        let number: i64 = row.get(0)?;
        let missing = row.get::<_, Option<i64>>(4)?.map(moment).transpose()?;
        let read = row.get::<_, Option<i64>>(10)?.map(moment).transpose()?;
        let hidden_since = row.get::<_, Option<i64>>(11)?.map(moment).transpose()?;
        let unlisted_since = row.get::<_, Option<i64>>(12)?.map(moment).transpose()?;
        let no_longer_listed = missing.filter(|_| hidden_since.is_some());
        meetings.push(StoredMeeting {
            row: number,
            id: MeetingId::new(row.get::<_, String>(1)?),
            source: SourceId::new(row.get::<_, String>(8)?),
            record: RecordKey::new(row.get::<_, String>(3)?),
            aliases: body.aliases,
            meeting,
            imported_from: body.imported_from,
            public: body.public,
            sample: row.get(9)?,
            no_longer_listed,
            hidden_since,
            unlisted_since,
            last_read: match (read, missing.or(unlisted_since)) {
                (Some(read), Some(since)) => Some(read.min(since)),
                (read, _) => read,
            },
            first_seen: moment(row.get(5)?)?,
            content_changed: moment(row.get(6)?)?,
            source_read: read,
            ways_in_changed: history::ways_in(db, number)?,
        });
    }
    Ok(meetings)
}

pub(super) fn row_of(db: &Connection, id: &MeetingId) -> Result<Option<i64>> {
    let mut statement = db.prepare_cached("SELECT row FROM meetings WHERE id = ?1")?;
    Ok(statement
        .query_row([id.as_str()], |row| row.get(0))
        .optional()?)
}

impl Directory {
    /// The meetings in these rows, complete, in the order asked for; rows that are gone meanwhile are left out.
    ///
    /// # Errors
    /// [`StoreError::Interrupted`] after [`interrupt_reads`](Self::interrupt_reads); or when the database cannot be read.
    pub fn meetings(&self, rows: &[i64]) -> Result<Vec<StoredMeeting>> {
        let mut found = self.database.query(|db| read(db, rows))?;
        self.lay_over(&mut found);
        Ok(found)
    }

    /// The meeting with this id.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn meeting(&self, id: &MeetingId) -> Result<Option<StoredMeeting>> {
        let mut found = self.database.steady(|db| match row_of(db, id)? {
            Some(row) => read(db, &[row]),
            None => Ok(Vec::new()),
        })?;
        self.lay_over(&mut found);
        Ok(found.pop())
    }

    /// How many meetings there are, sample meetings included.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn count(&self) -> Result<u64> {
        self.database
            .steady(|db| Ok(db.query_row("SELECT count(*) FROM meetings", [], |row| row.get(0))?))
    }
}
