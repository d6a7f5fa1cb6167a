//! The card of a fellowship: what is usual there, resolved to plain sentences with their sources.
//!
//! Rule: what is usual in a fellowship is never told as known of one meeting; what is not known is said to be so.

use crate::{Engine, EngineError};
use circle_domain::FellowshipId;
use circle_words::cards::{self, About, CardSource, FellowshipCard};
use circle_words::{Arg, Organization, UrgentTopic, Words, emergency, organizations};

/// A card, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownCard {
    /// The fellowship.
    pub id: FellowshipId,
    /// Its name.
    pub name: String,
    /// The abbreviation it goes by.
    pub short: Option<String>,
    /// The heading: what follows is usual at its meetings.
    pub usually: String,
    /// That one meeting may be different.
    pub apart: String,
    /// What is known, in the order of [`About::ALL`].
    pub told: Vec<Told>,
    /// What is not known, as one sentence; none when everything is.
    pub unknown: Option<String>,
    /// For groups about thoughts of suicide or self-harm: help that is open now, with the number to call.
    pub urgent: Option<String>,
    /// For alcohol, opioids and sedatives: that stopping all at once can be dangerous, and whom to ask.
    pub danger: Option<CardDanger>,
    /// That no group should tell anybody to stop a medicine.
    pub medicine: String,
    /// What is not all right in a group.
    pub wrong: CardList,
    /// How to leave.
    pub leave: CardList,
    /// That this program is not part of the fellowship, nor endorsed by it.
    pub part: String,
    /// Every source that a fact or the danger names, in the order of their first use.
    pub sources: Vec<ShownSource>,
}

/// What is known about one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The subject.
    pub about: About,
    /// Its heading.
    pub heading: String,
    /// What is said, each with its source.
    pub lines: Vec<ToldLine>,
}

/// Sentences of one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldLine {
    /// The sentences.
    pub text: String,
    /// The key of their source among [`ShownCard::sources`].
    pub source: String,
}

/// The danger of stopping all at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardDanger {
    /// Its heading.
    pub heading: String,
    /// What can happen, and whom to ask.
    pub lines: Vec<String>,
    /// When to call for help at once, and which number.
    pub call: String,
    /// The emergency number, as it is dialled in the reader's country; none where it is not known.
    pub dial: Option<String>,
    /// Keys of its sources among [`ShownCard::sources`].
    pub sources: Vec<String>,
}

/// A heading with sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardList {
    /// The heading.
    pub heading: String,
    /// The sentences.
    pub lines: Vec<String>,
}

/// A source, ready to be shown. Its address stays here: who shows it names the key ([`Engine::card_source_url`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownSource {
    /// Its name among the sources of the card.
    pub key: String,
    /// Who says it, and in what.
    pub name: String,
    /// The host that its address leads to.
    pub host: String,
    /// How far it was looked at, as a sentence.
    pub standing: String,
}

impl Engine {
    /// The card of `fellowship` in the language of `locale` (a BCP 47 tag). `country` (ISO 3166-1 alpha-2) chooses the
    /// emergency number, where a card needs one. An organization of which nothing is known has a card too, which says so.
    ///
    /// # Errors
    /// [`EngineError::UnknownFellowship`] when there is no such organization.
    pub fn fellowship_card(
        &self,
        fellowship: &FellowshipId,
        locale: &str,
        country: Option<&str>,
    ) -> Result<ShownCard, EngineError> {
        shown(fellowship, locale, country)
    }

    /// The address of a source of a card, for opening it in the system's browser; none when the card has no such source.
    #[must_use]
    pub fn card_source_url(&self, fellowship: &FellowshipId, key: &str) -> Option<&'static str> {
        source_url(fellowship, key)
    }
}

fn shown(
    fellowship: &FellowshipId,
    locale: &str,
    country: Option<&str>,
) -> Result<ShownCard, EngineError> {
    let organization =
        organizations::get(fellowship.as_str()).ok_or(EngineError::UnknownFellowship)?;
    let words = Words::new(locale);
    let card = cards::get(fellowship.as_str());
    let name = [("name", Arg::Text(organization.name()))];
    let mut sources: Vec<&CardSource> = Vec::new();
    let told = card.map(|card| told(card, &words, &mut sources));
    let danger = danger(organization, &words, country, &mut sources);
    Ok(ShownCard {
        id: organization.id(),
        name: organization.name().to_owned(),
        short: organization.short().map(str::to_owned),
        usually: words.text("card-note-usually", &name),
        apart: words.text("card-note-apart", &[]),
        told: told.unwrap_or_default(),
        unknown: unknown(card, &words),
        urgent: urgent(organization, &words, country),
        danger,
        medicine: words.text("card-note-medicine", &[]),
        wrong: list("card-note-wrong", &cards::WRONG, &words),
        leave: list("card-note-leave", &cards::LEAVE, &words),
        part: words.text("card-note-part", &name),
        sources: sources
            .into_iter()
            .map(|source| shown_source(source, &words))
            .collect(),
    })
}

