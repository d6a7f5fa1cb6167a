//! Answers, and one meeting with all that is known of it.

use super::history::change;
use super::meeting::{Around, host, meeting, occurrence};
use super::question::{place, weekday};
use crate::dto::answer as dto;
use crate::dto::kinds::{Attendance, Relation};
use crate::dto::meeting as page;
use crate::dto::meeting::{GroupPage, ListingState, Meeting, Nearby, SavedMeeting};
use circle_domain::Status;
use circle_domain::schedule::weekday_name;
use circle_engine::answer as engine;
use circle_engine::same::Disagreement;
use circle_engine::{Answer, FoundMeeting, Listing, Saved, Shown};
use circle_places::Places;
use circle_words::Words;

/// The answer as the page shows it.
pub(crate) fn answer(
    answer: &Answer,
    milliseconds: f64,
    words: &Words,
    places: &Places,
) -> dto::Answer {
    dto::Answer {
        total: answer.total,
        milliseconds,
        understood: understood(&answer.understood),
        coverage: match answer.coverage {
            engine::Coverage::Full => dto::Coverage::Full,
            engine::Coverage::Partial => dto::Coverage::Partial,
            engine::Coverage::None => dto::Coverage::None,
        },
        facets: facets(&answer.facets),
        meetings: answer.meetings.iter().map(found).collect(),
        elsewhere: answer
            .elsewhere
            .iter()
            .map(|entry| elsewhere(entry, words, places))
            .collect(),
        urgent: answer.urgent.as_ref().map(|urgent| dto::Urgent {
            topics: urgent
                .topics
                .iter()
                .map(|topic| topic.as_str().to_owned())
                .collect(),
            emergency: urgent
                .dial
                .clone()
                .zip(urgent.country.clone())
                .map(|(dial, country)| dto::Emergency {
                    dial,
                    country_name: places.country(&country).map_or_else(
                        || country.clone(),
                        |known| known.name_in(words.locale()).to_owned(),
                    ),
                    country,
                }),
        }),
        next_steps: answer.next_steps.iter().map(next_step).collect(),
        sample: answer.sample,
    }
}

/// A meeting of an answer.
pub(crate) fn found(found: &FoundMeeting) -> Meeting {
    let stored = &found.stored;
    let around = Around {
        id: stored.id.as_str(),
        source: stored.source.as_str(),
        source_name: &found.source_name,
        status: stored.status(),
        next: found.next.as_ref(),
        distance_km: found.distance_km,
        last_read: stored.last_read.unwrap_or(stored.first_seen),
        listing: match stored.listing() {
            Listing::Confirmed => ListingState::Confirmed,
            Listing::Missing(_) => ListingState::Missing,
            Listing::NoLongerListed(_) => ListingState::NoLongerListed,
        },
        unlisted_since: stored.listing().since(),
        source_clock: found.source_clock,
        recently_changed: &found.recently_changed,
        same_as: found
            .same_as
            .iter()
            .map(|same| page::SameListing {
                id: same.id.to_string(),
                source_name: same.source_name.clone(),
            })
            .collect(),
        disagrees: found.disagrees.iter().map(disagreement).collect(),
        by_hand: found.by_hand,
        sample: stored.sample,
        saved: found.saved,
    };
    meeting(&stored.meeting, around)
}

/// What the others say where they differ: what is shown stands there already. A link stays behind the door: only its host
/// is told.
fn disagreement(differs: &Disagreement) -> page::Disagreement {
    let value = |value: &String| match differs.field {
        "link" => host(value).unwrap_or_default(),
        _ => value.clone(),
    };
    page::Disagreement {
        field: differs.field.to_owned(),
        values: differs.values.iter().skip(1).map(value).collect(),
    }
}

