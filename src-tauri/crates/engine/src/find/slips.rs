//! Slips of the keyboard, forgiven where what was typed finds next to nothing.
//!
//! A word that no meeting has may be a problem's word: then it is read as that, unless that is grave (see
//! [`circle_words::problems::similar`]): then the answer only asks. Other words also stand for the words of meetings that lie a
//! slip away, and the answer says which.

use super::{Asked, Finding, asked_word};
use crate::EngineError;
use crate::answer::{Chip, ChipKind, DidYouMean};
use crate::question::Question;
use circle_search::{AskedWord, Query};
use circle_store::asked_terms;
use circle_words::problems::{is_grave_word, similar};

/// Fewer than so many meetings are next to nothing.
const NEXT_TO_NOTHING: u32 = 5;
/// So many other words are taken for one.
const OTHERS: usize = 8;

impl Finding<'_> {
    /// Forgives what stands in the words of `asked`.
    pub(super) fn forgive(
        &self,
        question: &Question,
        asked: &mut Asked,
    ) -> Result<(), EngineError> {
        let total = self.total_with(asked, &asked.understood.words.clone())?;
        if asked.understood.words.is_empty() || total >= NEXT_TO_NOTHING {
            return Ok(());
        }
        if total == 0 {
            self.read_problems(question, asked)?;
        }
        self.read_words(asked, total)
    }

    fn total_with(&self, asked: &Asked, words: &[String]) -> Result<u32, EngineError> {
        let text = self.text(words)?;
        Ok(self.total(&Query {
            text,
            ..asked.query.clone()
        }))
    }

    /// Words that are slips of a problem's word.
    fn read_problems(&self, question: &Question, asked: &mut Asked) -> Result<(), EngineError> {
        let line = question.line.as_deref().unwrap_or_default();
        for word in asked.understood.words.clone() {
            let Some(meant) = similar(&word, &question.locale) else {
                continue;
            };
            if meant.grave {
                asked.understood.did_you_mean.push(DidYouMean {
                    word,
                    instead: meant.word,
                    problem: Some(meant.problem),
                });
                continue;
            }
            let mut other = asked.clone();
            other.query.problems.push(meant.problem.clone());
            other.understood.problems.push(meant.problem.clone());
            other.understood.words.retain(|own| *own != word);
            if self.total_with(&other, &other.understood.words)? == 0 {
                continue;
            }
            if let Some(at) = line.find(&word) {
                other.understood.chips.push(Chip {
                    kind: ChipKind::Problem,
                    id: meant.problem.to_string(),
                    label: None,
                    span: at..at + word.len(),
                    text: word.clone(),
                });
                other
                    .understood
                    .chips
                    .sort_by_key(|chip| (chip.span.start, chip.span.end));
            }
            other.understood.read_as.push((word, meant.word));
            other.line_understood = true;
            *asked = other;
        }
        Ok(())
    }

    /// Words that are slips of words that meetings have.
    fn read_words(&self, asked: &mut Asked, total: u32) -> Result<(), EngineError> {
        let words = asked.understood.words.clone();
        let index = &self.held.index;
        let mut read_as = Vec::new();
        let terms: Vec<AskedWord> = asked_terms(&words)
            .into_iter()
            .map(|term| {
                let own = term.word.clone();
                let grave = is_grave_word(&own);
                let mut word = asked_word(term);
                let others = index.similar_words(&own).into_iter();
                let others = others.filter(|other| !grave && !is_grave_word(other));
                for other in others.take(OTHERS) {
                    read_as.push((own.clone(), other.clone()));
                    word.spellings.push(other);
                }
                word
            })
            .collect();
        if read_as.is_empty() {
            return Ok(());
        }
        let Some(hits) = index.with_words(&terms) else {
            return Ok(());
        };
        let before = self.hits.borrow_mut().insert(words.clone(), hits);
        if self.total_with(asked, &words)? > total {
            asked.understood.read_as.extend(read_as);
        } else if let Some(before) = before {
            self.hits.borrow_mut().insert(words, before);
        }
        Ok(())
    }
}
