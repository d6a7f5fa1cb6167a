//! The plain answer: every meeting looked at, sorted and counted.

use super::*;

pub(super) fn likeness(name: &str, phrase: &str) -> u8 {
    let words: Vec<&str> = name.split(' ').collect();
    let asked: Vec<&str> = phrase.split(' ').collect();
    match () {
        () if phrase.is_empty() || name.is_empty() => 3,
        () if name == phrase => 0,
        () if name.starts_with(phrase) => 1,
        () if asked.iter().enumerate().all(|(at, word)| {
            words.contains(word)
                || (at + 1 == asked.len() && words.iter().any(|own| own.starts_with(word)))
        }) =>
        {
            2
        }
        () => 3,
    }
}

pub(crate) fn answer(
    meetings: &[Meeting],
    query: &Query,
    now: Timestamp,
    reader: &TimeZone,
) -> Page {
    let judged: Vec<(&Meeting, Conditions)> = meetings
        .iter()
        .map(|meeting| (meeting, meeting.holds(query, now, reader)))
        .collect();
    let found: Vec<&Meeting> = judged
        .iter()
        .filter(|(_, holds)| holds.all())
        .map(|(meeting, _)| *meeting)
        .collect();
    let mut rows: Vec<(Found, &Meeting)> = found
        .iter()
        .map(|meeting| (meeting.found(query, now, reader), *meeting))
        .collect();
    let phrase = query
        .text
        .as_ref()
        .map(|text| folded(&text.words.join(" ")))
        .unwrap_or_default();
    let has_origin = query.near.is_some() || query.origin.is_some();
    rows.sort_by(|(a, one), (b, other)| {
        // Today, tomorrow and the days after are one run of starts.
        let run = |section: Section| {
            if section > Section::UnderWay && section < Section::Later {
                Section::Later
            } else {
                section
            }
        };
        let soon = (run(a.section), a.start).cmp(&(run(b.section), b.start));
        // Below what is confirmed, in each section.
        let apart = (a.section, one.doubtful).cmp(&(b.section, other.doubtful));
        let doubt = one.doubtful.cmp(&other.doubtful);
        let far = |found: &Found| found.distance_km.unwrap_or(f64::INFINITY);
        let distance = far(a).total_cmp(&far(b));
        let like = |meeting: &Meeting| {
            likeness(
                &folded(meeting.name.as_deref().unwrap_or_default()),
                &phrase,
            )
        };
        let name = |meeting: &Meeting| {
            (
                meeting.name.is_none(),
                folded(meeting.name.as_deref().unwrap_or_default()),
                meeting.id.clone(),
            )
        };
        let order = match query.sort {
            Sort::Nearest if has_origin => doubt.then(distance).then(soon),
            Sort::Relevance => (like(one), one.doubtful, !a.primary)
                .cmp(&(like(other), other.doubtful, !b.primary))
                .then(distance)
                .then(soon),
            _ => apart.then(soon).then(distance),
        };
        order.then_with(|| name(one).cmp(&name(other)))
    });
    let rows = rows
        .into_iter()
        .map(|(found, _)| found)
        .skip(query.offset)
        .take(query.limit)
        .collect();
    Page {
        total: u32::try_from(found.len()).unwrap(),
        rows,
        facets: Some(facets(&judged, query)),
    }
}

