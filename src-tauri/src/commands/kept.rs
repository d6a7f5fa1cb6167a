//! What a person keeps: notes, searches, the diary; the passphrase for it; and clearing it.

use super::at_work;
use super::find::moment;
use crate::convert::kept as convert;
use crate::dto::kept::{Kept, NewVisit, SavedSearch, Visit, WatchedChange};
use crate::error::{CommandError, CommandResult};
use crate::shell::Shell;
use circle_domain::MeetingId;
use circle_engine::{Engine, SearchId, VisitId};
use tauri::State;

fn state(engine: &Engine) -> CommandResult<Kept> {
    Ok(convert::kept(
        engine.kept_counts()?,
        engine.has_passphrase()?,
        engine.is_locked()?,
        engine.may_write_diary()?,
    ))
}

/// How what is kept stands.
#[tauri::command]
#[specta::specta]
pub(crate) async fn kept(shell: State<'_, Shell>) -> CommandResult<Kept> {
    at_work(&shell, state).await
}

/// What changed among what was saved, the newest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn watched(shell: State<'_, Shell>) -> CommandResult<Vec<WatchedChange>> {
    let moment = moment(&shell);
    at_work(&shell, move |engine| {
        Ok(engine
            .watched(&moment)?
            .iter()
            .map(convert::change)
            .collect())
    })
    .await
}

/// The person saw what changed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn mark_all_seen(shell: State<'_, Shell>) -> CommandResult<()> {
    let now = shell.clock.now();
    at_work(&shell, move |engine| Ok(engine.mark_all_seen(now)?)).await
}

/// Writes the person's own note on a meeting, which is saved if it was not. The note it had.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_note(
    shell: State<'_, Shell>,
    id: String,
    note: Option<String>,
) -> CommandResult<Option<String>> {
    let now = shell.clock.now();
    at_work(&shell, move |engine| {
        Ok(engine.set_note(&MeetingId::new(id), note.as_deref(), now)?)
    })
    .await
}

/// The saved searches, the first saved first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn saved_searches(shell: State<'_, Shell>) -> CommandResult<Vec<SavedSearch>> {
    at_work(&shell, move |engine| {
        Ok(engine
            .saved_searches()?
            .iter()
            .map(convert::search)
            .collect())
    })
    .await
}

/// Saves a search under a name.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_search(
    shell: State<'_, Shell>,
    name: String,
    question: String,
) -> CommandResult<()> {
    let now = shell.clock.now();
    at_work(&shell, move |engine| {
        let question = serde_json::from_str(&question)
            .map_err(|error| CommandError::new("internal", error))?;
        engine.save_search(&name, question, now)?;
        Ok(())
    })
    .await
}

/// Removes a saved search. False: there was none.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remove_search(shell: State<'_, Shell>, id: String) -> CommandResult<bool> {
    at_work(&shell, move |engine| {
        Ok(engine.remove_search(SearchId(convert::number(&id)?))?)
    })
    .await
}

/// Puts back a removed search. False: it is not remembered.
#[tauri::command]
#[specta::specta]
pub(crate) async fn restore_search(shell: State<'_, Shell>, id: String) -> CommandResult<bool> {
    at_work(&shell, move |engine| {
        Ok(engine.restore_search(SearchId(convert::number(&id)?))?)
    })
    .await
}

/// Removes a line of the diary. False: there was none.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remove_visit(shell: State<'_, Shell>, id: String) -> CommandResult<bool> {
    at_work(&shell, move |engine| {
        Ok(engine.remove_visit(VisitId(convert::number(&id)?))?)
    })
    .await
}

/// Puts back a removed line. False: it is not remembered.
#[tauri::command]
#[specta::specta]
pub(crate) async fn restore_visit(shell: State<'_, Shell>, id: String) -> CommandResult<bool> {
    at_work(&shell, move |engine| {
        Ok(engine.restore_visit(VisitId(convert::number(&id)?))?)
    })
    .await
}

/// The diary, the latest day first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn visits(shell: State<'_, Shell>) -> CommandResult<Vec<Visit>> {
    at_work(&shell, move |engine| {
        Ok(engine.visits()?.iter().map(convert::visit).collect())
    })
    .await
}

/// Writes "I went" into the diary.
#[tauri::command]
#[specta::specta]
pub(crate) async fn add_visit(shell: State<'_, Shell>, visit: NewVisit) -> CommandResult<()> {
    at_work(&shell, move |engine| {
        engine.add_visit(&convert::new_visit(visit)?)?;
        Ok(())
    })
    .await
}

/// The person read that anyone using this computer can read the diary, and wants it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn acknowledge_open_diary(shell: State<'_, Shell>) -> CommandResult<Kept> {
    at_work(&shell, move |engine| {
        engine.acknowledge_open_diary()?;
        state(engine)
    })
    .await
}

/// Seals what is kept.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_passphrase(
    shell: State<'_, Shell>,
    passphrase: String,
) -> CommandResult<Kept> {
    at_work(&shell, move |engine| {
        engine.set_passphrase(&passphrase)?;
        state(engine)
    })
    .await
}

/// Opens what is kept.
#[tauri::command]
#[specta::specta]
pub(crate) async fn unlock(shell: State<'_, Shell>, passphrase: String) -> CommandResult<Kept> {
    let now = shell.clock.now();
    at_work(&shell, move |engine| {
        engine.unlock(&passphrase, now)?;
        state(engine)
    })
    .await
}

/// Closes it again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn lock(shell: State<'_, Shell>) -> CommandResult<Kept> {
    at_work(&shell, move |engine| {
        engine.lock();
        state(engine)
    })
    .await
}

/// Puts another passphrase in place of the present one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_passphrase(
    shell: State<'_, Shell>,
    old: String,
    chosen: String,
) -> CommandResult<Kept> {
    let now = shell.clock.now();
    at_work(&shell, move |engine| {
        engine.change_passphrase(&old, &chosen, now)?;
        state(engine)
    })
    .await
}

/// Takes the passphrase away.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remove_passphrase(
    shell: State<'_, Shell>,
    passphrase: String,
) -> CommandResult<Kept> {
    let now = shell.clock.now();
    at_work(&shell, move |engine| {
        engine.remove_passphrase(&passphrase, now)?;
        state(engine)
    })
    .await
}

/// Erases what is sealed, and the passphrase: for a person who forgot it, and was asked.
#[tauri::command]
#[specta::specta]
pub(crate) async fn forget_passphrase(shell: State<'_, Shell>) -> CommandResult<Kept> {
    at_work(&shell, move |engine| {
        engine.forget_passphrase()?;
        state(engine)
    })
    .await
}

/// Erases everything that the person kept and set; with `directories` what was copied too. For a person who was asked.
#[tauri::command]
#[specta::specta]
pub(crate) async fn clear_everything(
    shell: State<'_, Shell>,
    directories: bool,
) -> CommandResult<()> {
    at_work(&shell, move |engine| {
        engine.clear_everything(directories)?;
        Ok(())
    })
    .await
}
