//! The questions to ask a server, in which order.
//!
//! Lists are always written `x[]=1&x[]=2`: the comma form came late, differs between parameters, and on some versions a server
//! that does not know it answers with everything. Pages are ordered by id, the only order that every version cuts pages in.

use url::Url;
use url::form_urlencoded::Serializer;

/// How many meetings to ask for at once. The largest server has about 4,400, and answers that in one piece in some seconds
/// (5 MB, 0.5 MB compressed), so that only the aggregator's 35,000 are cut into pages, eight of them. One piece cannot miss a
/// meeting because the list changed between two pages, and one server wants ten seconds between questions.
pub const PAGE_SIZE: u32 = 5_000;

/// Lists among the parameters that narrow a search.
const LISTS: [&str; 6] = [
    "meeting_ids",
    "weekdays",
    "venue_types",
    "formats",
    "services",
    "root_server_ids",
];
/// Other parameters that narrow a search and are kept from an address that somebody copied.
const FILTERS: [&str; 9] = [
    "recursive",
    "formats_comparison_operator",
    "meeting_key",
    "meeting_key_value",
    "lat_val",
    "long_val",
    "geo_width",
    "geo_width_km",
    "SearchString",
];

/// Why there is no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// It is no address on the web.
    #[error("this is not the address of a server")]
    NotAnAddress,
}

/// The questions to one server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    root: Url,
    /// The filters that the address came with.
    filters: Vec<(String, String)>,
}

impl Plan {
    /// Makes the plan for a server from its root (`https://example.org/main_server/`), or from the address of any question to it.
    /// Filters of such a question (a service body, say) are kept.
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
        let filters = filters(&root);
        let path = root.path().to_owned();
        let path = path
            .split_once("/client_interface")
            .map_or(path.as_str(), |(before, _)| before);
        let path = path.trim_end_matches("index.php").trim_end_matches('/');
        root.set_path(&format!("{path}/"));
        root.set_query(None);
        root.set_fragment(None);
        Ok(Self { root, filters })
    }

    /// The server's root, with a slash at its end.
    #[must_use]
    pub fn root(&self) -> &str {
        self.root.as_str()
    }

    /// The plan for `main_server` below this root, where most servers live; none if this is one already. To be tried when
    /// this root answers as no such server does.
    #[must_use]
    pub fn below_main_server(&self) -> Option<Self> {
        if self
            .root
            .path()
            .trim_end_matches('/')
            .ends_with("main_server")
        {
            return None;
        }
        let root = self.root.join("main_server/").ok()?;
        Some(Self {
            root,
            filters: self.filters.clone(),
        })
    }

    /// What the server says of itself: its version, centre, language, the length it assumes.
    #[must_use]
    pub fn info(&self) -> String {
        self.question("GetServerInfo", &[])
    }

    /// The formats in use there, in the server's own language: asked for in another, older ones answer with nothing.
    #[must_use]
    pub fn formats(&self) -> String {
        let servers: Vec<_> = self
            .filters
            .iter()
            .filter(|(name, _)| name == "root_server_ids[]")
            .cloned()
            .collect();
        self.question("GetFormats", &servers)
    }

    /// One page of the meetings, from 1. The page size also is the filter without which the aggregator answers nothing.
    #[must_use]
    pub fn meetings(&self, page: u32) -> String {
        let mut parameters = self.filters.clone();
        parameters.push(("sort_keys".to_owned(), "id_bigint".to_owned()));
        parameters.push(("page_size".to_owned(), PAGE_SIZE.to_string()));
        parameters.push(("page_num".to_owned(), page.max(1).to_string()));
        self.question("GetSearchResults", &parameters)
    }

    fn question(&self, operation: &str, parameters: &[(String, String)]) -> String {
        let mut query = Serializer::new(format!("switcher={operation}"));
        for (name, value) in parameters {
            query.append_pair(name, value);
        }
        // Brackets are written as they are: that is how every client of these servers writes them.
        let query = query.finish().replace("%5B%5D=", "[]=");
        format!("{}client_interface/json/?{query}", self.root)
    }
}

