//! What every command runs in: the moment, the reader's zone and language, the data folder. The one place of the command
//! line that reads the clock.

use crate::arguments::Global;
use crate::failure::Failure;
use circle_engine::{Catalogue, Engine, Options};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::path::PathBuf;

/// The folder of the program, beside those of others: the window uses the same.
const FOLDER: &str = "app.opencircle.desktop";

/// What a command runs in.
pub(crate) struct Session {
    pub(crate) now: Timestamp,
    pub(crate) zone: TimeZone,
    pub(crate) locale: String,
    pub(crate) json: bool,
    pub(crate) quiet: bool,
    data: PathBuf,
}

impl Session {
    /// As the options say, else as the system says.
    pub(crate) fn new(global: &Global) -> Result<Self, Failure> {
        let now = match &global.now {
            Some(text) => text.parse().map_err(|_| {
                Failure::usage(format!(
                    "--now {text:?} is not a moment; write 2026-11-23T19:00:00Z"
                ))
            })?,
            None => clock(),
        };
        let zone = match &global.reader_zone {
            Some(name) => TimeZone::get(name).map_err(|_| {
                Failure::usage(format!(
                    "--reader-zone {name:?} is not a time zone; write Europe/Berlin"
                ))
            })?,
            None => system_zone(),
        };
        let data = match &global.data {
            Some(folder) => folder.clone(),
            None => dirs::data_dir()
                .map(|folder| folder.join(FOLDER))
                .ok_or_else(|| {
                    Failure::usage(
                        "this system has no folder for programs' data; name one with --data",
                    )
                })?,
        };
        let locale = global
            .lang
            .clone()
            .or_else(sys_locale::get_locale)
            .unwrap_or_else(|| "en".to_owned());
        Ok(Self {
            now,
            zone,
            locale,
            json: global.json,
            quiet: global.quiet,
            data,
        })
    }

    /// Opens the data folder, and says on standard error what happened while opening.
    pub(crate) fn engine(&self) -> Result<Engine, Failure> {
        // An organization may offer its own list of directories.
        let catalogue = match std::env::var_os("OPEN_CIRCLE_CATALOGUE") {
            Some(file) => {
                let text = std::fs::read_to_string(&file).map_err(|_| {
                    Failure::new(
                        "file_unreadable",
                        "the catalogue that OPEN_CIRCLE_CATALOGUE names cannot be read",
                    )
                })?;
                Some(Catalogue::read(&text)?)
            }
            None => None,
        };
        let engine = Engine::open(
            &self.data,
            self.now,
            Options {
                catalogue,
                ..Options::default()
            },
        )?;
        for opening in engine.openings() {
            self.say(&crate::failure::opening(&opening, &self.locale));
        }
        Ok(engine)
    }

    /// Opens the data folder for a person who looks something up: lists whose every copy costs their servers the whole list
    /// are only copied while the program is in use. A folder that cannot be written can be read all the same.
    pub(crate) fn engine_in_use(&self) -> Result<Engine, Failure> {
        let engine = self.engine()?;
        let _ = engine.note_use(self.now);
        Ok(engine)
    }

    /// The ISO country of the system's language, if it names one.
    pub(crate) fn country(&self) -> Option<String> {
        let locale = sys_locale::get_locale()?;
        let country = locale.split(['-', '_', '.']).nth(1)?;
        (country.len() == 2 && country.chars().all(|letter| letter.is_ascii_uppercase()))
            .then(|| country.to_owned())
    }

    /// A message for the person, on standard error.
    #[allow(
        clippy::print_stderr,
        reason = "messages of a command line go to standard error"
    )]
    pub(crate) fn say(&self, message: &str) {
        if !self.quiet {
            eprintln!("{message}");
        }
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "this is where the command line reads the clock"
)]
fn clock() -> Timestamp {
    Timestamp::now()
}

fn system_zone() -> TimeZone {
    iana_time_zone::get_timezone()
        .ok()
        .and_then(|name| TimeZone::get(&name).ok())
        .unwrap_or(TimeZone::UTC)
}
