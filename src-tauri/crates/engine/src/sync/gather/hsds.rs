//! Getting the services of an Open Referral directory: page by page from its interface, or the tables of a package on this computer.
//!
//! What the list leaves out is asked for service by service, a few at a time. One service that its server cannot show takes
//! nothing from the others; where many fail, the whole copy does.

mod changes;

use super::{Gathered, Gatherer, Listing};
use crate::sync::failure::SyncFailure;
use circle_domain::FeedFormat;
use circle_feeds::hsds::{self, Next, Paging, Plan, Way};
use circle_feeds::{ReadError, Role};
use circle_fetch::{FetchError, Fetched};
use circle_store::directory::Validators;
use futures_util::StreamExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Services that are asked for at once; the host's own limit may be lower.
const POOL: usize = 4;
/// What all answers of one directory may weigh together, on the wire.
const ALL_BYTES: u64 = 256 << 20;
/// A list of so many answers is asked for whole each time.
const FEW_ANSWERS: usize = 3;
/// Services that may fail whatever their number; beyond it one in twenty.
const MAY_FAIL: usize = 5;

/// Whether a folder holds the tables of a package, in itself or in its `data`.
pub(super) fn is_package(path: &Path) -> bool {
    path.is_dir()
        && tables(path).iter().any(|file| {
            file.file_name()
                .is_some_and(|name| hsds::is_service_table(&name.to_string_lossy()))
        })
}

/// The files of a package, in the order of their names.
fn tables(path: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = [path.to_owned(), path.join("data")]
        .iter()
        .filter_map(|folder| std::fs::read_dir(folder).ok())
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|file| {
            file.file_name()
                .is_some_and(|name| hsds::is_table(&name.to_string_lossy()))
                && file.is_file()
        })
        .collect();
    found.sort();
    found
}

