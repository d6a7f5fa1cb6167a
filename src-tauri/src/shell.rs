//! Opening the data, the window and the door between them.

use crate::clock::{self, Clock};
use crate::commands;
use crate::desktop::{self, Desktop};
use crate::error::CommandError;
use circle_domain::{Source, SourceId};
use circle_engine::{Catalogue, Engine, EngineError, Moment, Options};
use std::collections::HashMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, Mutex};
use tauri::Manager;
use tokio_util::sync::CancellationToken;

/// What every command works with.
pub(crate) struct Shell {
    /// The use cases; or why there are none: then every command says so, and the window can.
    engine: Result<Arc<Engine>, CommandError>,
    /// The time.
    pub(crate) clock: Clock,
    /// The languages that the system prefers, best first.
    pub(crate) locales: Vec<String>,
    /// Directories that were removed in this session, for undoing it.
    pub(crate) removed: Mutex<HashMap<String, Source>>,
    /// What stops the copy that is running, as a whole and source by source.
    pub(crate) copying: Mutex<Option<Copying>>,
    /// What stops looking for the directory of a web site.
    pub(crate) looking: Mutex<Option<CancellationToken>>,
    /// The list whose columns are being looked at.
    pub(crate) looked_at: Mutex<Option<LookedAt>>,
    /// The file that was written last for the person.
    pub(crate) written: Mutex<Option<PathBuf>>,
    /// The last session was left at once.
    pub(crate) left_at_once: bool,
    /// How many questions are being answered.
    pub(crate) asked: AtomicUsize,
}

/// The copy that is running.
pub(crate) struct Copying {
    /// Stops all of it.
    pub(crate) all: CancellationToken,
    /// Stops one source.
    pub(crate) each: HashMap<SourceId, CancellationToken>,
}

/// A list whose columns are being looked at.
pub(crate) struct LookedAt {
    /// The directory.
    pub(crate) source: Source,
    /// The list as it was fetched.
    pub(crate) bytes: Vec<u8>,
}

impl Shell {
    /// The use cases.
    pub(crate) fn engine(&self) -> Result<Arc<Engine>, CommandError> {
        self.engine.clone()
    }
}

/// Runs the window until it is closed.
pub(crate) fn run() -> ExitCode {
    let named = std::env::var_os("OPEN_CIRCLE_DATA").map(PathBuf::from);
    let mut context = tauri::generate_context!();
    let identifier = &mut context.config_mut().identifier;
    *identifier = desktop::single::identifier(identifier, named.as_deref());
    let built = tauri::Builder::default()
        .manage(Desktop::default())
        .plugin(desktop::single::plugin())
        .invoke_handler(commands::builder().invoke_handler())
        .setup(|app| {
            let folder = match named {
                Some(folder) => Ok(folder),
                None => app.path().app_data_dir(),
            };
            let known = folder.as_ref().ok().cloned();
            desktop::place(app.handle(), known.clone());
            let clock = Clock::of_environment();
            let engine = match folder {
                Ok(folder) => open(folder, &clock).map_err(CommandError::from),
                Err(error) => Err(CommandError::new("folder_not_writable", error)),
            };
            let engine = engine.map(Arc::new);
            if let Ok(engine) = engine.clone() {
                let locale = clock::locales().remove(0);
                let moment = Moment::new(clock.now(), clock.zone().clone());
                std::thread::spawn(move || engine.warm_up(&locale, &moment));
            }
            app.manage(Shell {
                engine,
                clock,
                locales: clock::locales(),
                removed: Mutex::default(),
                copying: Mutex::default(),
                looking: Mutex::default(),
                looked_at: Mutex::default(),
                written: Mutex::default(),
                left_at_once: known.as_deref().is_some_and(desktop::leaving::was_left),
                asked: AtomicUsize::default(),
            });
            desktop::open(app.handle());
            Ok(())
        });
    match built.build(context) {
        Ok(app) => {
            app.run(|app, event| desktop::happened(app, &event));
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn open(folder: PathBuf, clock: &Clock) -> Result<Engine, EngineError> {
    // An organization may offer its own list of directories.
    let catalogue = std::env::var_os("OPEN_CIRCLE_CATALOGUE")
        .and_then(|file| std::fs::read_to_string(file).ok());
    let catalogue = catalogue.map(|text| Catalogue::read(&text)).transpose()?;
    let engine = Engine::open(
        &folder,
        clock.now(),
        Options {
            catalogue,
            ..Options::default()
        },
    )?;
    // A folder that cannot be written can be read all the same.
    let _ = engine.note_use(clock.now());
    engine.prepare_index();
    Ok(engine)
}
