//! Places that somebody may mean, named in the reader's language.

use crate::Engine;
use circle_places::Place;

impl Engine {
    /// Towns, postcodes, regions, countries and coordinates that `text` may mean, the likeliest first. `country` (ISO 3166-1
    /// alpha-2) is the reader's own; `locale` is the language of the names.
    #[must_use]
    pub fn suggest_places(
        &self,
        text: &str,
        country: Option<&str>,
        locale: &str,
        limit: usize,
    ) -> Vec<Place> {
        let places = self.places();
        places
            .suggest(text, country, limit)
            .iter()
            .map(|place| places.named(place, locale))
            .collect()
    }
}
