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
    let holds = |query: &Query| -> Vec<&Meeting> {
        meetings
            .iter()
            .filter(|meeting| meeting.holds(query, now, reader))
            .collect()
    };
    let found = holds(query);
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
        facets: Some(facets(meetings, query, &holds)),
    }
}

/// Each count by asking again with that value chosen, as the contract says it.
fn facets<'m>(
    meetings: &'m [Meeting],
    query: &Query,
    holds: &dyn Fn(&Query) -> Vec<&'m Meeting>,
) -> Facets {
    let count = |change: &dyn Fn(&mut Query)| {
        let mut other = query.clone();
        change(&mut other);
        u32::try_from(holds(&other).len()).unwrap()
    };
    let named = |own: &dyn Fn(&Meeting) -> Vec<String>,
                 chosen: &dyn Fn(&str) -> bool,
                 change: &dyn Fn(&mut Query, &str)|
     -> Vec<(String, u32)> {
        let mut counts = BTreeMap::new();
        let values: std::collections::BTreeSet<String> = meetings.iter().flat_map(own).collect();
        for value in values {
            let number = count(&|query| change(query, &value));
            counts.insert(value, number);
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
    let ids = |ids: &[circle_domain::ProblemId]| {
        ids.iter()
            .map(|id| id.as_str().to_owned())
            .collect::<Vec<_>>()
    };
    let languages_match = |asked: &str, value: &str| {
        let (asked, value) = (asked.to_lowercase(), value.to_lowercase());
        asked == value || value.starts_with(&format!("{asked}-"))
    };
    Facets {
        attendance: [Attendance::InPerson, Attendance::Online, Attendance::Hybrid]
            .map(|value| (value, count(&|query| query.attendance = vec![value])))
            .to_vec(),
        weekday: WEEKDAYS
            .map(|day| (day, count(&|query| query.days = vec![day])))
            .to_vec(),
        fellowship: named(
            &|own| own.fellowship.iter().map(|id| (*id).to_owned()).collect(),
            &|value| query.fellowships.iter().any(|id| id.as_str() == value),
            &|query, value| query.fellowships = vec![circle_domain::FellowshipId::new(value)],
        ),
        problem: named(
            &|own| {
                own.problems
                    .iter()
                    .map(|(id, _)| (*id).to_owned())
                    .collect()
            },
            &|value| ids(&query.problems).iter().any(|id| id == value),
            &|query, value| query.problems = vec![circle_domain::ProblemId::new(value)],
        ),
        area: named(
            &|own| own.problems.iter().map(|(id, _)| area(id)).collect(),
            &|value| ids(&query.problems).iter().any(|id| id == value),
            &|query, value| query.problems = vec![circle_domain::ProblemId::new(value)],
        ),
        format: named(
            &|own| texts(&own.formats),
            &|value| query.formats.iter().any(|name| name == value),
            &|query, value| query.formats.push(value.to_owned()),
        ),
        language: named(
            &|own| texts(&own.languages),
            &|value| {
                query
                    .languages
                    .iter()
                    .any(|asked| languages_match(asked, value))
            },
            &|query, value| query.languages = vec![value.to_owned()],
        ),
        audience: named(
            &|own| texts(&own.audience),
            &|value| query.audience.iter().any(|name| name == value),
            &|query, value| query.audience = vec![value.to_owned()],
        ),
        access: named(
            &|own| texts(&own.access),
            &|value| query.access.iter().any(|name| name == value),
            &|query, value| query.access.push(value.to_owned()),
        ),
        who: [
            WhoMayAttend::Open,
            WhoMayAttend::Closed,
            WhoMayAttend::Unknown,
        ]
        .map(|who| (who, count(&|query| query.who = vec![who])))
        .to_vec(),
        status: Status::ALL
            .map(|status| (status, count(&|query| query.statuses = vec![status])))
            .to_vec(),
        source: named(
            &|own| texts(&own.sources()),
            &|value| query.sources.iter().any(|id| id.as_str() == value),
            &|query, value| query.sources = vec![circle_domain::SourceId::new(value)],
        ),
    }
}