fn told<'a>(
    card: &'a FellowshipCard,
    words: &Words,
    sources: &mut Vec<&'a CardSource>,
) -> Vec<Told> {
    let mut all = Vec::new();
    for about in About::ALL.iter().copied() {
        let facts = card.facts().iter().filter(|fact| fact.about() == about);
        let mut lines = Vec::new();
        for fact in facts {
            // A fact whose source is not there is not told.
            let Some(source) = card.source(fact.source()) else {
                continue;
            };
            use_source(source, sources);
            let said: Vec<String> = fact.says().iter().map(|key| words.text(key, &[])).collect();
            lines.push(ToldLine {
                text: said.join(" "),
                source: source.key().to_owned(),
            });
        }
        if !lines.is_empty() {
            all.push(Told {
                about,
                heading: heading(about, words),
                lines,
            });
        }
    }
    all
}

fn use_source<'a>(source: &'a CardSource, sources: &mut Vec<&'a CardSource>) {
    if !sources.iter().any(|used| used.key() == source.key()) {
        sources.push(source);
    }
}

fn heading(about: About, words: &Words) -> String {
    words.text(&format!("card-about-{}", about.as_str()), &[])
}

fn unknown(card: Option<&FellowshipCard>, words: &Words) -> Option<String> {
    let unknown = card.map_or_else(|| About::ALL.to_vec(), FellowshipCard::unknown);
    // That there is nothing to know first is nothing that is missing.
    let names: Vec<String> = unknown
        .into_iter()
        .filter(|about| *about != About::First)
        .map(|about| heading(about, words).trim_end_matches('?').to_owned())
        .collect();
    (!names.is_empty()).then(|| {
        let list = names.join("; ");
        words.text("card-note-unknown", &[("list", Arg::Text(&list))])
    })
}

fn urgent(organization: &Organization, words: &Words, country: Option<&str>) -> Option<String> {
    let topic = organization.problems().iter().find_map(|claim| {
        let of_leaf = match claim.problem.as_str() {
            "mental-health/suicidal" => UrgentTopic::Suicide,
            "mental-health/self-harm" => UrgentTopic::SelfHarm,
            _ => return None,
        };
        claim.primary.then_some(of_leaf)
    })?;
    let dial = country
        .and_then(emergency::number)
        .map(|row| row.dial_for(topic))
        .filter(|dial| !dial.is_empty());
    Some(match dial {
        Some(number) => words.text(
            &format!("urgent-{}", topic.as_str()),
            &[("number", Arg::Text(number))],
        ),
        None => words.text(&format!("urgent-unknown-{}", topic.as_str()), &[]),
    })
}

fn danger<'a>(
    organization: &Organization,
    words: &Words,
    country: Option<&str>,
    sources: &mut Vec<&'a CardSource>,
) -> Option<CardDanger>
where
    'static: 'a,
{
    let dangers = cards::dangers(organization)?;
    let mut lines: Vec<String> = dangers
        .of
        .iter()
        .map(|danger| words.text(danger.key(), &[]))
        .collect();
    if dangers.family {
        lines.push(words.text("card-danger-family", &[]));
    }
    lines.push(words.text("card-danger-ask", &[]));
    let mut keys = Vec::new();
    for source in dangers.of.iter().flat_map(|danger| danger.sources()) {
        use_source(source, sources);
        keys.push(source.key().to_owned());
    }
    // An overdose or a fit needs the ambulance, where that has a number of its own.
    let dial = country
        .and_then(emergency::number)
        .map(|row| row.ambulance().unwrap_or_else(|| row.dial()))
        .filter(|dial| !dial.is_empty());
    let call = match dial {
        Some(number) => words.text("card-danger-call", &[("number", Arg::Text(number))]),
        None => words.text("card-danger-call-unknown", &[]),
    };
    Some(CardDanger {
        heading: words.text("card-danger", &[]),
        lines,
        call,
        dial: dial.map(str::to_owned),
        sources: keys,
    })
}

fn list(heading: &str, keys: &[&str], words: &Words) -> CardList {
    CardList {
        heading: words.text(heading, &[]),
        lines: keys.iter().map(|key| words.text(key, &[])).collect(),
    }
}

fn shown_source(source: &CardSource, words: &Words) -> ShownSource {
    let standing = match source.looked_at() {
        Some(day) => words.text("card-source-looked-at", &[("date", Arg::Text(day))]),
        None if source.read() => words.text("card-source-read", &[]),
        None => words.text("card-source-named", &[]),
    };
    let host = url::Url::parse(source.url())
        .ok()
        .and_then(|url| url.host_str().map(str::to_owned))
        .unwrap_or_default();
    ShownSource {
        key: source.key().to_owned(),
        name: source.name().to_owned(),
        host,
        standing,
    }
}

fn source_url(fellowship: &FellowshipId, key: &str) -> Option<&'static str> {
    cards::get(fellowship.as_str())
        .and_then(|card| card.source(key))
        .or_else(|| cards::danger_source(key))
        .map(CardSource::url)
}

#[cfg(test)]
mod tests;
