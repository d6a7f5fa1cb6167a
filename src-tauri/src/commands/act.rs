//! What can be done with a meeting: opening what it leads to, handing it on, taking it along.

use super::at_work;
use super::find::moment;
use super::window::reader;
use crate::convert::act as convert;
use crate::dto::act::{Acts, QrCode, QrOf, WayOut, WrittenFile};
use crate::error::{CommandError, CommandResult};
use crate::links;
use crate::shell::Shell;
use crate::written;
use circle_domain::MeetingId;
use circle_engine::report::ReportBy;
use circle_engine::{EngineError, Platform, Refused};
use circle_words::Words;
use std::sync::PoisonError;
use tauri::{AppHandle, Manager, State, WebviewWindow};

/// What a meeting does not have is none, and no failure of showing what it has.
fn given<T>(answer: Result<T, EngineError>) -> CommandResult<Option<T>> {
    match answer {
        Ok(value) => Ok(Some(value)),
        Err(EngineError::Refused(Refused::Sample | Refused::NoLink)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn ids(ids: Vec<String>) -> Vec<MeetingId> {
    ids.into_iter().map(MeetingId::new).collect()
}

/// Everything that can be done with a meeting, each with who learns what.
#[tauri::command]
#[specta::specta]
pub(crate) async fn acts(shell: State<'_, Shell>, id: String) -> CommandResult<Acts> {
    let (moment, reader) = (moment(&shell), reader(&shell, &*shell.engine()?)?);
    at_work(&shell, move |engine| {
        let (id, words) = (MeetingId::new(id), Words::new(&reader.locale));
        let ways = engine.ways_out(&id, &moment, Platform::own())?;
        let report = given(engine.report(&id, &reader.locale))?;
        Ok(Acts {
            ways: ways.iter().map(|way| convert::way(way, &words)).collect(),
            join: given(engine.join_link(&id))?.map(|link| convert::join(&link, &words)),
            report: report.map(|report| convert::report(report, &words)),
            letter_learns: words.text("learns-letter", &[]),
        })
    })
    .await
}

/// Opens what a meeting leads to. `asked`: the person was told what is doubtful about the link, and wants it all the same.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_way(
    shell: State<'_, Shell>,
    id: String,
    way: WayOut,
    asked: bool,
) -> CommandResult<()> {
    let moment = moment(&shell);
    at_work(&shell, move |engine| {
        let way = convert::way_out(way);
        let way = engine.way_out(&MeetingId::new(id), way, &moment, Platform::own())?;
        let address = way.address.ok_or_else(no_link)?;
        links::open(&address, asked)
    })
    .await
}

/// Opens the prepared letter, or the page, by which a mistake is told: the one at `index` among those of `acts`.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_report(
    shell: State<'_, Shell>,
    id: String,
    index: u32,
) -> CommandResult<()> {
    let reader = reader(&shell, &*shell.engine()?)?;
    at_work(&shell, move |engine| {
        let report = engine.report(&MeetingId::new(id), &reader.locale)?;
        let way = report.ways.into_iter().nth(index as usize);
        let (ReportBy::Mail { address, .. } | ReportBy::Page { address, .. }) =
            way.ok_or_else(no_link)?.by;
        // Its host stands on the button.
        links::open(&address, true)
    })
    .await
}

/// Meetings as text for the clipboard.
#[tauri::command]
#[specta::specta]
pub(crate) async fn plain_text(
    shell: State<'_, Shell>,
    meetings: Vec<String>,
) -> CommandResult<String> {
    let (moment, reader) = (moment(&shell), reader(&shell, &*shell.engine()?)?);
    at_work(&shell, move |engine| {
        Ok(engine.plain_texts(&ids(meetings), &moment, &reader.locale)?)
    })
    .await
}

/// Opens a letter with meetings in it, in the person's mail program.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_letter(
    shell: State<'_, Shell>,
    meetings: Vec<String>,
) -> CommandResult<()> {
    let (moment, reader) = (moment(&shell), reader(&shell, &*shell.engine()?)?);
    at_work(&shell, move |engine| {
        let address = engine.letter(&ids(meetings), &moment, &reader.locale)?;
        links::open(&address, true)
    })
    .await
}

/// A code that a telephone reads.
#[tauri::command]
#[specta::specta]
pub(crate) async fn qr_code(
    shell: State<'_, Shell>,
    id: String,
    of: QrOf,
) -> CommandResult<QrCode> {
    at_work(&shell, move |engine| {
        let code = engine.qr_code(&MeetingId::new(id), convert::qr_of(of))?;
        Ok(convert::qr_code(code))
    })
    .await
}

/// Saves meetings as a calendar file among the person's downloads. With `reveal`, names and addresses are in it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_calendar(
    app: AppHandle,
    shell: State<'_, Shell>,
    meetings: Vec<String>,
    reveal: bool,
) -> CommandResult<WrittenFile> {
    let (moment, reader) = (moment(&shell), reader(&shell, &*shell.engine()?)?);
    let folder = app.path().download_dir();
    let folder = folder
        .or_else(|_| app.path().home_dir())
        .map_err(|error| CommandError::new("folder_not_writable", error))?;
    let (file, path) = at_work(&shell, move |engine| {
        let file = engine.calendar(&ids(meetings), &moment, reveal, &reader.locale)?;
        let path = written::write_new(&folder, &file.name, file.text.as_bytes())
            .map_err(|error| CommandError::new("file_not_writable", error))?;
        Ok((file, path))
    })
    .await?;
    let answer = convert::written(&file, &path);
    let mut last = shell.written.lock().unwrap_or_else(PoisonError::into_inner);
    *last = Some(path);
    Ok(answer)
}

/// Opens the file that was saved last, in the program that the system has for it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_written(shell: State<'_, Shell>) -> CommandResult<()> {
    let last = shell.written.lock().unwrap_or_else(PoisonError::into_inner);
    let path = last.clone().ok_or_else(no_link)?;
    open::that_detached(path).map_err(|error| CommandError::new("no_program", error))
}

/// Prints what the window shows, with the page's style for paper.
#[tauri::command]
#[specta::specta]
pub(crate) async fn print(window: WebviewWindow) -> CommandResult<()> {
    window
        .print()
        .map_err(|error| CommandError::new("no_printer", error))
}

fn no_link() -> CommandError {
    CommandError::new("no_link", "There is no such link.")
}