/// A meeting's page.
pub(crate) fn shown(shown: &Shown) -> GroupPage {
    GroupPage {
        meeting: found(&shown.meeting),
        also_meets: shown.also_meets.iter().map(found).collect(),
        occurrences: shown.occurrences.iter().take(4).map(occurrence).collect(),
        service_body: shown.meeting.stored.meeting.service_body.clone(),
        licence: shown
            .source
            .as_ref()
            .and_then(|source| source.licence.clone()),
        content_changed: Some(shown.freshness.content_changed)
            .filter(|at| *at > shown.freshness.first_seen)
            .map(|at| at.to_string()),
        first_seen: shown.freshness.first_seen.to_string(),
        history: shown.history.iter().map(change).collect(),
    }
}

/// A saved meeting; one that no directory lists any more is shown as it was kept.
pub(crate) fn nearby(nearby: &circle_engine::Nearby) -> Nearby {
    let all = |meetings: &[FoundMeeting]| meetings.iter().map(found).collect();
    Nearby {
        same_place: all(&nearby.same_place),
        others: all(&nearby.others),
        other_ways: all(&nearby.other_ways),
        other_side: all(&nearby.other_side),
    }
}

pub(crate) fn saved(saved: &Saved) -> SavedMeeting {
    let kept = &saved.saved;
    let now = match &saved.today {
        Some(today) => found(today),
        None => meeting(
            &kept.frozen,
            Around {
                id: kept.meeting.as_str(),
                source: kept.source.as_str(),
                source_name: "",
                status: Status::NoLongerListed,
                next: None,
                distance_km: None,
                last_read: kept.looked_at,
                listing: ListingState::NoLongerListed,
                unlisted_since: None,
                source_clock: None,
                recently_changed: &[],
                same_as: Vec::new(),
                disagrees: Vec::new(),
                by_hand: false,
                sample: false,
                saved: true,
            },
        ),
    };
    SavedMeeting {
        meeting: now,
        saved_at: kept.saved_at.to_string(),
        changed: saved.changed.clone(),
        note: kept.note.clone(),
    }
}

fn understood(understood: &engine::Understood) -> dto::Understood {
    dto::Understood {
        words: understood.words.clone(),
        problems: understood
            .problems
            .iter()
            .map(ToString::to_string)
            .collect(),
        relation: Relation::from(understood.relation),
        place: understood.place.as_ref().map(place),
        within_km: understood.within_km,
        attendance: understood
            .attendance
            .iter()
            .copied()
            .map(Attendance::from)
            .collect(),
        days: understood.days.iter().copied().map(weekday).collect(),
        chips: chips(&understood.chips),
        relation_open: understood.relation_open,
        ignored: understood.ignored.clone(),
        read_as: understood.read_as.iter().map(spelling).collect(),
        did_you_mean: understood
            .did_you_mean
            .iter()
            .map(|other| spelling(&(other.word.clone(), other.instead.clone())))
            .collect(),
        place_needed: understood.place_needed,
    }
}

fn spelling((word, instead): &(String, String)) -> dto::Spelling {
    dto::Spelling {
        word: word.clone(),
        instead: instead.clone(),
    }
}

/// One chip for each piece of the line: "tonight" is a day and a time, and is taken away as one.
fn chips(chips: &[engine::Chip]) -> Vec<dto::Chip> {
    let timed = |span: &std::ops::Range<usize>| {
        chips
            .iter()
            .any(|chip| chip.kind == engine::ChipKind::Time && chip.span == *span)
    };
    chips
        .iter()
        .filter(|chip| chip.kind != engine::ChipKind::Day || !timed(&chip.span))
        .filter_map(chip)
        .collect()
}

/// For whom help is sought has a switch of its own beside the line: it is no chip.
fn chip(chip: &engine::Chip) -> Option<dto::Chip> {
    let kind = match chip.kind {
        engine::ChipKind::Problem => dto::ChipKind::Problem,
        engine::ChipKind::Relation => return None,
        engine::ChipKind::Fellowship => dto::ChipKind::Fellowship,
        engine::ChipKind::Place => dto::ChipKind::Place,
        engine::ChipKind::Within => dto::ChipKind::Within,
        engine::ChipKind::Attendance => dto::ChipKind::Attendance,
        engine::ChipKind::Day => dto::ChipKind::Day,
        engine::ChipKind::Time => dto::ChipKind::Time,
        engine::ChipKind::Format => dto::ChipKind::Format,
        engine::ChipKind::Language => dto::ChipKind::Language,
        engine::ChipKind::Audience => dto::ChipKind::Audience,
        engine::ChipKind::Access => dto::ChipKind::Access,
        engine::ChipKind::Who => dto::ChipKind::Who,
    };
    Some(dto::Chip {
        kind,
        id: chip.id.clone(),
        label: chip.label.clone().unwrap_or_default(),
        text: chip.text.clone(),
    })
}

