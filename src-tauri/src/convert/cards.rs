//! The card of a fellowship, in the words of the page.

use crate::dto::cards as dto;
use circle_engine::ShownCard;
use circle_engine::cards::CardList;
use circle_words::cards::About;

pub(crate) fn card(card: ShownCard) -> dto::FellowshipCard {
    dto::FellowshipCard {
        id: card.id.to_string(),
        name: card.name,
        short: card.short,
        usually: card.usually,
        apart: card.apart,
        told: card
            .told
            .into_iter()
            .map(|told| dto::Told {
                about: subject(told.about),
                heading: told.heading,
                lines: told
                    .lines
                    .into_iter()
                    .map(|line| dto::ToldLine {
                        text: line.text,
                        source: line.source,
                    })
                    .collect(),
            })
            .collect(),
        unknown: card.unknown,
        urgent: card.urgent,
        danger: card.danger.map(|danger| dto::CardDanger {
            heading: danger.heading,
            lines: danger.lines,
            call: danger.call,
            dial: danger.dial,
            sources: danger.sources,
        }),
        medicine: card.medicine,
        wrong: list(card.wrong),
        leave: list(card.leave),
        part: card.part,
        sources: card
            .sources
            .into_iter()
            .map(|source| dto::CardSource {
                key: source.key,
                name: source.name,
                host: source.host,
                standing: source.standing,
            })
            .collect(),
    }
}

fn list(list: CardList) -> dto::CardList {
    dto::CardList {
        heading: list.heading,
        lines: list.lines,
    }
}

fn subject(about: About) -> dto::CardSubject {
    match about {
        About::First => dto::CardSubject::First,
        About::Happens => dto::CardSubject::Happens,
        About::Who => dto::CardSubject::Who,
        About::Newcomer => dto::CardSubject::Newcomer,
        About::Cost => dto::CardSubject::Cost,
        About::Religion => dto::CardSubject::Religion,
        About::Goal => dto::CardSubject::Goal,
        About::Medication => dto::CardSubject::Medication,
    }
}
