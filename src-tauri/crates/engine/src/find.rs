//! Finding meetings: from a question to an answer that is never a dead end.
//!
//! - **Words** that were not understood must all be in a meeting. Where the rest of the line was understood and no meeting
//!   holds them as well, words that lead nowhere are passed over, and the answer says which. An everyday word that is also a
//!   town ("essen") is the town when no meeting holds it.
//! - **Coverage** is judged for the place asked for, from the public directories that are known to reach it and serve the
//!   problems and fellowships asked for: all of them copied is full; some, or meetings within 50 km from anywhere else, is
//!   partial; nothing is none. Where none is known, meetings within 50 km are full coverage. Without a place: full, unless
//!   nothing was copied for those problems and fellowships.
//! - **Few** meetings are fewer than three: then the answer says where else to turn and what to change.

mod asked;
mod coverage;
mod next_steps;
mod page;
mod slips;

use crate::answer::{Answer, ChipKind, FoundMeeting, Urgent};
use crate::freshness::{SourceClock, recently_changed};
use crate::index::Held;
use crate::moment::Moment;
use crate::question::Question;
use crate::same::Others;
use crate::{Engine, EngineError};
pub(crate) use asked::Asked;
use circle_domain::{MeetingId, SourceId, Status};
use circle_search::{AskedWord, Found, Hits, Index, Page, Query, Row, TextHits};
use circle_store::directory::StoredMeeting;
use circle_store::{AskedTerm, Directory, asked_terms};
pub(crate) use next_steps::online_soon;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// Fewer than so many meetings are few.
const FEW: u32 = 3;

/// A line that needs every table: of problems, places, times, urgent words, and of slips of the keyboard.
const WARMING: &str = "seatle tonight serenitty";

impl Engine {
    /// Answers a question as of `moment`.
    ///
    /// # Errors
    /// [`EngineError::UnknownPlace`] when the place that was chosen as text is none; `StoreError::Interrupted` when a newer
    /// question took over; or when the databases cannot be read.
    pub fn find(&self, question: &Question, moment: &Moment) -> Result<Answer, EngineError> {
        let held = self.index()?;
        let finding = Finding::new(self, &held, moment);
        let mut asked = finding.asked(question)?;
        finding.forgive(question, &mut asked)?;
        finding.search_words(&mut asked)?;
        if question.sort.is_none() && asked.query.text.is_some() {
            asked.query.sort = crate::question::Sort::Relevance;
        }
        let (page, rows) = finding.page(&asked.query)?;
        let few = page.total < FEW;
        let urgent = urgent(question, &asked);
        let (elsewhere, next_steps) = if few {
            (
                crate::elsewhere::elsewhere(&finding, question, &asked)?,
                finding.next_steps(&asked, page.total),
            )
        } else {
            (Vec::new(), Vec::new())
        };
        Ok(Answer {
            total: page.total,
            coverage: finding.coverage(&asked),
            facets: page.facets.unwrap_or_default(),
            meetings: rows,
            elsewhere,
            next_steps,
            urgent,
            sample: held.index.is_sample(),
            index: self.index_state(),
            understood: asked.understood,
        })
    }

    /// Asks what nobody typed, so that the tables which a first question needs are read before somebody waits for them. Takes some tenths
    /// of a second at most: call it in the background.
    pub fn warm_up(&self, locale: &str, moment: &Moment) {
        let question = Question {
            line: Some(WARMING.to_owned()),
            locale: locale.to_owned(),
            limit: 1,
            ..Question::default()
        };
        // Whether it is answered, or put aside by a person's own question, is the same: the tables are read.
        let _ = self.find(&question, moment);
        let _ = self.suggest_places(WARMING, None, locale, 1);
    }

    /// Stops the question that is being answered at this moment; it ends with `StoreError::Interrupted`.
    pub fn interrupt(&self) {
        self.directory().interrupt_reads();
    }

    /// How many meetings there are for each area and each leaf: the numbers beside the tiles.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn problem_counts(&self, moment: &Moment) -> Result<HashMap<String, u32>, EngineError> {
        let held = self.index()?;
        let query = Query {
            count_facets: true,
            ..Query::default()
        };
        let facets = held
            .index
            .answer(&query, moment.now, &moment.zone)
            .facets
            .unwrap_or_default();
        Ok(facets.area.into_iter().chain(facets.problem).collect())
    }
}

/// One question being answered.
pub(crate) struct Finding<'a> {
    pub(crate) engine: &'a Engine,
    pub(crate) held: &'a Held,
    pub(crate) moment: &'a Moment,
    /// What the text search found for words: a question is asked in several ways.
    hits: RefCell<HashMap<Vec<String>, Hits>>,
}

impl<'a> Finding<'a> {
    pub(crate) fn new(engine: &'a Engine, held: &'a Held, moment: &'a Moment) -> Self {
        Self {
            engine,
            held,
            moment,
            hits: RefCell::default(),
        }
    }
}

