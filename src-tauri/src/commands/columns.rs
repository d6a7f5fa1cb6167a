//! What the columns of a directory's list mean: looking at them, and keeping what the person says.

use super::at_work;
use super::directories::{locked, view, words};
use crate::convert::columns as convert;
use crate::dto::columns::ColumnsPreview;
use crate::dto::directory::SourceView;
use crate::error::CommandResult;
use crate::shell::{LookedAt, Shell};
use circle_domain::SourceId;
use circle_engine::Engine;
use tauri::State;
use tokio_util::sync::CancellationToken;

/// Looks at the columns of a directory's list, with a mapping's text; `null`: its own, or the guess. The list is fetched
/// once; corrections look at the same bytes again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn preview_columns(
    shell: State<'_, Shell>,
    source: String,
    mapping: Option<String>,
) -> CommandResult<ColumnsPreview> {
    let (now, words) = (shell.clock.now(), words(&shell)?);
    let id = SourceId::new(source);
    // Without a correction it is opened anew: then the list may have changed.
    let kept = locked(&shell.looked_at)?
        .take()
        .filter(|kept| mapping.is_some() && kept.source.id == id);
    let (looked_at, preview) = at_work(&shell, move |engine| {
        let looked_at = match kept {
            Some(kept) => kept,
            None => fetch(engine, &id, now)?,
        };
        let source = &looked_at.source;
        let text = mapping.as_deref().or(source.mapping.as_deref());
        let preview = engine.preview_mapping_of(&looked_at.bytes, source, text, now);
        Ok((looked_at, preview.map(|preview| (preview, words))))
    })
    .await?;
    let name = looked_at.source.name.clone();
    *locked(&shell.looked_at)? = Some(looked_at);
    let (preview, words) = preview?;
    Ok(convert::preview(&preview, &name, now, &words))
}

fn fetch(engine: &Engine, id: &SourceId, now: jiff::Timestamp) -> CommandResult<LookedAt> {
    let cancel = CancellationToken::new();
    let (source, bytes) = tauri::async_runtime::block_on(engine.fetch_list(id, now, &cancel))?;
    Ok(LookedAt { source, bytes })
}

/// Keeps what the columns mean; `null`: they are guessed again. The next copy reads the list anew.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_columns(
    shell: State<'_, Shell>,
    source: String,
    mapping: Option<String>,
) -> CommandResult<SourceView> {
    let (now, words) = (shell.clock.now(), words(&shell)?);
    locked(&shell.looked_at)?.take();
    at_work(&shell, move |engine| {
        let source = engine.set_mapping(&SourceId::new(source), mapping.as_deref(), now)?;
        view(engine, &source, now, &words)
    })
    .await
}
