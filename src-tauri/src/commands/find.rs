//! Finding: questions, meetings, places, saved meetings, and what leads out of the program.

use super::at_work;
use super::window::{reader, settings_of};
use crate::convert::{answer as convert, question};
use crate::dto::answer::{Answer, Elsewhere};
use crate::dto::kinds::Relation;
use crate::dto::meeting::{GroupPage, Nearby, SavedMeeting};
use crate::dto::place::{Place, PlaceKind};
use crate::dto::question::Question;
use crate::dto::start::{ProblemArea, ProblemLeaf};
use crate::error::{CommandError, CommandResult};
use crate::links;
use crate::shell::Shell;
use circle_domain::{MeetingId, ProblemId};
use circle_engine::Moment;
use circle_words::Words;
use std::sync::atomic::Ordering;
use tauri::State;

pub(super) fn moment(shell: &Shell) -> Moment {
    Moment::new(shell.clock.now(), shell.clock.zone().clone())
}

/// Answers a question. A newer question stops an older one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn find(shell: State<'_, Shell>, question: Question) -> CommandResult<Answer> {
    let engine = shell.engine()?;
    let (moment, reader) = (moment(&shell), reader(&shell, &engine)?);
    if shell.asked.fetch_add(1, Ordering::Relaxed) > 0 {
        engine.interrupt();
    }
    let answered = at_work(&shell, move |engine| {
        let words = Words::new(&reader.locale);
        let question = question::question(question, reader, engine.places())?;
        // How long it took is shown, not decided by: the clock of answers may stand still.
        let begun = std::time::Instant::now();
        let answer = engine.find(&question, &moment)?;
        let milliseconds = begun.elapsed().as_secs_f64() * 1000.0;
        Ok(convert::answer(
            &answer,
            milliseconds,
            &words,
            engine.places(),
        ))
    })
    .await;
    shell.asked.fetch_sub(1, Ordering::Relaxed);
    answered
}

/// One meeting, everything known about it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn show(shell: State<'_, Shell>, id: String) -> CommandResult<GroupPage> {
    let moment = moment(&shell);
    at_work(&shell, move |engine| {
        let id = MeetingId::new(id);
        let shown = engine.show(&id, &moment)?;
        // What changes is told from when it was last looked at.
        engine.look_at(&id, moment.now)?;
        // A window may stay open for weeks: somebody reads in it.
        engine.note_use(moment.now)?;
        Ok(convert::shown(&shown))
    })
    .await
}

/// What is beside a meeting.
#[tauri::command]
#[specta::specta]
pub(crate) async fn nearby(shell: State<'_, Shell>, id: String) -> CommandResult<Nearby> {
    let moment = moment(&shell);
    at_work(&shell, move |engine| {
        let found = engine.nearby(&MeetingId::new(id), &moment)?;
        Ok(convert::nearby(&found))
    })
    .await
}

/// Places that a text may mean, best first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn suggest_places(
    shell: State<'_, Shell>,
    text: String,
) -> CommandResult<Vec<Place>> {
    let reader = reader(&shell, &*shell.engine()?)?;
    at_work(&shell, move |engine| {
        let found = engine.suggest_places(&text, reader.country.as_deref(), &reader.locale, 8);
        Ok(found.iter().map(question::place).collect())
    })
    .await
}

/// All countries; the regions of one, or its towns when it has none; the towns of a region.
#[tauri::command]
#[specta::specta]
pub(crate) async fn browse_places(
    shell: State<'_, Shell>,
    country: Option<String>,
    region: Option<String>,
) -> CommandResult<Vec<Place>> {
    const TOWNS: usize = 300;
    let locale = reader(&shell, &*shell.engine()?)?.locale;
    at_work(&shell, move |engine| {
        let places = engine.places();
        let Some(country) = country else {
            return Ok(places
                .countries(&locale)
                .into_iter()
                .filter_map(|country| listed_country(country, &locale))
                .collect());
        };
        let regions = places.regions(&country, &locale);
        let name = places
            .country(&country)
            .map_or_else(String::new, |country| country.name_in(&locale).to_owned());
        if region.is_none() && !regions.is_empty() {
            let listed = regions
                .iter()
                .filter(|region| !region.name.is_empty())
                .filter_map(|region| {
                    let point = region.point?;
                    Some(Place {
                        name: region.name_in(&locale).to_owned(),
                        region: Some(region.code.to_owned()),
                        country: country.clone(),
                        country_name: name.clone(),
                        latitude: point.latitude,
                        longitude: point.longitude,
                        kind: PlaceKind::Region,
                        zone: None,
                    })
                });
            return Ok(listed.collect());
        }
        let towns = places.towns(&country, region.as_deref(), TOWNS);
        Ok(towns
            .iter()
            .map(|town| question::place(&places.named(town, &locale)))
            .collect())
    })
    .await
}