impl Finding<'_> {
    /// What the index answers.
    pub(crate) fn ask(&self, query: &Query) -> Page {
        self.held
            .index
            .answer(query, self.moment.now, &self.moment.zone)
    }

    /// How many meetings answer a query.
    pub(crate) fn total(&self, query: &Query) -> u32 {
        self.ask(&Query {
            limit: 0,
            count_facets: false,
            ..query.clone()
        })
        .total
    }

    /// The question. Words that no fitting meeting holds are read once more, as a place; and a place is read once more as words
    /// when nothing is there that holds the other words, and some group is called so ("Fremont Hooters").
    fn asked(&self, question: &Question) -> Result<Asked, EngineError> {
        let asked = Asked::of(question, self.moment, self.engine)?;
        if asked.understood.words.is_empty() {
            return Ok(asked);
        }
        if asked.middle().is_some() {
            let Some(named) = asked.as_words(question) else {
                return Ok(asked);
            };
            let text = self.text(&asked.understood.words)?;
            if self.total(&Query {
                text,
                ..asked.query.clone()
            }) > 0
            {
                return Ok(asked);
            }
            let text = self.text(&named.understood.words)?;
            let found = self.total(&Query {
                text,
                ..named.query.clone()
            }) > 0;
            // "Paris Hilton" is a name, wherever it leads; "Seattle serenity" is not.
            let is_name = named_after(question.line.as_deref().unwrap_or_default(), &asked);
            return Ok(if found || is_name { named } else { asked });
        }
        let text = self.text(&asked.understood.words)?;
        if self.total(&Query {
            text,
            ..asked.query.clone()
        }) > 0
        {
            return Ok(asked);
        }
        let loosely = Asked::loosely(question, self.moment, self.engine)?;
        Ok(if loosely.middle().is_some() {
            loosely
        } else {
            asked
        })
    }

    fn text(&self, words: &[String]) -> Result<Option<TextHits>, EngineError> {
        if words.is_empty() {
            return Ok(None);
        }
        let known = self.hits.borrow().get(words).cloned();
        let hits = match known {
            Some(hits) => hits,
            None => {
                let hits = self.hits(words)?;
                self.hits.borrow_mut().insert(words.to_vec(), hits.clone());
                hits
            }
        };
        Ok(Some(TextHits {
            hits,
            words: words.to_vec(),
        }))
    }

    /// The rows that have all the words: from the index, or from the database while that has no words.
    fn hits(&self, words: &[String]) -> Result<Hits, EngineError> {
        let index = &self.held.index;
        let asked: Vec<AskedWord> = asked_terms(words).into_iter().map(asked_word).collect();
        if asked.is_empty() {
            return Ok(index.with_rows(&[]));
        }
        match index.with_words(&asked) {
            Some(hits) => Ok(hits),
            None => Ok(index.with_rows(&self.engine.directory().text_matches(words)?)),
        }
    }

    /// Puts the words into the query, without those that lead nowhere where that is allowed.
    fn search_words(&self, asked: &mut Asked) -> Result<(), EngineError> {
        let words = std::mem::take(&mut asked.understood.words);
        let text = self.text(&words)?;
        let with = |text: Option<TextHits>| Query {
            text,
            ..asked.query.clone()
        };
        let keep = text.is_none() || !asked.line_understood || self.total(&with(text.clone())) > 0;
        let (words, ignored, text) = if keep {
            (words, Vec::new(), text)
        } else if self.total(&with(None)) == 0 {
            // Nothing is there without the words either: they are not at fault.
            (words, Vec::new(), text)
        } else {
            let mut useful = Vec::new();
            let mut useless = Vec::new();
            for word in words {
                let alone = self.text(std::slice::from_ref(&word))?;
                let leads = self.total(&with(alone)) > 0;
                if leads {
                    useful.push(word)
                } else {
                    useless.push(word)
                }
            }
            let together = self.text(&useful)?;
            if together.is_some() && self.total(&with(together.clone())) == 0 {
                useless.append(&mut useful);
                (useful, useless, None)
            } else {
                (useful, useless, together)
            }
        };
        asked.query.text = text;
        asked.understood.words = words;
        asked.understood.ignored = ignored;
        Ok(())
    }
}

/// Whether the place of a line is the first part of a name: both are written with a capital, and the next word was not
/// understood.
fn named_after(line: &str, asked: &Asked) -> bool {
    let places = asked.understood.chips.iter();
    let mut places = places.filter(|chip| chip.kind == ChipKind::Place);
    places.any(|chip| {
        let next = line.get(chip.span.end..).unwrap_or_default();
        let next = next.strip_prefix(' ').unwrap_or_default();
        let word: String = next.chars().take_while(|c| c.is_alphanumeric()).collect();
        chip.text.starts_with(char::is_uppercase)
            && word.starts_with(char::is_uppercase)
            && word.chars().any(char::is_lowercase)
            && asked.understood.words.contains(&word)
    })
}

