//! The pages of a site with The Events Calendar, one after the other.

use super::{Gatherer, Listing, SyncFailure};
use circle_domain::FeedFormat;
use circle_feeds::Role;
use circle_feeds::events_calendar::{Paging, Plan};
use circle_fetch::FetchError;
use circle_store::directory::Validators;

impl Gatherer<'_> {
    /// Asks for page after page until one says nothing new.
    pub(super) async fn events_calendar(&mut self) -> Result<Listing, SyncFailure> {
        let plan = Plan::new(&self.source.location).ok_or(FetchError::BadAddress {
            why: "it is not the address of a site",
        })?;
        let mut paging = Paging::new(plan);
        let mut documents = Vec::new();
        let (mut next, mut tried) = (Some(paging.first()), false);
        while let Some(address) = next.take() {
            let document = match self.document(&address, Role::Listing).await {
                Ok(document) => document,
                // A page past the end is answered as one that is not there, or as a wrong question. A page that was promised
                // and is not there leaves half a list.
                Err(failure) if tried && matches!(failure.code, "not_found" | "http_status") => {
                    break;
                }
                Err(failure) => return Err(failure),
            };
            let taken = paging.take(&document.bytes)?;
            if taken.keep {
                documents.push(document);
            }
            (next, tried) = (taken.next, !taken.named);
        }
        Ok(Listing::new(
            FeedFormat::EventsCalendar,
            documents,
            Validators::default(),
        ))
    }
}