/// Each count as the contract says it: how many hold everything but this filter, and have the value.
fn facets(judged: &[(&Meeting, Conditions)], query: &Query) -> Facets {
    let count = |change: &dyn Fn(&mut Conditions), has: &dyn Fn(&Meeting, &Conditions) -> bool| {
        let counted = judged.iter().filter(|(meeting, holds)| {
            let mut changed = *holds;
            change(&mut changed);
            changed.all() && has(meeting, holds)
        });
        u32::try_from(counted.count()).unwrap()
    };
    let is_narrowed = [
        query.problems.len(),
        query.fellowships.len(),
        query.formats.len(),
        query.audience.len(),
        query.access.len(),
        query.sources.len(),
    ]
    .iter()
    .any(|chosen| *chosen > 0);
    let named = |own: &dyn Fn(&Meeting) -> Vec<String>,
                 chosen: &dyn Fn(&str) -> bool,
                 change: &dyn Fn(&mut Conditions)|
     -> Vec<(String, u32)> {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for (meeting, holds) in judged {
            let mut changed = *holds;
            change(&mut changed);
            // Values that nobody is left with are only listed if they are chosen.
            if !changed.all() && !is_narrowed {
                continue;
            }
            let values: std::collections::BTreeSet<String> = own(meeting).into_iter().collect();
            for value in values {
                *counts.entry(value).or_default() += u32::from(changed.all());
            }
        }
        counts
            .into_iter()
            .filter(|(value, number)| *number > 0 || chosen(value))
            .collect()
    };
    let texts = |list: &[&str]| {
        list.iter()
            .map(|value| (*value).to_owned())
            .collect::<Vec<_>>()
    };
    let area = |problem: &str| problem.split('/').next().unwrap().to_owned();
    let asked_problem = |value: &str| query.problems.iter().any(|id| id.as_str() == value);
    let speaks = |asked: &str, value: &str| {
        let (asked, value) = (asked.to_lowercase(), value.to_lowercase());
        asked == value || value.starts_with(&format!("{asked}-"))
    };
    // A tag counts the tags that begin with it too.
    let tags: std::collections::BTreeSet<String> = judged
        .iter()
        .flat_map(|(meeting, _)| texts(&meeting.languages))
        .collect();
    let language = tags.into_iter().map(|tag| {
        let number = count(&|holds| holds.language = true, &|meeting, _| {
            meeting.languages.iter().any(|own| speaks(&tag, own))
        });
        (tag, number)
    });
    let language = language.filter(|(tag, number)| {
        *number > 0 || query.languages.iter().any(|asked| speaks(asked, tag))
    });
    Facets {
        attendance: [Attendance::InPerson, Attendance::Online, Attendance::Hybrid]
            .map(|value| {
                let number = count(
                    &|holds| (holds.attendance, holds.near) = (true, true),
                    &|meeting, _| meeting.attends(value) && meeting.is_near(query, &[value]),
                );
                (value, number)
            })
            .to_vec(),
        weekday: WEEKDAYS
            .map(|day| {
                let number = count(&|holds| holds.day = true, &|_, holds| {
                    holds.weekday == Some(day)
                });
                (day, number)
            })
            .to_vec(),
        fellowship: named(
            &|own| own.fellowship.iter().map(|id| (*id).to_owned()).collect(),
            &|value| query.fellowships.iter().any(|id| id.as_str() == value),
            &|holds| holds.fellowship = true,
        ),
        problem: named(
            &|own| {
                own.problems
                    .iter()
                    .map(|(id, _)| (*id).to_owned())
                    .collect()
            },
            &asked_problem,
            &|holds| holds.problem = true,
        ),
        area: named(
            &|own| own.problems.iter().map(|(id, _)| area(id)).collect(),
            &asked_problem,
            &|holds| holds.problem = true,
        ),
        format: named(
            &|own| texts(&own.formats),
            &|value| query.formats.iter().any(|name| name == value),
            &|_| (),
        ),
        language: language.collect(),
        audience: named(
            &|own| texts(&own.audience),
            &|value| query.audience.iter().any(|name| name == value),
            &|holds| holds.audience = true,
        ),
        access: named(
            &|own| texts(&own.access),
            &|value| query.access.iter().any(|name| name == value),
            &|_| (),
        ),
        who: [
            WhoMayAttend::Open,
            WhoMayAttend::Closed,
            WhoMayAttend::Unknown,
        ]
        .map(|who| {
            let number = count(&|holds| holds.who = true, &|meeting, _| meeting.who == who);
            (who, number)
        })
        .to_vec(),
        status: Status::ALL
            .map(|status| {
                let number = count(&|holds| holds.status = true, &|meeting, _| {
                    meeting.status == status
                });
                (status, number)
            })
            .to_vec(),
        source: named(
            &|own| texts(&own.sources()),
            &|value| query.sources.iter().any(|id| id.as_str() == value),
            &|holds| holds.source = true,
        ),
    }
}