fn asked_word(term: AskedTerm) -> AskedWord {
    let other = term.other;
    AskedWord {
        spellings: std::iter::once(term.word).chain(other).collect(),
        unfinished: term.unfinished,
    }
}

/// What surrounds the meetings of one answer, read once.
pub(crate) struct Surroundings<'a> {
    directory: &'a Directory,
    names: HashMap<SourceId, String>,
    by_hand: HashSet<SourceId>,
    saved: HashSet<MeetingId>,
}

impl<'a> Surroundings<'a> {
    pub(crate) fn of(engine: &'a Engine) -> Result<Self, EngineError> {
        let sources = engine.personal().sources()?;
        Ok(Self {
            directory: engine.directory(),
            by_hand: sources
                .iter()
                .filter(|entered| {
                    !entered.source.sample && crate::sync::is_local(&entered.source.location)
                })
                .map(|entered| entered.source.id.clone())
                .collect(),
            names: sources
                .into_iter()
                .map(|entered| (entered.source.id, entered.source.name))
                .collect(),
            saved: engine
                .saved_if_open()?
                .into_iter()
                .map(|saved| saved.meeting)
                .collect(),
        })
    }

    /// Meetings that were not searched for, each where it would stand in a list that starts at now.
    pub(crate) fn around_all(
        &self,
        stored: Vec<StoredMeeting>,
        moment: &Moment,
    ) -> Result<Vec<FoundMeeting>, EngineError> {
        // An index of these alone: the large one may not be made yet, and need not be for this.
        let index = Index::build(
            stored
                .iter()
                .zip(0..)
                .map(|(meeting, row)| scheduled(meeting, row)),
        );
        let query = Query {
            limit: stored.len(),
            statuses: Status::ALL.to_vec(),
            ..Query::default()
        };
        let page = index.answer(&query, moment.now, &moment.zone);
        let found: HashMap<i64, Found> = page
            .rows
            .into_iter()
            .map(|found| (found.row, found))
            .collect();
        let with_found = stored
            .into_iter()
            .zip(0..)
            .filter_map(|(meeting, row)| Some((meeting, found.get(&row)?)));
        with_found
            .map(|(meeting, found)| self.around(meeting, found, moment))
            .collect()
    }

    pub(crate) fn around(
        &self,
        stored: StoredMeeting,
        found: &Found,
        moment: &Moment,
    ) -> Result<FoundMeeting, EngineError> {
        let others = Others::of(self.directory, stored.row)?;
        Ok(FoundMeeting {
            same_as: others.same(&self.names),
            disagrees: others.disagree(&stored),
            source_name: self.names.get(&stored.source).cloned().unwrap_or_default(),
            by_hand: self.by_hand.contains(&stored.source),
            saved: self.saved.contains(&stored.id)
                || others.ids().any(|id| self.saved.contains(id)),
            next: stored.meeting.schedule.next(moment.now),
            section: found.section,
            distance_km: found.distance_km,
            primary: found.primary,
            source_clock: SourceClock::of_meeting(&stored, moment.now),
            recently_changed: recently_changed(&stored, moment.now),
            stored,
        })
    }
}

/// When a meeting is held, as a row under another number.
fn scheduled(meeting: &StoredMeeting, row: i64) -> Row<'_> {
    Row {
        row,
        id: meeting.id.as_str(),
        name: None,
        source: meeting.source.as_str(),
        others: Vec::new(),
        fellowship: None,
        problems: Vec::new(),
        point: None,
        attendance: meeting.meeting.attendance,
        status: meeting.status(),
        doubtful: meeting.unlisted_since.is_some(),
        who: meeting.meeting.who_may_attend,
        schedule: meeting.meeting.schedule.clone(),
        formats: Vec::new(),
        languages: Vec::new(),
        audience: Vec::new(),
        access: Vec::new(),
        sample: false,
    }
}

fn urgent(question: &Question, asked: &Asked) -> Option<Urgent> {
    let topics = asked.understood.urgent.clone();
    let first = *topics.first()?;
    let place = asked
        .understood
        .place
        .as_ref()
        .map(|place| place.country.as_str());
    // Whoever is in danger is where the reader is; the place that is asked for only tells when nothing else does.
    let country = question
        .country
        .as_deref()
        .or(place)
        .filter(|country| !country.is_empty());
    let emergency = country.and_then(circle_words::emergency::number);
    Some(Urgent {
        topics,
        country: emergency.map(|row| row.country().to_owned()),
        dial: emergency.map(|row| row.dial_for(first).to_owned()),
    })
}

#[cfg(test)]
pub(crate) mod tests;
