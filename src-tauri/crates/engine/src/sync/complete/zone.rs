//! The zone of a meeting. In a room: the record's, else that of its exact coordinates, else the source's. Online: the
//! record's, else the source's, but only when the source covers a single zone; else it is unknown, and stays so.

use circle_domain::{Meeting, Point, PositionFrom, Record, Source, ZoneFrom};
use circle_places::Places;
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};
use std::cell::RefCell;
use std::collections::HashMap;

/// How many of a hundred coordinates may lie elsewhere before a source is no longer believed to cover a single zone:
/// a few are always wrong.
const STRAY_PERCENT: usize = 2;

/// The zones of one source.
pub(super) struct Zones<'a> {
    source: &'a Source,
    places: &'a Places,
    single: bool,
    /// What was looked up, by the bits of the coordinates: many meetings share a building.
    known: RefCell<HashMap<[u64; 2], Option<&'a str>>>,
}

impl<'a> Zones<'a> {
    /// Judges from everything in a source whether it covers a single zone.
    pub(super) fn of(
        records: &[Record],
        source: &'a Source,
        places: &'a Places,
        now: Timestamp,
    ) -> Self {
        let mut zones = Self {
            source,
            places,
            single: source.single_zone,
            known: RefCell::default(),
        };
        let Some(zone) = source.time_zone.as_deref().filter(|_| source.single_zone) else {
            zones.single = false;
            return zones;
        };
        let own = offsets(zone, now);
        let mut same: HashMap<String, bool> = HashMap::new();
        let (mut seen, mut elsewhere) = (0_usize, 0_usize);
        for meeting in records
            .iter()
            .flat_map(|record| &record.meetings)
            .filter(|meeting| meeting.attendance.has_room())
        {
            let found = match (&meeting.schedule.time_zone, exact(meeting)) {
                (Some(named), _) => Some(named.as_str()),
                (None, Some(point)) => zones.zone_at(point),
                (None, None) => None,
            };
            let Some(found) = found else { continue };
            seen += 1;
            let keeps_same_time = *same
                .entry(found.to_owned())
                .or_insert_with(|| offsets(found, now) == own);
            elsewhere += usize::from(!keeps_same_time);
        }
        zones.single = elsewhere * 100 <= seen * STRAY_PERCENT;
        zones
    }

    fn zone_at(&self, point: Point) -> Option<&'a str> {
        let key = [point.latitude.to_bits(), point.longitude.to_bits()];
        let mut known = self.known.borrow_mut();
        *known
            .entry(key)
            .or_insert_with(|| self.places.zone_at(point))
    }

    /// Gives a meeting its zone.
    pub(super) fn complete(&self, meeting: &mut Meeting) {
        let schedule = &meeting.schedule;
        if schedule.time_zone.is_some() {
            return;
        }
        let of_source = self
            .source
            .time_zone
            .clone()
            .map(|zone| (zone, ZoneFrom::Source));
        let found = if meeting.attendance.has_room() {
            let of_point = exact(meeting).and_then(|point| self.zone_at(point));
            of_point
                .map(|zone| (zone.to_owned(), ZoneFrom::Coordinates))
                .or(of_source)
        } else {
            of_source.filter(|_| self.single)
        };
        if let Some((zone, from)) = found {
            meeting.schedule.time_zone = Some(zone);
            meeting.schedule.zone_from = from;
        }
    }
}

/// The publisher's own coordinates; the centre of a town may lie beyond a border.
fn exact(meeting: &Meeting) -> Option<Point> {
    let venue = meeting.venue.as_ref()?;
    venue
        .point
        .filter(|_| venue.position_from == Some(PositionFrom::Record))
}

/// What a zone's clocks say now and in each quarter of the coming year: two zones that agree here keep the same time.
fn offsets(zone: &str, now: Timestamp) -> Option<Vec<Offset>> {
    let zone = TimeZone::get(zone).ok()?;
    let quarters = (0..4).map(|quarter| {
        now.checked_add(SignedDuration::from_hours(quarter * 24 * 91))
            .unwrap_or(now)
    });
    Some(quarters.map(|moment| zone.to_offset(moment)).collect())
}
