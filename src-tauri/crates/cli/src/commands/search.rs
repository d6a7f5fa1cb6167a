//! `circle search`: from what was typed to a question, and from the answer to what is printed.

use super::{print_json, print_line};
use crate::arguments::{AttendanceArgument, Search, SortArgument, StatusArgument, WhoArgument};
use crate::failure::{Ending, Failure};
use crate::json;
use crate::session::Session;
use crate::text;
use crate::values;
use circle_domain::{Attendance, FellowshipId, ProblemId, SourceId, Status, WhoMayAttend};
use circle_engine::{Filters, Moment, Near, Question, Sort};

/// Finds meetings.
pub(crate) fn run(session: &Session, search: &Search) -> Result<Ending, Failure> {
    let engine = session.engine_in_use()?;
    let moment = Moment::new(session.now, session.zone.clone());
    let question = question(session, search, &moment)?;
    // Timing is the edge's business; the clock that is frozen for answers does not run.
    #[allow(
        clippy::disallowed_methods,
        reason = "how long an answer took is no part of it"
    )]
    let begun = std::time::Instant::now();
    let answer = engine.find(&question, &moment)?;
    let milliseconds = begun.elapsed().as_secs_f64() * 1000.0;
    if session.json {
        print_json(&json::search::answer(
            &answer,
            milliseconds,
            &session.locale,
        ))?;
    } else {
        for line in text::answer(&answer, &moment, &session.locale) {
            print_line(&line)?;
        }
    }
    Ok(Ending::Done)
}

fn question(session: &Session, search: &Search, moment: &Moment) -> Result<Question, Failure> {
    let today = moment.wall_clock().date().weekday();
    let near = match search.near.as_deref() {
        Some(text) => Some(
            values::coordinates(text)?.map_or_else(|| Near::Text(text.to_owned()), Near::Point),
        ),
        None => None,
    };
    let filters = Filters {
        problems: search.problems.iter().map(ProblemId::new).collect(),
        fellowships: search
            .fellowships
            .iter()
            .map(|id| FellowshipId::new(id.to_lowercase()))
            .collect(),
        near,
        within_km: search
            .within
            .as_deref()
            .map(values::distance_km)
            .transpose()?,
        attendance: search.attendance.iter().copied().map(attendance).collect(),
        days: search
            .days
            .iter()
            .map(|day| values::weekday(day, today))
            .collect::<Result<_, _>>()?,
        from: search
            .from
            .as_deref()
            .map(|time| values::clock_time("--from", time))
            .transpose()?,
        until: search
            .until
            .as_deref()
            .map(|time| values::clock_time("--until", time))
            .transpose()?,
        starts_within_minutes: search
            .starts_within
            .as_deref()
            .map(values::duration_minutes)
            .transpose()?,
        formats: search.formats.clone(),
        languages: search.languages.clone(),
        audience: search.audience.clone(),
        access: search.access.clone(),
        who: search.who.iter().copied().map(who).collect(),
        statuses: search.statuses.iter().copied().map(status).collect(),
        sources: search.sources.iter().map(SourceId::new).collect(),
    };
    Ok(Question {
        line: (!search.words.is_empty()).then(|| search.words.join(" ")),
        filters,
        relation: None,
        sort: search.sort.map(sort),
        limit: search.limit,
        offset: search.offset,
        locale: session.locale.clone(),
        country: session.country(),
        home: None,
        otherwise_near: None,
    })
}

fn attendance(argument: AttendanceArgument) -> Attendance {
    match argument {
        AttendanceArgument::InPerson => Attendance::InPerson,
        AttendanceArgument::Online => Attendance::Online,
        AttendanceArgument::Hybrid => Attendance::Hybrid,
    }
}

fn who(argument: WhoArgument) -> WhoMayAttend {
    match argument {
        WhoArgument::Open => WhoMayAttend::Open,
        WhoArgument::Closed => WhoMayAttend::Closed,
    }
}

fn status(argument: StatusArgument) -> Status {
    match argument {
        StatusArgument::Active => Status::Active,
        StatusArgument::ByArrangement => Status::ByArrangement,
        StatusArgument::AddressImprecise => Status::AddressImprecise,
        StatusArgument::NoJoiningDetails => Status::NoJoiningDetails,
        StatusArgument::TemporarilyClosed => Status::TemporarilyClosed,
        StatusArgument::NoLongerListed => Status::NoLongerListed,
    }
}

fn sort(argument: SortArgument) -> Sort {
    match argument {
        SortArgument::Soonest => Sort::Soonest,
        SortArgument::Nearest => Sort::Nearest,
        SortArgument::Relevance => Sort::Relevance,
    }
}
