//! The page's commands: each checks its input, calls one use case and converts. Listed once, in `commands/list.rs`.

mod act;
mod adding;
mod cards;
mod columns;
mod desktop;
mod directories;
mod find;
mod help;
mod kept;
mod window;

pub(crate) use directories::words;
pub(crate) use window::settings_of;

use crate::error::{CommandError, CommandResult};
use crate::shell::Shell;
use circle_engine::Engine;
use std::sync::Arc;
use tauri_specta::{Builder, collect_commands};

// The one list; the build script permits what is on it.
#[cfg(test)]
include!("commands/list.rs");

/// The commands with their types, from which the page's bindings are made.
pub(crate) fn builder() -> Builder<tauri::Wry> {
    Builder::<tauri::Wry>::new()
        .disable_serde_phases()
        .commands(collect_commands![
            window::start,
            find::find,
            find::show,
            find::nearby,
            find::suggest_places,
            find::browse_places,
            find::problems,
            find::elsewhere,
            directories::sources,
            adding::add_source,
            adding::cancel_adding,
            directories::remove_source,
            directories::restore_source,
            directories::set_source_enabled,
            adding::catalogue_near,
            adding::add_from_catalogue,
            directories::sync,
            directories::sync_due,
            directories::cancel_sync,
            columns::preview_columns,
            columns::set_columns,
            window::use_sample,
            find::saved,
            find::save,
            find::unsave,
            help::help_now,
            help::call_help,
            kept::kept,
            kept::watched,
            kept::mark_all_seen,
            kept::set_note,
            kept::saved_searches,
            kept::save_search,
            kept::remove_search,
            kept::restore_search,
            kept::remove_visit,
            kept::restore_visit,
            kept::visits,
            kept::add_visit,
            kept::acknowledge_open_diary,
            kept::set_passphrase,
            kept::unlock,
            kept::lock,
            kept::change_passphrase,
            kept::remove_passphrase,
            kept::forget_passphrase,
            kept::clear_everything,
            act::acts,
            act::open_way,
            act::open_report,
            act::plain_text,
            act::open_letter,
            act::qr_code,
            act::save_calendar,
            act::open_written,
            act::print,
            cards::fellowship_card,
            cards::open_card_source,
            find::open_elsewhere,
            directories::contacted_hosts,
            window::attributions,
            window::settings,
            window::change_settings,
            desktop::attend,
            desktop::leave_at_once,
            desktop::remind_at,
        ])
}

/// Does `work` where it may take its time: the window stays usable.
async fn at_work<T: Send + 'static>(
    shell: &Shell,
    work: impl FnOnce(&Engine) -> CommandResult<T> + Send + 'static,
) -> CommandResult<T> {
    let engine: Arc<Engine> = shell.engine()?;
    tauri::async_runtime::spawn_blocking(move || work(&engine))
        .await
        .map_err(|error| CommandError::new("internal", error))?
}

#[cfg(test)]
mod tests;