fn facets(facets: &engine::Facets) -> dto::Facets {
    // A value that nobody would have helps nobody to choose.
    let some = |(name, count): (String, u32)| (count > 0).then_some((name, count));
    let named = |counts: &[(String, u32)]| {
        counts
            .iter()
            .cloned()
            .filter_map(some)
            .collect::<dto::Counts>()
    };
    dto::Facets {
        attendance: facets
            .attendance
            .iter()
            .map(|(value, count)| (value.as_str().to_owned(), *count))
            .filter_map(some)
            .collect(),
        weekday: facets
            .weekday
            .iter()
            .map(|(value, count)| (weekday_name(*value).to_owned(), *count))
            .filter_map(some)
            .collect(),
        fellowship: named(&facets.fellowship),
        problem: named(&facets.problem),
        format: named(&facets.format),
        language: named(&facets.language),
        audience: named(&facets.audience),
        access: named(&facets.access),
        who: facets
            .who
            .iter()
            .map(|(value, count)| (value.as_str().to_owned(), *count))
            .filter_map(some)
            .collect(),
        status: facets
            .status
            .iter()
            .map(|(value, count)| (value.as_str().to_owned(), *count))
            .filter_map(some)
            .collect(),
        source: named(&facets.source),
    }
}

/// Where else to turn, with a line in the reader's language on what it is for and where.
pub(crate) fn elsewhere(
    entry: &engine::Elsewhere,
    words: &Words,
    places: &Places,
) -> dto::Elsewhere {
    let mut why: Vec<String> = entry
        .problems
        .iter()
        .map(|problem| words.problem(problem.as_str()))
        .collect();
    let country = entry
        .country
        .as_deref()
        .and_then(|code| places.country(code));
    why.extend(country.map(|country| country.name_in(words.locale()).to_owned()));
    if let Some(count) = entry.count {
        why.push(count.to_string());
    }
    dto::Elsewhere {
        id: entry.id.clone(),
        kind: match entry.kind {
            engine::ElsewhereKind::ContactPoint => dto::ElsewhereKind::ContactPoint,
            engine::ElsewhereKind::Organization => dto::ElsewhereKind::Organization,
            engine::ElsewhereKind::Online => dto::ElsewhereKind::Online,
        },
        name: entry.name.clone(),
        host: entry.url.as_deref().and_then(host),
        phone: entry.phone.clone(),
        why: why.join(" · "),
    }
}

fn next_step(step: &engine::NextStep) -> dto::NextStep {
    dto::NextStep {
        kind: match step.kind {
            engine::NextStepKind::Widen => dto::NextStepKind::Widen,
            engine::NextStepKind::Online => dto::NextStepKind::Online,
            engine::NextStepKind::AnyDay => dto::NextStepKind::AnyDay,
            engine::NextStepKind::Drop => dto::NextStepKind::Drop,
            engine::NextStepKind::Words => dto::NextStepKind::Words,
            engine::NextStepKind::OtherRelation => dto::NextStepKind::OtherRelation,
        },
        within_km: step.within_km,
        filter: step.filter.map(field_of_question),
        total: step.total,
    }
}

/// The page names a filter as the field of its question.
fn field_of_question(filter: &str) -> String {
    match filter {
        "format" => "formats",
        "fellowship" => "fellowships",
        "problem" => "problems",
        "language" => "languages",
        "day" => "days",
        "source" => "sources",
        "within" => "withinKm",
        "starts_within" | "starts-within" => "startsWithinHours",
        other => other,
    }
    .to_owned()
}