fn listed_country(country: &circle_places::Country, locale: &str) -> Option<Place> {
    let point = country.point?;
    let name = country.name_in(locale).to_owned();
    Some(Place {
        country_name: name.clone(),
        name,
        region: None,
        country: country.code.to_owned(),
        latitude: point.latitude,
        longitude: point.longitude,
        kind: PlaceKind::Country,
        zone: None,
    })
}

/// The problem areas and their leaves, each with its number of meetings.
#[tauri::command]
#[specta::specta]
pub(crate) async fn problems(shell: State<'_, Shell>) -> CommandResult<Vec<ProblemArea>> {
    let moment = moment(&shell);
    at_work(&shell, move |engine| {
        let counts = engine.problem_counts(&moment)?;
        let count = |id: &str| counts.get(id).copied().unwrap_or(0);
        let areas = engine.problem_areas().iter().map(|area| ProblemArea {
            count: count(area.id().as_str()),
            leaves: area
                .leaves()
                .iter()
                .map(|leaf| ProblemLeaf {
                    relation: Relation::from(circle_engine::relation::relation_of(&leaf.id())),
                    count: count(leaf.id().as_str()),
                    id: leaf.id().to_string(),
                })
                .collect(),
            id: area.id().to_string(),
        });
        Ok(areas.collect())
    })
    .await
}

/// Where to turn for a problem in a country, whatever was copied.
#[tauri::command]
#[specta::specta]
pub(crate) async fn elsewhere(
    shell: State<'_, Shell>,
    problem: Option<String>,
    country: Option<String>,
) -> CommandResult<Vec<Elsewhere>> {
    let (moment, reader) = (moment(&shell), reader(&shell, &*shell.engine()?)?);
    at_work(&shell, move |engine| {
        let words = Words::new(&reader.locale);
        let country = country.or(reader.country);
        let found = engine.elsewhere_for(
            problem.map(ProblemId::new).as_ref(),
            country.as_deref(),
            &moment,
        )?;
        Ok(found
            .iter()
            .map(|entry| convert::elsewhere(entry, &words, engine.places()))
            .collect())
    })
    .await
}

/// The saved meetings, each with what changed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn saved(shell: State<'_, Shell>) -> CommandResult<Vec<SavedMeeting>> {
    let moment = moment(&shell);
    at_work(&shell, move |engine| {
        Ok(engine.saved(&moment)?.iter().map(convert::saved).collect())
    })
    .await
}

/// Saves a meeting.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save(shell: State<'_, Shell>, id: String) -> CommandResult<()> {
    let now = shell.clock.now();
    at_work(&shell, move |engine| {
        Ok(engine.save(&MeetingId::new(id), now)?)
    })
    .await
}

/// Takes a meeting off the saved ones.
#[tauri::command]
#[specta::specta]
pub(crate) async fn unsave(shell: State<'_, Shell>, id: String) -> CommandResult<()> {
    at_work(&shell, move |engine| {
        engine.unsave(&MeetingId::new(id))?;
        Ok(())
    })
    .await
}

/// Opens the page of an organization or a contact point, from our own tables.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_elsewhere(shell: State<'_, Shell>, id: String) -> CommandResult<()> {
    at_work(&shell, move |engine| {
        let address = engine
            .elsewhere_url(&id)?
            .ok_or_else(|| CommandError::new("no_link", "There is no such link."))?;
        links::open(&address, true)
    })
    .await
}

/// The reader's own country, from where they said they are.
pub(super) fn home_country(
    shell: &Shell,
    engine: &circle_engine::Engine,
) -> CommandResult<Option<String>> {
    Ok(settings_of(shell, engine)?
        .home_place
        .map(|place| place.country)
        .filter(|country| !country.is_empty()))
}
