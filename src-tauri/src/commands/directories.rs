//! Directories in use, and copying them.

use super::at_work;
use super::window::{reader, settings_of};
use crate::convert::directory as convert;
use crate::desktop::progress::Progress;
use crate::dto::directory::{ContactedHost, SourceView, SyncProgress, SyncReport};
use crate::error::{CommandError, CommandResult};
use crate::shell::{Copying, Shell};
use circle_domain::{Source, SourceId};
use circle_engine::Engine;
use circle_engine::sync::{SyncEvent, SyncPhase, SyncRequest};
use circle_words::Words;
use jiff::Timestamp;
use std::collections::HashMap;
use tauri::ipc::Channel;
use tauri::{AppHandle, State};
use tokio_util::sync::CancellationToken;

/// The directories in use.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sources(shell: State<'_, Shell>) -> CommandResult<Vec<SourceView>> {
    let (now, words) = (shell.clock.now(), words(&shell)?);
    at_work(&shell, move |engine| {
        Ok(engine
            .sources()?
            .iter()
            .map(|known| convert::source(known, now, &words))
            .collect())
    })
    .await
}

/// Takes a directory out of use, and gives a token with which that is undone.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remove_source(shell: State<'_, Shell>, id: String) -> CommandResult<String> {
    let removed = at_work(&shell, move |engine| {
        Ok(engine.remove_source(&SourceId::new(id))?)
    })
    .await?;
    let token = removed.id.to_string();
    locked(&shell.removed)?.insert(token.clone(), removed);
    Ok(token)
}

/// Puts a removed directory back into use.
#[tauri::command]
#[specta::specta]
pub(crate) async fn restore_source(
    shell: State<'_, Shell>,
    token: String,
) -> CommandResult<SourceView> {
    let (now, words) = (shell.clock.now(), words(&shell)?);
    let removed = locked(&shell.removed)?.remove(&token);
    let removed = removed.ok_or_else(|| {
        CommandError::new("unknown_source", "This directory was not removed just now.")
    })?;
    at_work(&shell, move |engine| {
        let source = engine.restore_source(removed, now)?;
        view(engine, &source, now, &words)
    })
    .await
}

/// Switches copying of a directory on or off.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_source_enabled(
    shell: State<'_, Shell>,
    id: String,
    enabled: bool,
) -> CommandResult<SourceView> {
    let (now, words) = (shell.clock.now(), words(&shell)?);
    at_work(&shell, move |engine| {
        let source = engine.set_source_enabled(&SourceId::new(id), enabled, now)?;
        view(engine, &source, now, &words)
    })
    .await
}

/// Copies directories; `null`: all that are enabled. Each step is told through `progress`.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sync(
    app: AppHandle,
    shell: State<'_, Shell>,
    ids: Option<Vec<String>>,
    progress: Channel<SyncProgress>,
) -> CommandResult<SyncReport> {
    let engine = shell.engine()?;
    let request = SyncRequest {
        all: ids.is_none(),
        ids: ids
            .unwrap_or_default()
            .into_iter()
            .map(SourceId::new)
            .collect(),
        accept: Vec::new(),
    };
    let chosen: Vec<SourceId> = if request.all {
        engine
            .sources()?
            .into_iter()
            .map(|known| known.source.id)
            .collect()
    } else {
        request.ids.clone()
    };
    copy(&app, &shell, request, chosen, progress).await
}

/// Copies the directories that are due, unless the person wants to do that by hand. What is searched for decides nothing
/// of it. Nothing happens while others are copied: then they are due the next time.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sync_due(
    app: AppHandle,
    shell: State<'_, Shell>,
    progress: Channel<SyncProgress>,
) -> CommandResult<SyncReport> {
    let (engine, now) = (shell.engine()?, shell.clock.now());
    let nothing = SyncReport {
        sources: Vec::new(),
    };
    if settings_of(&shell, &engine)?.copy_by_hand || locked(&shell.copying)?.is_some() {
        return Ok(nothing);
    }
    let due: Vec<SourceId> = engine
        .due_sources(now)?
        .into_iter()
        .map(|source| source.id)
        .collect();
    if due.is_empty() {
        return Ok(nothing);
    }
    copy(&app, &shell, SyncRequest::default(), due, progress).await
}

async fn copy(
    app: &AppHandle,
    shell: &Shell,
    request: SyncRequest,
    chosen: Vec<SourceId>,
    progress: Channel<SyncProgress>,
) -> CommandResult<SyncReport> {
    let (now, words) = (shell.clock.now(), words(shell)?);
    let all = CancellationToken::new();
    let each: HashMap<SourceId, CancellationToken> = chosen
        .into_iter()
        .map(|id| (id, all.child_token()))
        .collect();
    {
        let mut copying = locked(&shell.copying)?;
        if copying.is_some() {
            return Err(CommandError::new(
                "sync_running",
                "Directories are being copied already.",
            ));
        }
        *copying = Some(Copying {
            all: all.clone(),
            each: each.clone(),
        });
    }
    let in_task_bar = Progress::begin(app);
    let told = move |event: &SyncEvent| {
        if event.phase == SyncPhase::Done {
            in_task_bar.reached(event.done, event.total);
        }
        // A page that is gone needs no news.
        drop(progress.send(convert::progress(event, &words)));
    };
    let report = at_work(shell, move |engine| {
        let copied =
            tauri::async_runtime::block_on(engine.sync_each(&request, now, &told, &all, &each));
        Ok(convert::report(&copied?))
    })
    .await;
    *locked(&shell.copying)? = None;
    report
}

/// Stops the copy of one directory, or of all.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cancel_sync(shell: State<'_, Shell>, id: Option<String>) -> CommandResult<()> {
    if let Some(copying) = &*locked(&shell.copying)? {
        match id {
            Some(id) => {
                if let Some(token) = copying.each.get(&SourceId::new(id)) {
                    token.cancel();
                }
            }
            None => copying.all.cancel(),
        }
    }
    Ok(())
}

/// Every host that was contacted, when and for what.
#[tauri::command]
#[specta::specta]
pub(crate) async fn contacted_hosts(shell: State<'_, Shell>) -> CommandResult<Vec<ContactedHost>> {
    at_work(&shell, move |engine| {
        let hosts = engine.contacted_hosts()?;
        Ok(hosts
            .into_iter()
            .map(|contact| ContactedHost {
                host: contact.host,
                sources: contact.sources,
                requests: u32::try_from(contact.requests).unwrap_or(u32::MAX),
                bytes: convert::number(contact.bytes),
                last: contact.last.to_string(),
            })
            .collect())
    })
    .await
}

/// A directory as it stands.
pub(super) fn view(
    engine: &Engine,
    source: &Source,
    now: Timestamp,
    words: &Words,
) -> CommandResult<SourceView> {
    let known = engine
        .sources()?
        .into_iter()
        .find(|known| known.source.id == source.id);
    let known = known
        .ok_or_else(|| CommandError::new("unknown_source", "This directory is not in use."))?;
    Ok(convert::source(&known, now, words))
}

/// The reader's words.
pub(crate) fn words(shell: &Shell) -> CommandResult<Words> {
    Ok(Words::new(&reader(shell, &*shell.engine()?)?.locale))
}

/// What several commands share.
pub(super) fn locked<T>(
    mutex: &std::sync::Mutex<T>,
) -> CommandResult<std::sync::MutexGuard<'_, T>> {
    mutex.lock().map_err(|_| {
        CommandError::new(
            "internal",
            "This program has a fault. Close it and open it again.",
        )
    })
}
