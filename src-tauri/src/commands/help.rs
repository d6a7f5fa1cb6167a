//! Help now. Works without the data: when nothing else can be opened, this still answers.

use super::find::moment;
use super::window::{country_of_system, reader};
use crate::convert::help as convert;
use crate::dto::help::HelpNow;
use crate::error::{CommandError, CommandResult};
use crate::links;
use crate::shell::Shell;
use circle_engine::{help_address, help_now as of};
use tauri::State;

/// The help of `country`; without one, of the reader's own, as far as it is known; of none for an empty text.
#[tauri::command]
#[specta::specta]
pub(crate) async fn help_now(
    shell: State<'_, Shell>,
    country: Option<String>,
) -> CommandResult<HelpNow> {
    let moment = moment(&shell);
    // Data that cannot be opened is no reason to be without help.
    let reader = shell.engine().and_then(|engine| reader(&shell, &engine));
    let (locale, own) = match reader {
        Ok(reader) => (reader.locale, reader.country),
        Err(_) => (
            shell.locales.first().cloned().unwrap_or_default(),
            country_of_system(&shell),
        ),
    };
    let country = country.or(own);
    let help = of(country.as_deref(), &locale, &moment);
    Ok(convert::help(&help, moment.now))
}

/// Calls, writes to or opens what has this id.
#[tauri::command]
#[specta::specta]
pub(crate) async fn call_help(id: String) -> CommandResult<()> {
    let address = help_address(&id)
        .ok_or_else(|| CommandError::new("no_link", "There is no such number."))?;
    links::open(&address, true)
}
