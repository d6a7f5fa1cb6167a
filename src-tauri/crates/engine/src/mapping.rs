//! What the columns of a list mean: the guess, what would be read with it, and the person's correction.
//!
//! Rule: looking changes nothing. Only [`Engine::set_mapping`] writes, and the next copy then reads the list anew.

use crate::sync::SyncFailure;
use crate::{Engine, EngineError, NewSource};
use circle_domain::{FeedFormat, Meeting, Source, SourceId};
use circle_feeds::mapping::look;
pub use circle_feeds::mapping::{Column, Mapping, Meaning};
use circle_feeds::{Document, ReadOptions, Role};
use circle_fetch::{FetchRequest, Fetched, Trail, Validators};
use circle_store::directory::NoticeSummary;
use jiff::Timestamp;
use tokio_util::sync::CancellationToken;

/// How many of the first records are shown.
const SHOWN: usize = 10;

/// A list looked at, and what would come of it.
#[derive(Clone, Debug)]
pub struct MappingPreview {
    /// The columns, with samples and what each is taken to mean.
    pub columns: Vec<Column>,
    /// The mapping: the one that was passed in, or the guess.
    pub mapping: Mapping,
    /// Whether it says enough for the list to be copied.
    pub is_enough: bool,
    /// How many records the list holds.
    pub read: usize,
    /// Those of which something is left.
    pub accepted: usize,
    /// Those that are left out.
    pub rejected: usize,
    /// What was odd, counted.
    pub notices: Vec<NoticeSummary>,
    /// The meetings of the first records.
    pub meetings: Vec<Meeting>,
}

impl Engine {
    /// Looks at the list at a location (an address or a file), with a mapping's text or the guess.
    ///
    /// # Errors
    /// [`EngineError::BadMapping`]; [`EngineError::Copy`] when it cannot be fetched or is no list; and those of adding a source.
    pub async fn preview_mapping(
        &self,
        new: &NewSource,
        mapping: Option<&str>,
        now: Timestamp,
        cancel: &CancellationToken,
    ) -> Result<MappingPreview, EngineError> {
        let location = crate::sources::settle(new)?;
        let listed = self.catalogue().entry_at(&location);
        let source = self.settings(new, location, listed)?;
        let bytes = self.bytes_of(&source, now, cancel).await?;
        self.preview_mapping_of(&bytes, &source, mapping, now)
    }

    /// Looks at the list of a source in use, with a mapping's text, else its own, else the guess.
    ///
    /// # Errors
    /// [`EngineError::UnknownSource`]; and those of [`Engine::preview_mapping`].
    pub async fn preview_source_mapping(
        &self,
        id: &SourceId,
        mapping: Option<&str>,
        now: Timestamp,
        cancel: &CancellationToken,
    ) -> Result<MappingPreview, EngineError> {
        let (source, bytes) = self.fetch_list(id, now, cancel).await?;
        let own = source.mapping.clone();
        self.preview_mapping_of(&bytes, &source, mapping.or(own.as_deref()), now)
    }

    /// Fetches the list of a source in use, to look at it more than once: each correction looks at the same bytes, and its
    /// server is asked once.
    ///
    /// # Errors
    /// [`EngineError::UnknownSource`]; [`EngineError::Fetch`] when it cannot be fetched.
    pub async fn fetch_list(
        &self,
        id: &SourceId,
        now: Timestamp,
        cancel: &CancellationToken,
    ) -> Result<(Source, Vec<u8>), EngineError> {
        let source = self.source(id)?;
        let bytes = self.bytes_of(&source, now, cancel).await?;
        Ok((source, bytes))
    }

    /// The bytes of a list, asked for once and as every other request is.
    async fn bytes_of(
        &self,
        source: &Source,
        now: Timestamp,
        cancel: &CancellationToken,
    ) -> Result<Vec<u8>, EngineError> {
        let request = FetchRequest {
            location: source.location.clone(),
            validators: Validators::default(),
            allow_http: source.allow_http,
            allow_private_network: source.allow_private_network,
            trail: Trail::default(),
        };
        self.check_opted_out(&source.location)?;
        let fetched = self.fetcher().fetch(&request, cancel, &|_| {}).await;
        self.note_trail(&source.name, &request.trail, now);
        let Fetched::Body(body) = fetched? else {
            return Err(circle_fetch::FetchError::HttpStatus { status: 304 }.into());
        };
        Ok(body.bytes)
    }

    /// Looks at the bytes of a list.
    ///
    /// # Errors
    /// [`EngineError::BadMapping`]; [`EngineError::Copy`] when the bytes are no list.
    pub fn preview_mapping_of(
        &self,
        bytes: &[u8],
        source: &Source,
        mapping: Option<&str>,
        now: Timestamp,
    ) -> Result<MappingPreview, EngineError> {
        let given = mapping.map(Mapping::parse).transpose()?;
        let document = Document {
            role: Role::Listing,
            name: "",
            bytes,
        };
        let failed = |error| EngineError::Copy(SyncFailure::from(error));
        let seen = look(&[document], given.as_ref()).map_err(failed)?;
        let options = ReadOptions {
            source: &source.id,
            fellowship: source.fellowship.as_ref(),
            country: source.country.as_deref(),
            read_at: now,
            mapping: Some(&seen.mapping),
            all_services: false,
        };
        let mut reading =
            circle_feeds::read(FeedFormat::Json, &[document], &options).map_err(failed)?;
        crate::sync::complete::complete(&mut reading, source, self.places(), now);
        Ok(MappingPreview {
            is_enough: seen.mapping.is_enough(),
            columns: seen.columns,
            mapping: seen.mapping,
            read: reading.read,
            accepted: reading.records.len(),
            rejected: reading.rejected,
            notices: NoticeSummary::of(&reading.notices),
            meetings: reading
                .records
                .into_iter()
                .take(SHOWN)
                .flat_map(|record| record.meetings)
                .collect(),
        })
    }

    /// Keeps what the columns of a source mean; none: they are guessed again. The next copy reads its list anew.
    ///
    /// # Errors
    /// [`EngineError::BadMapping`], [`EngineError::UnknownSource`]; or when the database cannot be written.
    pub fn set_mapping(
        &self,
        id: &SourceId,
        mapping: Option<&str>,
        now: Timestamp,
    ) -> Result<Source, EngineError> {
        if let Some(text) = mapping {
            Mapping::parse(text)?;
        }
        let mut source = self.source(id)?;
        source.mapping = mapping.map(str::to_owned);
        self.put_source(source, now)
    }
}
