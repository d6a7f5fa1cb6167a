//! What was read of a server's list, searched here.

use super::question::Question;
use circle_domain::{Meeting, Reading, Status};
use circle_search::{Index, Near, Query, Row, Sort};
use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap, HashSet};

/// The kilometres that our distances count to one degree of a great circle.
const KM_PER_DEGREE: f64 = 6371.0088 * std::f64::consts::PI / 180.0;

/// The meetings of one server.
pub(super) struct Local {
    ids: Vec<String>,
    meetings: Vec<Meeting>,
    /// Their records as they were kept.
    records: Vec<Value>,
    index: Index,
    /// Service bodies and what each belongs to.
    parents: HashMap<i64, i64>,
}

impl Local {
    /// Takes the meetings of a reading and the server's service bodies.
    pub(super) fn new(reading: &Reading, bodies: Option<&Value>) -> Self {
        let records = reading
            .records
            .iter()
            .map(|record| serde_json::from_str(&record.public).unwrap_or_default())
            .collect();
        let ids: Vec<String> = reading
            .records
            .iter()
            .map(|record| record.key.as_str().to_owned())
            .collect();
        let meetings: Vec<Meeting> = reading
            .records
            .iter()
            .filter_map(|record| record.meetings.first().cloned())
            .collect();
        let index = Index::build(
            meetings
                .iter()
                .zip(&ids)
                .enumerate()
                .map(|(at, (meeting, id))| row(at, meeting, id)),
        );
        let number =
            |body: &Value, field: &str| body[field].as_str().and_then(|text| text.parse().ok());
        let bodies = bodies.and_then(Value::as_array).into_iter().flatten();
        let parents = bodies
            .filter_map(|body| Some((number(body, "id")?, number(body, "parent_id")?)))
            .collect();
        Self {
            ids,
            meetings,
            records,
            index,
            parents,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether a meeting has no format at all.
    pub(super) fn is_without_formats(&self, id: &str) -> bool {
        let record = self
            .ids
            .iter()
            .position(|ours| ours == id)
            .and_then(|at| self.records.get(at));
        record.is_some_and(|record| {
            record["format_shared_id_list"]
                .as_str()
                .is_none_or(str::is_empty)
        })
    }

    /// Whether a meeting is shown.
    pub(super) fn has(&self, id: &str) -> bool {
        self.ids.iter().any(|ours| ours == id)
    }

    /// The ids that answer, with their distance in kilometres; nearest first where that is asked.
    pub(super) fn answer(&self, question: &Question) -> Vec<(String, Option<f64>)> {
        let mut found: Vec<(usize, Option<f64>)> = match question.point {
            Some(point) => {
                let within_km = question
                    .width_degrees
                    .map(|degrees| degrees * KM_PER_DEGREE);
                self.ask(Query {
                    near: Some(Near { point, within_km }),
                    sort: Sort::Nearest,
                    ..Query::default()
                })
            }
            None => (0..self.len()).map(|at| (at, None)).collect(),
        };
        if !question.weekdays.is_empty() {
            let days = self.weekdays(question);
            found.retain(|(at, _)| days.contains(at));
        }
        if !question.venue_types.is_empty() {
            let venues = self.venues(question);
            found.retain(|(at, _)| venues.contains(at));
        }
        let services = self.services(question);
        let by_index = self.by_index(question);
        found.retain(|(at, _)| self.holds(*at, question, &services, &by_index));
        found
            .into_iter()
            .filter_map(|(at, distance)| Some((self.ids.get(at)?.clone(), distance)))
            .collect()
    }

    /// Asks the index, statuses of every kind included.
    fn ask(&self, query: Query) -> Vec<(usize, Option<f64>)> {
        let query = Query {
            statuses: Status::ALL.to_vec(),
            limit: self.len(),
            ..query
        };
        let page = self
            .index
            .answer(&query, jiff::Timestamp::UNIX_EPOCH, &TimeZone::UTC);
        page.rows
            .iter()
            .filter_map(|found| Some((usize::try_from(found.row).ok()?, found.distance_km)))
            .collect()
    }

    fn set(&self, query: Query) -> BTreeSet<usize> {
        self.ask(query).into_iter().map(|(at, _)| at).collect()
    }

    fn weekdays(&self, question: &Question) -> BTreeSet<usize> {
        let named = |sign: i64| {
            let numbers = question
                .weekdays
                .iter()
                .filter(move |number| number.signum() == sign);
            numbers
                .filter_map(|number| {
                    Weekday::from_sunday_one_offset(i8::try_from(number.abs()).ok()?).ok()
                })
                .collect::<Vec<_>>()
        };
        let (wanted, unwanted) = (named(1), named(-1));
        let mut found = self.set(Query {
            days: wanted,
            ..Query::default()
        });
        if !unwanted.is_empty() {
            let out = self.set(Query {
                days: unwanted,
                ..Query::default()
            });
            found.retain(|at| !out.contains(at));
        }
        // The index tells the days of an online meeting in the reader's zone, the server in the meeting's own.
        let own = |at: &usize| {
            self.meetings
                .get(*at)
                .is_some_and(|meeting| is_on(meeting, &question.weekdays))
        };
        found.retain(|at| !self.is_online(*at) || own(at));
        found.extend((0..self.len()).filter(|at| self.is_online(*at) && own(at)));
        found
    }

    fn is_online(&self, at: usize) -> bool {
        self.meetings
            .get(at)
            .is_some_and(|meeting| !meeting.attendance.has_room())
    }

    /// The server's venue types exclude each other; of ours, those that can be attended online include hybrid ones.
    fn venues(&self, question: &Question) -> BTreeSet<usize> {
        let exactly = |venue_type: i64| {
            let Some(attendance) = Question::attendance(venue_type) else {
                return BTreeSet::new();
            };
            let hybrid = self.set(Query {
                attendance: vec![circle_domain::Attendance::Hybrid],
                ..Query::default()
            });
            let found = self.set(Query {
                attendance: vec![attendance],
                ..Query::default()
            });
            if attendance == circle_domain::Attendance::Hybrid {
                hybrid
            } else {
                &found - &hybrid
            }
        };
        let mut found: BTreeSet<usize> = (0..self.len()).collect();
        let wanted: Vec<i64> = question
            .venue_types
            .iter()
            .copied()
            .filter(|number| *number > 0)
            .collect();
        if !wanted.is_empty() {
            found = wanted.iter().flat_map(|number| exactly(*number)).collect();
        }
        for number in question.venue_types.iter().filter(|number| **number < 0) {
            found = &found - &exactly(*number);
        }
        found
    }

    /// The formats that are one value of one filter of ours, of the set that these servers came with: found by the index.
    fn by_index(&self, question: &Question) -> HashMap<i64, BTreeSet<usize>> {
        let value = |name: &str| vec![name.to_owned()];
        let query = |id: i64| match id {
            10 => Some(Query {
                audience: value("lgbtq"),
                ..Query::default()
            }),
            33 => Some(Query {
                access: value("wheelchair"),
                ..Query::default()
            }),
            34 => Some(Query {
                audience: value("young-people"),
                ..Query::default()
            }),
            _ => None,
        };
        question
            .formats
            .iter()
            .filter_map(|id| Some((*id, self.set(query(*id)?))))
            .collect()
    }

    /// The service bodies asked for, and those below them.
    fn services(&self, question: &Question) -> HashSet<i64> {
        let mut wanted: HashSet<i64> = question.services.iter().copied().collect();
        if !question.recursive {
            return wanted;
        }
        loop {
            let known = wanted.len();
            let below = self
                .parents
                .iter()
                .filter(|(_, parent)| wanted.contains(parent))
                .map(|(body, _)| *body);
            wanted = below.chain(wanted.iter().copied()).collect();
            if wanted.len() == known {
                return wanted;
            }
        }
    }

    fn holds(
        &self,
        at: usize,
        question: &Question,
        services: &HashSet<i64>,
        by_index: &HashMap<i64, BTreeSet<usize>>,
    ) -> bool {
        let (Some(meeting), Some(record)) = (self.meetings.get(at), self.records.get(at)) else {
            return false;
        };
        let text = |field: &str| record[field].as_str().unwrap_or_default();
        let formats: Vec<i64> = text("format_shared_id_list")
            .split(',')
            .filter_map(|id| id.parse().ok())
            .collect();
        let wanted: Vec<i64> = question
            .formats
            .iter()
            .copied()
            .filter(|id| *id > 0)
            .collect();
        let has = |id: &i64| {
            by_index
                .get(id)
                .map_or_else(|| formats.contains(id), |found| found.contains(&at))
        };
        let formats_hold = (wanted.is_empty()
            || if question.any_format {
                wanted.iter().any(has)
            } else {
                wanted.iter().all(has)
            })
            && !question
                .formats
                .iter()
                .any(|id| *id < 0 && formats.contains(&-id));
        let start = meeting
            .schedule
            .start
            .map(|time| i64::from(time.hour()) * 60 + i64::from(time.minute()));
        // A length without seconds is the one that the server shows for a stored zero; its filter looks at the zero.
        let is_stored_zero = text("duration_time").matches(':').count() == 1;
        let minutes = meeting.schedule.minutes.map(|minutes| {
            if is_stored_zero {
                0
            } else {
                i64::from(minutes)
            }
        });
        formats_hold
            && among(text("id_bigint").parse().ok(), question.ids.iter().copied())
            && among(
                text("service_body_bigint").parse().ok(),
                services.iter().copied(),
            )
            && question.field.as_ref().is_none_or(|field| {
                question
                    .field_values
                    .iter()
                    .any(|value| value == text(field))
            })
            && question
                .starts_after
                .is_none_or(|after| start.is_some_and(|start| start > after))
            && question
                .starts_before
                .is_none_or(|before| start.is_some_and(|start| start < before))
            && question
                .shortest_minutes
                .is_none_or(|shortest| minutes.is_some_and(|minutes| minutes >= shortest))
            && question
                .longest_minutes
                .is_none_or(|longest| minutes.is_some_and(|minutes| minutes <= longest))
            && question.text.as_ref().is_none_or(|text| says(record, text))
    }
}

/// Whether a number is among those wanted, and not among those unwanted.
fn among(number: Option<i64>, asked: impl Iterator<Item = i64> + Clone) -> bool {
    let wanted = asked.clone().any(|asked| asked > 0);
    let number = number.unwrap_or(0);
    (!wanted || asked.clone().any(|asked| asked == number))
        && !asked.clone().any(|asked| asked == -number)
}

fn is_on(meeting: &Meeting, weekdays: &[i64]) -> bool {
    let day = match &meeting.schedule.recurrence {
        circle_domain::Recurrence::Weekly { weekday, .. }
        | circle_domain::Recurrence::Monthly { weekday, .. } => {
            Some(i64::from(weekday.to_sunday_one_offset()))
        }
        _ => None,
    };
    among(day, weekdays.iter().copied())
}

/// Whether a text of a record that is for people to read holds all the words.
fn says(record: &Value, text: &str) -> bool {
    let fields = record
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(name, _)| !matches!(name.as_str(), "root_server_uri" | "service_body_name"));
    let all: String = fields
        .filter_map(|(_, value)| value.as_str())
        .flat_map(|value| [value, "\n"])
        .collect::<String>()
        .to_lowercase();
    text.split_whitespace().all(|word| all.contains(word))
}

fn row<'a>(at: usize, meeting: &'a Meeting, id: &'a str) -> Row<'a> {
    let names =
        |codes: &'a [circle_domain::Code]| codes.iter().map(circle_domain::Code::as_str).collect();
    Row {
        row: i64::try_from(at).unwrap_or(i64::MAX),
        id,
        name: meeting.name.as_deref(),
        source: "replay",
        fellowship: meeting
            .fellowship
            .as_ref()
            .map(circle_domain::FellowshipId::as_str),
        problems: Vec::new(),
        point: meeting.venue.as_ref().and_then(|venue| venue.point),
        attendance: meeting.attendance,
        status: meeting.status(),
        who: meeting.who_may_attend,
        schedule: meeting.schedule.clone(),
        formats: names(&meeting.formats),
        languages: meeting.languages.iter().map(String::as_str).collect(),
        audience: names(&meeting.audience),
        access: names(&meeting.access),
        sample: false,
        others: Vec::new(),
    }
}