/// The filters of an address, its lists written one by one.
fn filters(url: &Url) -> Vec<(String, String)> {
    let mut filters = Vec::new();
    for (name, value) in url.query_pairs() {
        let bare = name.strip_suffix("[]").unwrap_or(&name);
        if LISTS.contains(&bare) {
            let values = value
                .split(',')
                .map(str::trim)
                .filter(|value| !value.is_empty());
            filters.extend(values.map(|value| (format!("{bare}[]"), value.to_owned())));
        } else if FILTERS.contains(&bare) {
            filters.push((name.into_owned(), value.into_owned()));
        }
    }
    filters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root(location: &str) -> String {
        Plan::new(location).expect("an address").root().to_owned()
    }

    #[test]
    fn any_address_of_a_server_leads_to_its_root() {
        for location in [
            "https://bmlt.example.org/main_server",
            "https://bmlt.example.org/main_server/",
            " bmlt.example.org/main_server// ",
            "https://bmlt.example.org/main_server/index.php",
            "https://bmlt.example.org/main_server/client_interface/json/?switcher=GetServerInfo",
            "https://bmlt.example.org/main_server//client_interface/json?switcher=GetSearchResults&page_size=7#x",
        ] {
            assert_eq!(
                root(location),
                "https://bmlt.example.org/main_server/",
                "from {location}"
            );
        }
        assert_eq!(
            root("https://example.org/bmlt/"),
            "https://example.org/bmlt/",
            "not every server lives below main_server"
        );
        assert_eq!(
            root("http://127.0.0.1:8080/main_server"),
            "http://127.0.0.1:8080/main_server/",
            "whether that may be asked is decided elsewhere"
        );
        for odd in ["", "ftp://example.org/", "file:///etc", "https://", "::"] {
            assert_eq!(
                Plan::new(odd),
                Err(PlanError::NotAnAddress),
                "{odd:?} is no server"
            );
        }
        let above = Plan::new("https://example.org/").expect("an address");
        let below = above
            .below_main_server()
            .expect("it is not below main_server yet");
        assert_eq!(
            below.root(),
            "https://example.org/main_server/",
            "where most servers live"
        );
        assert_eq!(below.below_main_server(), None, "there is nothing below it");
    }

    #[test]
    fn the_questions() {
        let plan = Plan::new("https://bmlt.example.org/main_server").expect("an address");
        assert_eq!(
            plan.info(),
            "https://bmlt.example.org/main_server/client_interface/json/?switcher=GetServerInfo",
            "what it is"
        );
        assert_eq!(
            plan.formats(),
            "https://bmlt.example.org/main_server/client_interface/json/?switcher=GetFormats",
            "used ones, own language"
        );
        assert_eq!(
            plan.meetings(2),
            "https://bmlt.example.org/main_server/client_interface/json/?switcher=GetSearchResults&sort_keys=id_bigint&page_size=5000&page_num=2",
            "ordered by id, in pages"
        );
    }

    #[test]
    fn filters_are_kept_and_lists_written_one_by_one() {
        let plan = Plan::new(
            "https://b.example.org/client_interface/json/?switcher=GetSearchResults&services=3,-4&recursive=1&weekdays[]=1&page_size=9&callback=x&advanced_published=0",
        );
        let plan = plan.expect("an address");
        assert!(
            plan.meetings(1).contains("?switcher=GetSearchResults&services[]=3&services[]=-4&recursive=1&weekdays[]=1&sort_keys="),
            "a part of a server is asked for as such: {}",
            plan.meetings(1)
        );
        for own in ["callback", "page_size=9", "advanced_published"] {
            assert!(
                !plan.meetings(1).contains(own),
                "{own} is not for an address to say"
            );
        }
    }
}
