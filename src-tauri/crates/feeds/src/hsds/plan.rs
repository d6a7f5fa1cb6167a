//! The questions to ask an interface.
//!
//! The standard requires three: the root, the list of services, and a service by its id. Parameters that an address came with
//! are kept, except those that this program sets itself.

use jiff::civil::Date;
use url::Url;

/// How many services to ask for at once: what the standard's own recipe asks for. Many servers give fewer.
pub const PAGE_SIZE: usize = 100;

/// Parameters that are this program's to set.
const OWN: [&str; 8] = [
    "page",
    "per_page",
    "format",
    "full",
    "minimal",
    "modified_after",
    "pageNumber",
    "pageSize",
];

/// Why there is no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// It is no address on the web.
    #[error("this is not the address of an interface")]
    NotAnAddress,
}

/// The questions to one interface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    root: Url,
}

/// How a list is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Wish {
    /// One service a line, all of them.
    stream: bool,
    /// With everything that hangs on them.
    full: bool,
    /// Of each only its id and when it was changed.
    minimal: bool,
    /// Those alone that were changed since the beginning of this day.
    since: Option<Date>,
}

impl Plan {
    /// Makes the plan from a root (`https://example.org/api/v2`) or from the address of its list of services.
    ///
    /// # Errors
    /// When `location` is no address on the web.
    pub fn new(location: &str) -> Result<Self, PlanError> {
        let location = location.trim();
        let location = if location.contains("://") {
            location.to_owned()
        } else {
            format!("https://{location}")
        };
        let mut root = Url::parse(&location).map_err(|_| PlanError::NotAnAddress)?;
        if !matches!(root.scheme(), "http" | "https") || root.host_str().is_none_or(str::is_empty) {
            return Err(PlanError::NotAnAddress);
        }
        root.set_fragment(None);
        let kept: Vec<(String, String)> = root
            .query_pairs()
            .filter(|(name, _)| !OWN.contains(&&**name))
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect();
        root.set_query(None);
        if !kept.is_empty() {
            root.query_pairs_mut().extend_pairs(kept);
        }
        let path = root.path().trim_end_matches('/').to_owned();
        let below = path
            .strip_suffix("/services")
            .or_else(|| path.strip_suffix("/services/complete"));
        let path = below.unwrap_or(&path).to_owned();
        root.set_path(&format!("{path}/"));
        Ok(Self { root })
    }

    /// What the interface says of itself.
    #[must_use]
    pub fn root(&self) -> String {
        self.at("", &[])
    }

    /// The ways of asking for a list, the best first: all as a stream with everything that hangs on a service, pages with it,
    /// plain pages. The first that is answered is kept to.
    #[must_use]
    pub fn ways(&self) -> [Way; 3] {
        let way = |stream, full| {
            Way(Wish {
                stream,
                full,
                ..Wish::default()
            })
        };
        [way(true, true), way(false, true), way(false, false)]
    }

    /// One page of the services, from 1.
    #[must_use]
    pub fn services(&self, way: Way, page: u32) -> String {
        let (size, page) = (PAGE_SIZE.to_string(), page.to_string());
        let mut parameters = vec![("per_page", size.as_str()), ("page", page.as_str())];
        if way.0.full {
            parameters.push(("full", "true"));
        }
        if way.0.stream {
            parameters.push(("format", "ndjson"));
        }
        if way.0.minimal {
            parameters.push(("minimal", "true"));
        }
        let since = way.0.since.map(|date| date.to_string());
        if let Some(since) = &since {
            parameters.push(("modified_after", since.as_str()));
        }
        self.at("services", &parameters)
    }

    /// One service by its id.
    #[must_use]
    pub fn service(&self, id: &str) -> String {
        let mut url = self.root.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().push("services").push(id);
        }
        url.into()
    }

    /// The address that the page at `current` names as the next, if it is one of this interface.
    #[must_use]
    pub fn next(&self, current: &str, address: &str) -> Option<String> {
        let next = Url::parse(current).ok()?.join(address).ok()?;
        (next.origin() == self.root.origin()).then(|| next.into())
    }

    fn at(&self, path: &str, parameters: &[(&str, &str)]) -> String {
        let mut url = self.root.clone();
        if !path.is_empty()
            && let Ok(mut segments) = url.path_segments_mut()
        {
            segments.pop_if_empty().push(path);
        }
        if !parameters.is_empty() {
            url.query_pairs_mut().extend_pairs(parameters);
        }
        url.into()
    }
}

/// One of the ways of asking for a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Way(Wish);

impl Way {
    /// All of them, by id and date alone.
    #[must_use]
    pub fn minimal() -> Self {
        Self(Wish {
            minimal: true,
            ..Wish::default()
        })
    }

    /// With everything that hangs on them, those that were changed since the beginning of a day.
    #[must_use]
    pub fn changed_since(day: Date) -> Self {
        Self(Wish {
            full: true,
            since: Some(day),
            ..Wish::default()
        })
    }

    /// Whether it asks for more than every interface knows, so that a refusal may mean nothing.
    #[must_use]
    pub fn is_wish(self) -> bool {
        self.0 != Wish::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_address_of_an_interface_leads_to_its_root() {
        for location in [
            "https://hsds.example.org/api",
            " https://hsds.example.org/api/ ",
            "https://hsds.example.org/api/services",
            "https://hsds.example.org/api/services/?page=3&per_page=10#x",
        ] {
            let plan = Plan::new(location).expect("an address");
            assert_eq!(
                plan.root(),
                "https://hsds.example.org/api/",
                "from {location}"
            );
        }
        for odd in ["", "ftp://example.org/", "https://"] {
            assert_eq!(
                Plan::new(odd),
                Err(PlanError::NotAnAddress),
                "{odd:?} is none"
            );
        }
    }

    #[test]
    fn the_questions() {
        let plan =
            Plan::new("https://hsds.example.org/api?taxonomy_id=7&page=4").expect("an address");
        let [stream, full, plain] = plan.ways();
        assert_eq!(
            plan.services(plain, 2),
            "https://hsds.example.org/api/services?taxonomy_id=7&per_page=100&page=2",
            "what narrows the list is kept"
        );
        assert!(
            plan.services(stream, 1)
                .ends_with("&full=true&format=ndjson")
                && plan.services(full, 1).ends_with("&full=true"),
            "the wishes"
        );
        assert!(
            stream.is_wish() && !plain.is_wish(),
            "a plain page is what everybody knows"
        );
        assert!(
            plan.services(Way::changed_since(Date::constant(2026, 2, 27)), 1)
                .ends_with("&full=true&modified_after=2026-02-27")
                && plan.services(Way::minimal(), 1).ends_with("&minimal=true"),
            "what changed, and what there is"
        );
        assert_eq!(
            plan.service("a b/c?d"),
            "https://hsds.example.org/api/services/a%20b%2Fc%3Fd?taxonomy_id=7",
            "an id cannot leave its place in the path"
        );
        assert_eq!(
            plan.next(&plan.root(), "/api/services?page=3").as_deref(),
            Some("https://hsds.example.org/api/services?page=3"),
            "of this interface"
        );
        assert_eq!(
            plan.next(&plan.root(), "https://elsewhere.example.org/"),
            None,
            "nobody else is asked"
        );
    }
}
