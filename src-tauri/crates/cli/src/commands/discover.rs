//! `circle sources discover`, and adding a directory by the address of the site that publishes it.

use super::{print_json, print_line};
use crate::arguments::AddSource;
use crate::failure::{Ending, Failure};
use crate::json::discovery as written;
use crate::session::Session;
use circle_engine::{Added, Discovery, Engine, EngineError, NewSource};
use serde_json::{Value, json};
use std::future::Future;
use tokio_util::sync::CancellationToken;

/// Looks at a site and lists what was found and tried. Nothing is added.
pub(crate) fn run(
    session: &Session,
    engine: &Engine,
    wanted: &AddSource,
) -> Result<Ending, Failure> {
    let new = super::sources::new_source(wanted)?;
    let discovery =
        at_work(|cancel| async move { engine.discover(&new, session.now, &cancel).await })?;
    if session.json {
        print_json(&written::discovery(&discovery))?;
    } else {
        list(session, &discovery)?;
    }
    Ok(Ending::Done)
}

/// Adds a directory, which may be given as the address of a site.
pub(super) fn add(session: &Session, engine: &Engine, new: &NewSource) -> Result<Added, Failure> {
    at_work(|cancel| async move { engine.add_or_discover(new, session.now, &cancel).await })
}

/// Says that a site has several feeds, of which a person has to choose.
pub(super) fn several(session: &Session, discovery: &Discovery) -> Result<Ending, Failure> {
    if session.json {
        let mut document = written::discovery(discovery);
        if let Some(document) = document.as_object_mut() {
            document.insert("source".into(), Value::Null);
        }
        print_json(&json!(document))?;
    } else {
        list(session, discovery)?;
        session.say(
            "Several feeds were found and none was added. Add the one you want by its address.",
        );
    }
    Ok(Ending::InPart)
}

fn list(session: &Session, discovery: &Discovery) -> Result<(), Failure> {
    for finding in &discovery.found {
        print_line(&written::found_line(finding))?;
    }
    session.say(&format!("Tried with {} requests:", discovery.requests));
    for tried in &discovery.tried {
        session.say(&format!("  {}", written::line(tried)));
    }
    Ok(())
}

/// Runs what uses the network; interrupting it ends it.
fn at_work<T, F>(work: impl FnOnce(CancellationToken) -> F) -> Result<T, Failure>
where
    F: Future<Output = Result<T, EngineError>>,
{
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new("internal", error.to_string()))?;
    let cancel = CancellationToken::new();
    Ok(runtime.block_on(async {
        let stop = cancel.clone();
        tokio::spawn(async move {
            if tokio::signal::ctrl_c().await.is_ok() {
                stop.cancel();
            }
        });
        work(cancel).await
    })?)
}
