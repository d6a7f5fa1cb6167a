//! The invented sample directory, to look around in before anything real is copied.
//!
//! Rule: it never stands beside what is real. It can only be taken when nothing was copied, and the first real copy ends it.

use crate::{Engine, EngineError};
use circle_domain::{FeedFormat, Source, SourceId};
use circle_feeds::{Document, ReadOptions, Role};
use jiff::Timestamp;

const SAMPLE: &[u8] = include_bytes!("../data/sample.json");

/// Where the sample lies; no address and no file.
const LOCATION: &str = "sample";

/// How many invented meetings there are now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleTaken {
    /// The sample directory among the sources.
    pub source: SourceId,
    /// How many meetings it lists.
    pub meetings: u64,
}

fn source() -> Source {
    Source {
        format: Some(FeedFormat::Sample),
        sample: true,
        ..Source::new("Sample directory", LOCATION)
    }
}

impl Engine {
    /// Takes the sample directory into use.
    ///
    /// # Errors
    /// [`EngineError::SampleNotEmpty`] when a real directory was copied; [`EngineError::SampleUnreadable`] when the sample
    /// of this program is damaged; or when the databases cannot be written.
    pub fn use_sample(&self, now: Timestamp) -> Result<SampleTaken, EngineError> {
        let real = self
            .directory()
            .source_states()?
            .into_iter()
            .any(|state| !state.sample && state.last_success.is_some());
        if real {
            return Err(EngineError::SampleNotEmpty);
        }
        let source = source();
        let options = ReadOptions {
            mapping: None,
            all_services: false,
            source: &source.id,
            fellowship: None,
            country: None,
            read_at: now,
        };
        let documents = [Document {
            name: "",
            role: Role::Listing,
            bytes: SAMPLE,
        }];
        let mut reading = circle_feeds::read(FeedFormat::Sample, &documents, &options)
            .map_err(|_| EngineError::SampleUnreadable)?;
        crate::sync::complete::complete(&mut reading, &source, self.places(), now);
        let changes = crate::sync::apply_sample(self.directory(), &source, reading, now)?;
        self.put_source(source.clone(), now)?;
        self.directory_changed()?;
        let meetings = self
            .directory()
            .source_state(&source.id)?
            .map_or(changes.added, |state| state.meetings);
        Ok(SampleTaken {
            source: source.id,
            meetings,
        })
    }

    /// Whether what is shown is invented.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn shows_sample(&self) -> Result<bool, EngineError> {
        Ok(self
            .directory()
            .source_states()?
            .into_iter()
            .any(|state| state.sample && state.meetings > 0))
    }

    /// Takes the sample directory out of use, if it is in use.
    pub(crate) fn remove_sample(&self) -> Result<(), EngineError> {
        let id = source().id;
        if self.personal().remove_source(&id)? || self.directory().source_state(&id)?.is_some() {
            self.directory().remove_source(&id)?;
        }
        Ok(())
    }
}
