//! Finding the feeds of a site: every way in which one gives itself away, and every sign at which we stay away.

use super::*;
use circle_engine::{Added, Discovery, Tried, TriedOutcome};

const PAGE: &str =
    "<!doctype html><html><head><title>Harbor</title></head><body>Welcome</body></html>";

fn page(head: &str, body: &str) -> Answer {
    Answer::body(format!(
        "<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    ))
    .header("Content-Type", "text/html")
}

fn site(house: &House, path: &str) -> NewSource {
    NewSource {
        location: house.server.url(path),
        allow_http: true,
        allow_private_network: true,
        ..NewSource::default()
    }
}

async fn look(house: &House) -> Result<Discovery, EngineError> {
    house
        .engine
        .discover(&site(house, "/"), now(), &CancellationToken::new())
        .await
}

async fn add(house: &House, path: &str) -> Result<Added, EngineError> {
    house
        .engine
        .add_or_discover(&site(house, path), now(), &CancellationToken::new())
        .await
}

fn best(discovery: &Discovery) -> (FeedFormat, &str) {
    let best = discovery.best().expect("one is clearly the best");
    (best.format, &best.location)
}

fn asked(house: &House) -> Vec<String> {
    house
        .server
        .requests()
        .into_iter()
        .map(|request| {
            if request.query.is_empty() {
                request.path
            } else {
                format!("{}?{}", request.path, request.query)
            }
        })
        .collect()
}

fn outcome_of(tried: &[Tried], end: &str) -> TriedOutcome {
    tried
        .iter()
        .find(|tried| tried.address.ends_with(end))
        .unwrap_or_else(|| panic!("{end} is told of: {tried:?}"))
        .outcome
}

#[tokio::test]
async fn the_rest_address_of_a_meeting_list() {
    let house = House::new();
    house.server.put(
        "/",
        page("<meta name='12_step_meeting_list' content='3.19'>", ""),
    );
    house
        .server
        .put("/wp-json/tsml/meetings", Answer::json(meeting_guide(12)));
    let found = look(&house).await.unwrap();
    assert_eq!(
        best(&found),
        (
            FeedFormat::MeetingGuide,
            house.server.url("/wp-json/tsml/meetings").as_str()
        ),
        "the plugin's list"
    );
    assert_eq!(found.found[0].records, Some(12), "and how long it is");
    assert_eq!(
        outcome_of(&found.tried, "admin-ajax.php?action=meetings"),
        TriedOutcome::NotNeeded,
        "its other address says the same and is not asked"
    );
    assert_eq!(
        asked(&house)[0],
        "/robots.txt",
        "the site's rules are read before anything else"
    );
    assert_eq!(
        house.server.requests().len(),
        found.requests as usize,
        "every request is counted"
    );
}

#[tokio::test]
async fn the_older_address_of_a_meeting_list_is_added_and_copied() {
    let house = House::new();
    house.server.put(
        "/",
        page(
            "<link rel='https://api.w.org/' href='/blog/wp-json/'>",
            "<div id='tsml-ui' data-src='/blog/wp-content/tsml-cache-0123456789.json' data-timezone='Europe/Lisbon'></div>",
        ),
    );
    house
        .server
        .answer("/blog/wp-admin/admin-ajax.php", |request| {
            if request.query == "action=meetings" {
                Answer::json(meeting_guide(4))
            } else {
                Answer::status(401)
            }
        });
    let Added::Source(source, Some(discovery)) = add(&house, "/").await.unwrap() else {
        panic!("one list is found and added");
    };
    assert_eq!(
        source.location,
        house
            .server
            .url("/blog/wp-admin/admin-ajax.php?action=meetings"),
        "the lasting address, not the file that changes its name: {:?}",
        discovery.tried
    );
    assert_eq!(
        source.time_zone.as_deref(),
        Some("Europe/Lisbon"),
        "with the zone that the page names"
    );
    assert_eq!(house.sync_one().await.accepted, 4, "and it can be copied");
}

#[tokio::test]
async fn links_embedded_lists_and_tables() {
    let house = House::new();
    house.server.put(
        "/",
        page(
            "<link rel='alternate' type='application/json' href='lists/groups.json'>",
            "",
        ),
    );
    house
        .server
        .put("/lists/groups.json", Answer::json(meeting_guide(3)));
    assert_eq!(
        best(&look(&house).await.unwrap()).1,
        house.server.url("/lists/groups.json"),
        "a link of the head"
    );
    let house = House::new();
    house.server.put(
        "/",
        page("", "<div id='tsml-ui' data-src='/data/own.json'></div>"),
    );
    house
        .server
        .put("/data/own.json", Answer::json(meeting_guide(3)));
    assert_eq!(
        best(&look(&house).await.unwrap()).1,
        house.server.url("/data/own.json"),
        "an embedded list"
    );
}

#[tokio::test]
async fn a_bmlt_server_behind_a_widget() {
    let house = House::new();
    let settings = format!(
        "<script>var crouton = {{\"root_server\":\"{}\"}};</script>",
        house.server.url("/list").replace('/', "\\/")
    );
    house.server.put("/", page("", &settings));
    house.server.put(
        "/list/client_interface/json/",
        Answer::json(bmlt_info("4.1.0")),
    );
    assert_eq!(
        best(&look(&house).await.unwrap()),
        (FeedFormat::Bmlt, house.server.url("/list/").as_str()),
        "the server's root"
    );
}

#[tokio::test]
async fn calendars_and_service_directories() {
    let house = House::new();
    house.server.put(
        "/",
        page("<link rel='https://api.w.org/' href='/wp-json/'>", ""),
    );
    let events = json!({"events": [], "rest_url": "x", "total": 0, "total_pages": 0});
    house.server.put(
        "/wp-json/tribe/events/v1/events",
        Answer::json(events.to_string()),
    );
    assert_eq!(
        best(&look(&house).await.unwrap()).0,
        FeedFormat::EventsCalendar,
        "The Events Calendar"
    );

    let house = House::new();
    let webcal = house.server.url("/groups.ics").replace("http:", "webcal:");
    house
        .server
        .put("/", page("", &format!("<a href='{webcal}'>Subscribe</a>")));
    house.server.put(
        "/groups.ics",
        Answer::body("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Harbor//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261101T000000Z\r\nDTSTART:20261124T193000Z\r\nSUMMARY:Lantern\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"),
    );
    assert_eq!(
        best(&look(&house).await.unwrap()),
        (FeedFormat::Ical, house.server.url("/groups.ics").as_str()),
        "a calendar to subscribe to"
    );

    let house = House::new();
    let root = json!({"version": "3.0", "profile": "https://docs.openreferral.org/", "openapi_url": "/openapi.json"});
    house.server.put("/", Answer::json(root.to_string()));
    assert_eq!(
        best(&look(&house).await.unwrap()).0,
        FeedFormat::Hsds,
        "the root of a service directory"
    );

    let house = House::new();
    let event = json!({"@context": "https://schema.org", "@type": "Event", "name": "Lantern",
        "startDate": "2026-11-24T19:30:00+00:00", "location": {"@type": "Place", "name": "Harbor Hall", "address": "1 Pier Road"}});
    house.server.put(
        "/",
        page(
            &format!("<script type='application/ld+json'>{event}</script>"),
            "",
        ),
    );
    assert_eq!(
        best(&look(&house).await.unwrap()).0,
        FeedFormat::JsonLd,
        "events in the page itself"
    );
}

#[tokio::test]
async fn what_robots_may_not_see_is_not_asked() {
    let house = House::new();
    house.server.put("/", Answer::body(PAGE));
    house.server.put(
        "/robots.txt",
        Answer::body("User-agent: OpenCircle\nDisallow: /\n\nUser-agent: *\nDisallow:\n"),
    );
    let refused = look(&house).await;
    assert!(
        matches!(refused, Err(EngineError::RobotsDisallow { .. })),
        "a rule for our name ends it: {refused:?}"
    );
    assert_eq!(asked(&house), ["/robots.txt"], "and nothing else is asked");

    let house = House::new();
    house.server.put(
        "/",
        page("<meta name='12_step_meeting_list' content='3'>", ""),
    );
    house.server.put(
        "/robots.txt",
        Answer::body("User-agent: *\nDisallow: /wp-json/\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n"),
    );
    house
        .server
        .put("/wp-json/tsml/meetings", Answer::json(meeting_guide(3)));
    house
        .server
        .put("/wp-admin/admin-ajax.php", Answer::json(meeting_guide(3)));
    let found = look(&house).await.unwrap();
    assert_eq!(
        best(&found).1,
        house.server.url("/wp-admin/admin-ajax.php?action=meetings"),
        "what is allowed is found"
    );
    assert_eq!(
        outcome_of(&found.tried, "/wp-json/tsml/meetings"),
        TriedOutcome::RobotsDisallow,
        "and what is not is named"
    );
    assert!(
        !asked(&house).iter().any(|path| path.contains("wp-json")),
        "but not asked for"
    );

    let house = House::new();
    house.server.put("/", Answer::body(PAGE));
    house.server.put("/robots.txt", Answer::status(503));
    assert!(
        matches!(look(&house).await, Err(EngineError::RobotsDisallow { .. })),
        "rules that cannot be read now may forbid everything"
    );
}

#[tokio::test]
async fn keys_in_a_page_are_never_sent() {
    let house = House::new();
    house.server.put(
        "/",
        page(
            "<link rel='alternate' type='application/json' href='/feed.json?key=SECRET'>",
            "<div id='tsml-ui' data-src='/wp-admin/admin-ajax.php?action=meetings&amp;nonce=SECRET'></div>\
             <a href='/private.ics?token=SECRET'>calendar</a>",
        ),
    );
    for path in ["/feed.json", "/wp-admin/admin-ajax.php", "/private.ics"] {
        house.server.answer(path, |request| {
            if request.query.contains("SECRET") {
                Answer::json(meeting_guide(9))
            } else {
                Answer::status(401)
            }
        });
    }
    let Err(EngineError::NothingFound { tried, .. }) = look(&house).await else {
        panic!("nothing is open to everybody there");
    };
    assert!(
        asked(&house).iter().all(|asked| !asked.contains("SECRET")),
        "no key of a page is used: {:?}",
        asked(&house)
    );
    assert_eq!(
        outcome_of(&tried, "/feed.json"),
        TriedOutcome::CarriesKey,
        "the address is named without it"
    );
    assert!(!format!("{tried:?}").contains("SECRET"), "nor is it shown");
}

#[tokio::test]
async fn a_site_without_feeds_is_asked_little_and_told_of() {
    let house = House::new();
    let links: String = (0..200)
        .map(|number| format!("<a href='/{number}.ics'>{number}</a>"))
        .collect();
    house.server.put(
        "/",
        page(
            "<link rel='alternate' type='application/json' href='https://stranger.example/list.json'>",
            &links,
        ),
    );
    let Err(EngineError::NothingFound { tried, host, page }) = look(&house).await else {
        panic!("there is nothing");
    };
    assert!(
        house.server.requests().len() <= 12,
        "a site is not worn out: {} requests",
        house.server.requests().len()
    );
    assert!(page && host == "127.0.0.1", "it is a page of that host");
    assert_eq!(
        outcome_of(&tried, "stranger.example/list.json"),
        TriedOutcome::OtherHost,
        "another site is named, not asked"
    );
    assert_eq!(
        outcome_of(&tried, "/0.ics"),
        TriedOutcome::NotThere,
        "what came of each is told"
    );
    assert!(
        tried
            .iter()
            .any(|tried| tried.outcome == TriedOutcome::TooMany),
        "and where we stopped"
    );
}

#[tokio::test]
async fn two_lists_are_left_to_the_person() {
    let house = House::new();
    house.server.put(
        "/",
        page(
            "<link rel='alternate' type='application/json' href='/north.json'>\
             <link rel='alternate' type='application/json' href='/south.json'>",
            "",
        ),
    );
    house
        .server
        .put("/north.json", Answer::json(meeting_guide(3)));
    house
        .server
        .put("/south.json", Answer::json(meeting_guide(5)));
    let Added::Several(discovery) = add(&house, "/").await.unwrap() else {
        panic!("none is clearly the best");
    };
    assert_eq!(discovery.found.len(), 2, "both are listed");
    assert!(
        house.engine.sources().unwrap().is_empty(),
        "and none was added"
    );
}

#[tokio::test]
async fn an_address_that_names_a_feed_is_not_looked_at() {
    let house = House::new();
    for path in [
        "/list.json",
        "/wp-json/tsml/meetings",
        "/main_server/",
        "/wp-admin/admin-ajax.php?action=meetings",
    ] {
        add(&house, path).await.unwrap();
    }
    assert!(
        house.server.requests().is_empty(),
        "adding a feed asks nobody anything"
    );
    house.server.put("/groups", Answer::json(meeting_guide(2)));
    let Added::Source(source, _) = add(&house, "/groups").await.unwrap() else {
        panic!("it is a list itself");
    };
    assert_eq!(
        (source.format, source.location),
        (Some(FeedFormat::MeetingGuide), house.server.url("/groups")),
        "a list without an ending is recognized"
    );
}

#[tokio::test]
async fn two_people_at_one_place_ask_for_the_same() {
    // One looks for help with drinking, one with food; both live in one town and start for the first time.
    let mut seen = Vec::new();
    for words in ["drinking", "eating disorder"] {
        let server = Server::start();
        let entry = |id: &str, fellowship: &str, confirmed: Option<&str>| {
            json!({"id": id, "name": id, "fellowship": fellowship, "format": "meeting-guide",
                "url": server.url(&format!("/{id}.json")), "country": "US", "region": null, "latitude": 47.6,
                "longitude": -122.3, "reach_km": 50, "time_zone": "America/Los_Angeles", "single_zone": true,
                "languages": ["en"], "published_by": "a test", "confirmed": confirmed,
                "on_by_default": confirmed.is_some(), "includes": [], "allow_http": true, "allow_private_network": true})
        };
        let day = Some("2026-11-01");
        let list = json!([
            entry("eda-town", "eda", day),
            entry("aa-town", "aa", day),
            entry("na-town", "na", None)
        ]);
        for id in ["eda-town", "aa-town", "na-town"] {
            server.put(&format!("/{id}.json"), Answer::json(meeting_guide(3)));
        }
        let folder = tempfile::tempdir().unwrap();
        let options = Options {
            fetch: FetchPolicy::without_waiting(),
            catalogue: Some(circle_engine::Catalogue::read(&list.to_string()).unwrap()),
            ..Options::default()
        };
        let engine = Engine::open(folder.path(), now(), options).unwrap();
        let moment = circle_engine::Moment {
            now: now(),
            zone: jiff::tz::TimeZone::UTC,
        };
        let question = circle_engine::Question {
            line: Some(words.to_owned()),
            ..circle_engine::Question::default()
        };
        engine.find(&question, &moment).unwrap();
        let place = circle_domain::Point::new(47.6062, -122.3321).unwrap();
        let ids: Vec<String> = engine
            .catalogue()
            .offered_at(place)
            .iter()
            .map(|near| near.entry.id.clone())
            .collect();
        engine.add_from_catalogue(&ids, now()).unwrap();
        engine
            .sync(
                &SyncRequest::default(),
                now(),
                &Silent,
                &CancellationToken::new(),
            )
            .await
            .unwrap();
        let mut requests: Vec<(String, String)> = server
            .requests()
            .into_iter()
            .map(|request| (request.path, request.query))
            .collect();
        // Several are asked at the same time: which arrives first says nothing.
        requests.sort();
        seen.push((ids, requests));
    }
    assert_eq!(
        seen[0], seen[1],
        "nobody who watches the requests learns what somebody is looking for"
    );
    assert_eq!(
        seen[0]
            .1
            .iter()
            .map(|(path, _)| path.as_str())
            .collect::<Vec<_>>(),
        ["/aa-town.json", "/eda-town.json"],
        "all problems together, and not what nobody confirmed"
    );
}