impl Gatherer<'_> {
    /// The tables of a folder.
    pub(super) async fn hsds_package(&mut self, path: &Path) -> Result<Listing, SyncFailure> {
        let mut documents = Vec::new();
        for file in tables(path) {
            let mut document = self
                .document(&file.to_string_lossy(), Role::Listing)
                .await?;
            document.name = file
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            documents.push(document);
        }
        Ok(Listing::new(
            FeedFormat::Hsds,
            documents,
            Validators::default(),
        ))
    }

    /// The root, the list page by page, then each service that the list only names.
    pub(super) async fn hsds(&mut self) -> Result<Listing, SyncFailure> {
        let plan = Plan::new(&self.source.location).map_err(|_| FetchError::BadAddress {
            why: "it is not the address of an interface",
        })?;
        let path = plan.root().trim_end_matches('/').to_ascii_lowercase();
        if path.ends_with(".zip") {
            return Err(SyncFailure::remote_archive());
        }
        let root = match self.document(&plan.root(), Role::Listing).await {
            Ok(answer) if hsds::is_packed(&answer.bytes) => {
                return Err(SyncFailure::remote_archive());
            }
            Ok(answer) => hsds::root(&answer.bytes),
            // Many have nothing at their root, or a page for people.
            Err(failure) if is_refusal(&failure) => None,
            Err(failure) => return Err(failure),
        };
        // Streams and whole items came with the third version; an older one is asked only for what it knows.
        let third = root.is_some_and(|root| root.version.starts_with('3'));
        if third && let Some(listing) = self.changes(&plan).await? {
            return Ok(listing);
        }
        let (way, first) = self.first_page(&plan, third).await?;
        let (paging, mut documents) = self.pages(&plan, way, first).await?;
        let alone = self.alone(&plan, &paging).await?;
        documents.extend(alone);
        // What little there is, is asked for whole.
        let validators = if third && documents.len() > FEW_ANSWERS {
            self.whole_mark(&paging)
        } else {
            Validators::default()
        };
        Ok(Listing::new(FeedFormat::Hsds, documents, validators))
    }

    /// Every page of a list, and what they hold.
    async fn pages(
        &mut self,
        plan: &Plan,
        way: Way,
        first: (String, Gathered),
    ) -> Result<(Paging, Vec<Gathered>), SyncFailure> {
        let mut paging = Paging::default();
        let mut documents = Vec::new();
        let (mut current, mut document) = first;
        loop {
            let taken = paging.take(&document.bytes)?;
            if taken.keep {
                documents.push(document);
            }
            self.check_size()?;
            current = match taken.next {
                None => break,
                Some(Next::Page(page)) => plan.services(way, page),
                Some(Next::Address(address)) => {
                    plan.next(&current, &address).ok_or(ReadError::WrongShape {
                        found: "a page that leads to another site",
                    })?
                }
            };
            document = self.document(&current, Role::Listing).await?;
        }
        Ok((paging, documents))
    }

    /// The first page, in the best way that is answered.
    async fn first_page(
        &mut self,
        plan: &Plan,
        third: bool,
    ) -> Result<(Way, (String, Gathered)), SyncFailure> {
        let mut refused = None;
        for way in plan.ways() {
            if way.is_wish() && !third {
                continue;
            }
            let address = plan.services(way, Paging::default().page());
            match self.document(&address, Role::Listing).await {
                Ok(document) if hsds::is_packed(&document.bytes) => {
                    return Err(SyncFailure::remote_archive());
                }
                Ok(document) => {
                    // Tried on a state of its own: whether these are services at all.
                    match Paging::default().take(&document.bytes) {
                        Err(error) if way.is_wish() => refused = Some(SyncFailure::from(error)),
                        _ => return Ok((way, (address, document))),
                    }
                }
                Err(failure) if way.is_wish() && is_refusal(&failure) => refused = Some(failure),
                Err(failure) => return Err(failure),
            }
        }
        Err(refused.unwrap_or_else(SyncFailure::unknown_format))
    }

    /// The services that the list only names, each by itself, in the order of the list.
    async fn alone(&mut self, plan: &Plan, paging: &Paging) -> Result<Vec<Gathered>, SyncFailure> {
        let ids = paging.bare(self.source.all_services);
        let mut documents = Vec::new();
        let Some((first, rest)) = ids.split_first() else {
            return Ok(documents);
        };
        // Where the first cannot be had, there are no single services on this server.
        match self.document(&plan.service(first), Role::Listing).await {
            Ok(document) if hsds::is_service(&document.bytes, first) => documents.push(document),
            Ok(_) => return Ok(documents),
            Err(failure) if failure.code == "not_found" || failure.code == "http_status" => {
                return Ok(documents);
            }
            Err(failure) if is_refusal(&failure) => {}
            Err(failure) => return Err(failure),
        }
        let wire = AtomicU64::new(self.wire);
        let mut failed = 0_usize;
        {
            let (fetcher, cancel, on_bytes) = (self.fetcher, self.cancel, self.on_bytes);
            let counted = &wire;
            let requests: Vec<_> = rest
                .iter()
                .map(|id| (*id, self.request(&plan.service(id), Validators::default())))
                .collect();
            let mut answers = futures_util::stream::iter(requests)
                .map(|(id, request)| async move {
                    let fetched = fetcher.fetch(&request, cancel, &|_| {}).await;
                    if let Ok(Fetched::Body(body)) = &fetched {
                        let before = counted.fetch_add(body.wire_bytes, Ordering::SeqCst);
                        on_bytes(before + body.wire_bytes);
                    }
                    (id, fetched)
                })
                .buffered(POOL);
            while let Some((id, fetched)) = answers.next().await {
                let failure = match fetched {
                    Ok(Fetched::Body(body)) if hsds::is_service(&body.bytes, id) => {
                        documents.push(Gathered {
                            role: Role::Listing,
                            name: String::new(),
                            bytes: body.bytes,
                            hash: body.content_hash,
                        });
                        None
                    }
                    Ok(_) => Some(SyncFailure::from(ReadError::WrongShape {
                        found: "another answer than the service that was asked for",
                    })),
                    Err(error) => Some(SyncFailure::from(error)),
                };
                if let Some(failure) = failure {
                    failed += 1;
                    if !is_refusal(&failure) || failed > MAY_FAIL.max(ids.len() / 20) {
                        return Err(failure);
                    }
                }
                if wire.load(Ordering::SeqCst) > ALL_BYTES {
                    return Err(FetchError::TooLarge { limit: ALL_BYTES }.into());
                }
            }
        }
        self.wire = wire.into_inner();
        self.requests += u32::try_from(rest.len()).unwrap_or(u32::MAX);
        Ok(documents)
    }

    fn check_size(&self) -> Result<(), SyncFailure> {
        if self.wire > ALL_BYTES {
            Err(FetchError::TooLarge { limit: ALL_BYTES }.into())
        } else {
            Ok(())
        }
    }
}

/// Whether a server answered, and did not give what was asked: then another question may be answered.
fn is_refusal(failure: &SyncFailure) -> bool {
    matches!(
        failure.code,
        "not_found" | "forbidden" | "http_status" | "server_error" | "wrong_shape" | "refused"
    )
}
