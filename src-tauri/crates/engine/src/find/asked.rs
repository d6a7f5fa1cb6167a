//! A question as a query: what was chosen, and what the line says where nothing was chosen.

use crate::answer::{ChipKind, Understood};
use crate::moment::Moment;
use crate::question::{Near, Question};
use crate::relation::{has_two_sides, seen_by};
use crate::understand::{self, Reader};
use crate::{Engine, EngineError};
use circle_domain::{Code, Point, Relation};
use circle_places::{Place, PlaceKind};
use circle_search::{Near as Around, Query, Sort};

/// Around a place, where nothing is said, in kilometres.
const WITHIN_KM: f64 = 25.0;

/// A question as it is asked of the index.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) understood: Understood,
    /// Without the words, which [`super::Finding`] puts in.
    pub(crate) query: Query,
    /// Whether the line says what or where, so that other words of it may be passed over.
    pub(crate) line_understood: bool,
}

/// What was chosen, or else what the line says.
fn or<T: Clone>(chosen: &[T], said: &[T]) -> Vec<T> {
    if chosen.is_empty() {
        said.to_vec()
    } else {
        chosen.to_vec()
    }
}

fn texts(codes: &[Code]) -> Vec<String> {
    codes.iter().map(ToString::to_string).collect()
}

impl Asked {
    /// The question as it stands.
    pub(crate) fn of(
        question: &Question,
        moment: &Moment,
        engine: &Engine,
    ) -> Result<Self, EngineError> {
        Self::read(question, moment, engine, false)
    }

    /// As [`of`](Self::of), where everyday words count as places.
    pub(crate) fn loosely(
        question: &Question,
        moment: &Moment,
        engine: &Engine,
    ) -> Result<Self, EngineError> {
        Self::read(question, moment, engine, true)
    }

    fn read(
        question: &Question,
        moment: &Moment,
        engine: &Engine,
        loosely: bool,
    ) -> Result<Self, EngineError> {
        let places = engine.places();
        let country = question.country.as_deref();
        let text = question.line.as_deref().unwrap_or_default();
        let reader = Reader {
            locale: &question.locale,
            country,
            now: moment.wall_clock(),
            loosely,
        };
        let line = understand::line(text, &reader, places);
        let (chosen, said) = (&question.filters, &line.phrases);

        let (place, point) = match &chosen.near {
            Some(Near::Text(text)) => {
                let place = places
                    .suggest(text, country, 1)
                    .into_iter()
                    .next()
                    .ok_or(EngineError::UnknownPlace)?;
                let point = place.point;
                (Some(place), Some(point))
            }
            Some(Near::Place(place)) => (Some(Place::clone(place)), Some(place.point)),
            Some(Near::Point(point)) => (None, Some(*point)),
            None if line.place.is_some() => (
                line.place.clone(),
                line.place.as_ref().map(|place| place.point),
            ),
            // Where no own place was told, "near me" is where the question looks anyway.
            None if said.near_me
                && (question.home.is_some() || question.otherwise_near.is_none()) =>
            {
                (None, question.home)
            }
            None => (
                question.otherwise_near.clone(),
                question.otherwise_near.as_ref().map(|place| place.point),
            ),
        };
        let within_km = chosen.within_km.or(said.within_km);
        let near = point.map(|point| Around {
            point,
            within_km: Some(within_km.unwrap_or_else(|| reach(place.as_ref()))),
        });

        let problems = or(&chosen.problems, &line.problems);
        let relation = question.relation.unwrap_or(said.relation);
        let problems = match question.relation {
            Some(side) => seen_by(&problems, side),
            None => problems,
        };
        let timed = chosen.days.is_empty()
            && chosen.from.is_none()
            && chosen.until.is_none()
            && chosen.starts_within_minutes.is_none();
        let understood = Understood {
            words: line.words,
            ignored: Vec::new(),
            read_as: Vec::new(),
            did_you_mean: Vec::new(),
            relation_open: relation == Relation::Unknown && problems.iter().any(has_two_sides),
            relation,
            problems,
            fellowships: or(&chosen.fellowships, &said.fellowships),
            place_needed: said.near_me && point.is_none(),
            within_km: near.and_then(|near| near.within_km),
            place,
            point,
            attendance: or(&chosen.attendance, &said.attendance),
            days: or(&chosen.days, if timed { &said.days } else { &[] }),
            from: chosen.from.or(said.from.filter(|_| timed)),
            until: chosen.until.or(said.until.filter(|_| timed)),
            starts_within_minutes: chosen
                .starts_within_minutes
                .or(said.starts_within.filter(|_| timed)),
            formats: or(&chosen.formats, &texts(&said.formats)),
            languages: or(&chosen.languages, &said.languages),
            audience: or(&chosen.audience, &texts(&said.audience)),
            access: or(&chosen.access, &texts(&said.access)),
            who: or(&chosen.who, said.who.as_slice()),
            urgent: said.urgent.clone(),
            chips: line.chips,
        };
        let line_understood = understood.chips.iter().any(|chip| {
            matches!(
                chip.kind,
                ChipKind::Problem | ChipKind::Fellowship | ChipKind::Place
            )
        });
        let query = Query {
            problems: understood.problems.clone(),
            fellowships: understood.fellowships.clone(),
            near,
            origin: question.home,
            attendance: understood.attendance.clone(),
            days: understood.days.clone(),
            from: understood.from,
            until: understood.until,
            starts_within_minutes: understood.starts_within_minutes,
            formats: understood.formats.clone(),
            languages: understood.languages.clone(),
            audience: understood.audience.clone(),
            access: understood.access.clone(),
            who: understood.who.clone(),
            statuses: chosen.statuses.clone(),
            sources: chosen.sources.clone(),
            text: None,
            sort: question.sort.unwrap_or(Sort::Soonest),
            limit: question.limit,
            offset: question.offset,
            count_facets: true,
        };
        Ok(Self {
            understood,
            query,
            line_understood,
        })
    }

    /// The same question where the place that the line names is part of a name; none when the line names no place.
    pub(crate) fn as_words(&self, question: &Question) -> Option<Self> {
        let chip = self
            .understood
            .chips
            .iter()
            .find(|chip| chip.kind == ChipKind::Place && chip.label.is_some())?;
        let line = question.line.as_deref()?;
        if question.filters.near.is_some()
            || self
                .query
                .near
                .is_some_and(|near| near.within_km != Some(WITHIN_KM))
        {
            return None;
        }
        let mut named = self.clone();
        let understood = &mut named.understood;
        let mut words: Vec<String> = understood
            .words
            .iter()
            .map(String::as_str)
            .chain(chip.text.split_whitespace())
            .map(str::to_owned)
            .collect();
        // In the order of the line.
        words.sort_by_key(|word| line.find(word.as_str()));
        understood.words = words;
        understood.chips.retain(|other| other != chip);
        (understood.place, understood.point, understood.within_km) = (None, None, None);
        named.query.near = None;
        named.line_understood = named
            .understood
            .chips
            .iter()
            .any(|chip| matches!(chip.kind, ChipKind::Problem | ChipKind::Fellowship));
        Some(named)
    }

    /// The middle of what is looked at: the place, or the reader's own.
    pub(crate) fn middle(&self) -> Option<Point> {
        self.understood.point
    }
}

/// How far around a place one looks: regions and countries are as large as they are.
fn reach(place: Option<&Place>) -> f64 {
    match place {
        Some(place) if matches!(place.kind, PlaceKind::Region | PlaceKind::Country) => place
            .radius_km
            .map_or(WITHIN_KM, |radius| radius.max(WITHIN_KM)),
        _ => WITHIN_KM,
    }
}
