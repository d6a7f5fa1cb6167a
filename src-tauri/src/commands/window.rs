//! What the window needs before it can draw, and what the person set.

use super::at_work;
use super::find::home_country;
use crate::convert::question::Reader;
use crate::desktop;
use crate::dto::start::{Attribution, Locale, Opening, Settings, Start};
use crate::error::{CommandError, CommandResult};
use crate::shell::Shell;
use circle_domain::Point;
use circle_engine::{Engine, Moment};
use tauri::{AppHandle, State};

/// The name under which the page's settings are kept.
const SETTINGS: &str = "window";

/// What the window needs before it can draw anything.
#[tauri::command]
#[specta::specta]
pub(crate) async fn start(shell: State<'_, Shell>) -> CommandResult<Start> {
    let engine = shell.engine()?;
    let started = started(&shell, &engine)?;
    if std::env::var_os("OPEN_CIRCLE_SMOKE").is_some() {
        // The page is up and has reached us: that is all a smoke test wants to know.
        std::process::exit(0);
    }
    Ok(started)
}

/// Fills the empty directory with invented groups.
#[tauri::command]
#[specta::specta]
pub(crate) async fn use_sample(shell: State<'_, Shell>) -> CommandResult<Start> {
    let now = shell.clock.now();
    at_work(&shell, move |engine| Ok(engine.use_sample(now)?)).await?;
    started(&shell, &*shell.engine()?)
}

fn started(shell: &Shell, engine: &Engine) -> CommandResult<Start> {
    let sources = engine.sources()?;
    let moment = Moment::new(shell.clock.now(), shell.clock.zone().clone());
    let (meetings, sample) = engine.meeting_count(&moment)?;
    let last_read = sources
        .iter()
        .filter_map(|known| known.state.as_ref()?.last_success)
        .max();
    Ok(Start {
        first_start: sources.is_empty(),
        left_at_once: shell.left_at_once,
        sample,
        sources: u32::try_from(sources.len()).unwrap_or(u32::MAX),
        meetings,
        last_read: last_read.map(|at| at.to_string()),
        now: moment.now.to_string(),
        reader_zone: shell.clock.zone_name().to_owned(),
        locales: shell.locales.clone(),
        settings: settings_of(shell, engine)?,
        copy_after_seconds: copy_after(shell, engine),
        openings: engine
            .openings()
            .iter()
            .map(|opening| Opening {
                code: opening.code().to_owned(),
                detail: Some(opening.detail().to_owned()),
            })
            .collect(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    })
}

/// How long after the start what is due is copied by itself. A clock that stands still would never come to it.
fn copy_after(shell: &Shell, engine: &Engine) -> u32 {
    if shell.clock.is_frozen() {
        return 0;
    }
    u32::try_from(engine.start_delay().as_secs()).unwrap_or_default()
}

/// Whose data is used here.
#[tauri::command]
#[specta::specta]
pub(crate) async fn attributions() -> CommandResult<Vec<Attribution>> {
    let row = |name: &str, licence: &str, host: Option<&str>, used_for: &str| Attribution {
        name: name.to_owned(),
        licence: licence.to_owned(),
        host: host.map(str::to_owned),
        used_for: used_for.to_owned(),
    };
    Ok(vec![
        row("GeoNames", "CC BY 4.0", Some("www.geonames.org"), "places"),
        row(
            "GeoNames",
            "CC BY 4.0",
            Some("www.geonames.org"),
            "postcodes",
        ),
        row(
            "IANA Time Zone Database",
            "public domain",
            Some("www.iana.org"),
            "zones",
        ),
        row(
            "Atkinson Hyperlegible Next, Braille Institute",
            "OFL 1.1",
            Some("www.brailleinstitute.org"),
            "font",
        ),
        row(
            "MeSH, U.S. National Library of Medicine; ICD-10 codes, World Health Organization",
            "identifiers only",
            None,
            "problems",
        ),
        row(
            "ITU-T E.161.1 and national numbering plans",
            "facts",
            Some("www.itu.int"),
            "emergency",
        ),
    ])
}

/// What the person set.
#[tauri::command]
#[specta::specta]
pub(crate) async fn settings(shell: State<'_, Shell>) -> CommandResult<Settings> {
    settings_of(&shell, &*shell.engine()?)
}

/// Changes what the person set.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_settings(
    app: AppHandle,
    shell: State<'_, Shell>,
    settings: Settings,
) -> CommandResult<Settings> {
    let text =
        serde_json::to_string(&settings).map_err(|error| CommandError::new("internal", error))?;
    let no_trace = settings.leaves_no_trace();
    at_work(&shell, move |engine| {
        engine.set_setting(SETTINGS, Some(&text))?;
        if no_trace != engine.leaves_no_trace() {
            engine.set_leave_no_trace(no_trace)?;
        }
        Ok(())
    })
    .await?;
    if let Err(error) = desktop::change(&app, &settings) {
        // What cannot be carried out is not kept either.
        let kept = Settings {
            tray: false,
            ..settings
        };
        let text =
            serde_json::to_string(&kept).map_err(|error| CommandError::new("internal", error))?;
        at_work(&shell, move |engine| {
            Ok(engine.set_setting(SETTINGS, Some(&text))?)
        })
        .await?;
        return Err(error);
    }
    Ok(settings)
}

/// What the person set; a text of another version that cannot be read counts as nothing set.
pub(crate) fn settings_of(_shell: &Shell, engine: &Engine) -> CommandResult<Settings> {
    let text = engine.setting(SETTINGS)?;
    Ok(text
        .and_then(|text| settings_from(&text))
        .unwrap_or_default())
}

/// What was set; what an older version could not set is as it is without settings.
fn settings_from(text: &str) -> Option<Settings> {
    let mut all = serde_json::to_value(Settings::default()).ok()?;
    let kept: serde_json::Map<String, serde_json::Value> = serde_json::from_str(text).ok()?;
    all.as_object_mut()?.extend(kept);
    serde_json::from_value(all).ok()
}

/// The country of the system's language: a guess; where the person says they are is not.
pub(super) fn country_of_system(shell: &Shell) -> Option<String> {
    shell.locales.iter().find_map(|tag| {
        tag.split('-')
            .skip(1)
            .find(|part| part.len() == 2)
            .map(str::to_uppercase)
    })
}

/// Who asks.
pub(super) fn reader(shell: &Shell, engine: &Engine) -> CommandResult<Reader> {
    let settings = settings_of(shell, engine)?;
    let locale = match settings.locale {
        Some(Locale::En) => "en".to_owned(),
        Some(Locale::De) => "de".to_owned(),
        None => shell
            .locales
            .first()
            .cloned()
            .unwrap_or_else(|| "en".to_owned()),
    };
    let home = settings
        .home_place
        .and_then(|place| Point::new(place.latitude, place.longitude));
    Ok(Reader {
        locale,
        country: home_country(shell, engine)?.or_else(|| country_of_system(shell)),
        home,
    })
}
