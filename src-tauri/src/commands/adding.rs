//! Directories that could be in use: adding them by address, by a web site, or from the catalogue.

use super::at_work;
use super::directories::{locked, view, words};
use crate::convert::adding as convert;
use crate::convert::question::chosen_place;
use crate::dto::adding::{AddSource, AddedSource, CatalogueEntry};
use crate::dto::directory::SourceView;
use crate::dto::place::Place;
use crate::error::{CommandError, CommandResult};
use crate::shell::Shell;
use circle_domain::{Point, Source, SourceId};
use circle_engine::{Added, EngineError};
use tauri::State;
use tokio_util::sync::CancellationToken;

/// Puts a directory into use, or looks for it on the web site at that address.
#[tauri::command]
#[specta::specta]
pub(crate) async fn add_source(
    shell: State<'_, Shell>,
    request: AddSource,
) -> CommandResult<AddedSource> {
    let (now, words) = (shell.clock.now(), words(&shell)?);
    let cancel = CancellationToken::new();
    // Looking twice at a time would only ask twice: the later wish is the one that counts.
    if let Some(earlier) = locked(&shell.looking)?.replace(cancel.clone()) {
        earlier.cancel();
    }
    at_work(&shell, move |engine| {
        let new = convert::new_source(request);
        let added = tauri::async_runtime::block_on(engine.add_or_discover(&new, now, &cancel));
        match added {
            Ok(Added::Source(source, _)) => Ok(convert::added(view(engine, &source, now, &words)?)),
            Ok(Added::Several(discovery)) => Ok(convert::several(&discovery)),
            Err(EngineError::NothingFound { host, tried, .. }) => {
                Ok(convert::nothing(&host, &tried, &words))
            }
            Err(error) => Err(error.into()),
        }
    })
    .await
}

/// Stops looking for the directory of a web site.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cancel_adding(shell: State<'_, Shell>) -> CommandResult<()> {
    if let Some(looking) = locked(&shell.looking)?.take() {
        looking.cancel();
    }
    Ok(())
}

/// The directories of the catalogue that reach a place: all problems together, whatever anybody looks for.
#[tauri::command]
#[specta::specta]
pub(crate) async fn catalogue_near(
    shell: State<'_, Shell>,
    place: Place,
) -> CommandResult<Vec<CatalogueEntry>> {
    at_work(&shell, move |engine| {
        let point = chosen_place(&place, engine.places())
            .map(|place| place.point)
            .or_else(|| Point::new(place.latitude, place.longitude));
        let point = point
            .ok_or_else(|| CommandError::new("place_unknown", "This place has no position."))?;
        let in_use: Vec<SourceId> = engine
            .sources()?
            .into_iter()
            .map(|known| known.source.id)
            .collect();
        let near = engine.catalogue().near(point);
        near.iter()
            .map(|near| {
                let doubled: Vec<Source> = engine
                    .in_use_within(near.entry)?
                    .into_iter()
                    .chain(engine.in_use_around(near.entry)?)
                    .collect();
                Ok(convert::catalogue_entry(
                    near,
                    doubled.into_iter().map(|source| source.name).collect(),
                    in_use.contains(&near.entry.source_id()),
                ))
            })
            .collect()
    })
    .await
}

/// Puts entries of the catalogue into use.
#[tauri::command]
#[specta::specta]
pub(crate) async fn add_from_catalogue(
    shell: State<'_, Shell>,
    ids: Vec<String>,
) -> CommandResult<Vec<SourceView>> {
    let (now, words) = (shell.clock.now(), words(&shell)?);
    at_work(&shell, move |engine| {
        let added = engine.add_from_catalogue(&ids, now)?;
        added
            .iter()
            .map(|source| view(engine, source, now, &words))
            .collect()
    })
    .await
}
