//! What is usual in a fellowship, and the sources of it.

use super::at_work;
use super::window::reader;
use crate::convert::cards as convert;
use crate::dto::cards::FellowshipCard;
use crate::error::{CommandError, CommandResult};
use crate::links;
use crate::shell::Shell;
use circle_domain::FellowshipId;
use circle_engine::EngineError;
use tauri::State;

/// The card of a fellowship; none when it is not one that is known here.
#[tauri::command]
#[specta::specta]
pub(crate) async fn fellowship_card(
    shell: State<'_, Shell>,
    fellowship: String,
) -> CommandResult<Option<FellowshipCard>> {
    let reader = reader(&shell, &*shell.engine()?)?;
    at_work(&shell, move |engine| {
        let id = FellowshipId::new(fellowship);
        match engine.fellowship_card(&id, &reader.locale, reader.country.as_deref()) {
            Ok(card) => Ok(Some(convert::card(card))),
            Err(EngineError::UnknownFellowship) => Ok(None),
            Err(error) => Err(error.into()),
        }
    })
    .await
}

/// Opens the source that `key` names on the card of a fellowship.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_card_source(
    shell: State<'_, Shell>,
    fellowship: String,
    key: String,
) -> CommandResult<()> {
    at_work(&shell, move |engine| {
        let address = engine
            .card_source_url(&FellowshipId::new(fellowship), &key)
            .ok_or_else(|| CommandError::new("no_link", "There is no such link."))?;
        links::open(address, true)
    })
    .await
}
