//! `circle`: the same engine and the same data as the window, for scripts, servers and terminals.

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::panic
    )
)]

mod arguments;
mod commands;
mod failure;
mod json;
mod session;
mod text;
mod values;

use arguments::{Arguments, Command};
use clap::Parser;
use clap::error::ErrorKind;
use failure::{Ending, Failure};
use session::Session;
use std::process::ExitCode;

/// Lists are made of millions of small values.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error),
    };
    let json = arguments.global.json;
    let mut locale = arguments
        .global
        .lang
        .clone()
        .unwrap_or_else(|| "en".to_owned());
    let ended = Session::new(&arguments.global).and_then(|session| {
        locale.clone_from(&session.locale);
        run(&session, &arguments.command)
    });
    match ended {
        Ok(ending) => ExitCode::from(ending.code()),
        Err(failure) => {
            failure.say(json, &locale);
            ExitCode::from(failure.exit_code())
        }
    }
}

fn run(session: &Session, command: &Command) -> Result<Ending, Failure> {
    match command {
        Command::Sample => commands::sources::sample(session),
        Command::Sources(command) => commands::sources::run(session, command),
        Command::Sync { ids, all, accept } => commands::sync::run(session, ids, *all, accept),
        Command::Mapping {
            location,
            mapping,
            output,
        } => commands::mapping::run(session, location, mapping.as_deref(), output.as_deref()),
        Command::Search(search) => commands::search::run(session, search),
        Command::Show { id, plain } => commands::show::run(session, id, *plain),
        Command::Calendar {
            ids,
            reveal,
            output,
        } => commands::calendar::run(session, ids, *reveal, output.as_deref()),
        Command::Saved(command) => commands::saved::run(session, command),
        Command::Places {
            text,
            country,
            limit,
        } => commands::lookup::places(session, &text.join(" "), country.as_deref(), *limit),
        Command::Problems { text } => commands::lookup::problems(session, &text.join(" ")),
        Command::HelpNow { country } => commands::help_now::run(session, country.as_deref()),
    }
}

/// Help and version are answers; anything else is wrong usage, in the form that was asked for.
fn usage(error: &clap::Error) -> ExitCode {
    let answer = matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    );
    if answer || !std::env::args_os().any(|argument| argument == "--json") {
        // A terminal that is gone cannot be told.
        drop(error.print());
    } else {
        let text = error.to_string();
        let first = text
            .lines()
            .next()
            .unwrap_or_default()
            .trim_start_matches("error: ");
        Failure::usage(first).say(true, "en");
    }
    if answer {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(2)
    }
}
