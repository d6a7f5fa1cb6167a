//! What a page gives away, and what is left alone.

use super::*;

fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

fn read(page: &str) -> Signs {
    signs(
        &url("https://www.harbor.example/meetings/"),
        page.as_bytes(),
        &|host| host == "bmlt.known.example",
    )
}

fn asked(signs: &Signs) -> Vec<(Kind, &str)> {
    signs
        .leads
        .iter()
        .map(|lead| (lead.kind, lead.ask.as_str()))
        .collect()
}

#[test]
fn the_plugin_for_meeting_lists_gives_itself_away() {
    let signs = read(
        r#"<!doctype html><html><head>
        <meta name="12_step_meeting_list" content="3.19.17">
        <link rel="https://api.w.org/" href="https://www.harbor.example/blog/wp-json/">
        <link rel="alternate" type="application/json" title="Meetings Feed" href="/blog/wp-json/tsml/meetings">
        <link rel="alternate" title="JSON" type="application/json" href="https://www.harbor.example/blog/wp-json/wp/v2/pages/7">
        <link rel="alternate" type="application/json+oembed" href="https://www.harbor.example/blog/wp-json/oembed/1.0/embed?url=x">
        <title>Meetings <link rel="alternate" type="application/json" href="/in-a-title.json"></title>
        <!-- <link rel="alternate" type="application/json" href="/in-a-remark.json"> -->
        </head><body></body></html>"#,
    );
    assert_eq!(
        asked(&signs),
        [
            (
                Kind::TsmlRest,
                "https://www.harbor.example/blog/wp-json/tsml/meetings"
            ),
            (
                Kind::TsmlAjax,
                "https://www.harbor.example/blog/wp-admin/admin-ajax.php?action=meetings"
            ),
            (
                Kind::EventsCalendar,
                "https://www.harbor.example/blog/wp-json/tribe/events/v1/events"
            ),
        ],
        "in its own folder, each address once, and nothing of the site's own texts"
    );
}

#[test]
fn keys_of_others_are_never_used() {
    let sheet = "1aB2cD3eF4gH5iJ6kL7mN8oP9qR0sT1uV2wX3yZ4aB5";
    let signs = read(&format!(
        r#"<div id="tsml-ui" data-src="https://sheets.googleapis.com/v4/spreadsheets/{sheet}/values/A1:ZZ?key=SECRETKEY" data-timezone="Europe/Lisbon"></div>
        <div id="tsml-ui-2" data-src="/wp-admin/admin-ajax.php?action=meetings&amp;nonce=SECRETNONCE"></div>
        <link rel="alternate" type="application/json" href="/feed.json?key=SECRETFEED">
        <link rel="alternate" type="application/json" href="/other.json?_wpnonce=SECRETWP">
        <link rel="alternate" type="application/json" href="https://me:SECRETWORD@www.harbor.example/a.json">
        <a href="https://calendar.google.com/calendar/ical/a%40b/private-SECRETWAY/basic.ics">calendar</a>"#
    ));
    let everything = format!("{signs:?}");
    assert!(
        !everything.contains("SECRET"),
        "not a trace of a key is handed out: {everything}"
    );
    assert!(
        asked(&signs).contains(&(
            Kind::TsmlUi,
            format!("https://docs.google.com/spreadsheets/d/{sheet}/export?format=csv").as_str()
        )),
        "the table has a public address of its own"
    );
    assert!(
        asked(&signs).contains(&(
            Kind::TsmlAjax,
            "https://www.harbor.example/wp-admin/admin-ajax.php?action=meetings"
        )),
        "and so has the plugin's list"
    );
    assert_eq!(
        signs
            .left_out
            .iter()
            .filter(|left| left.why == LeftWhy::CarriesKey)
            .count(),
        5,
        "what carries one is named: {:?}",
        signs.left_out
    );
    assert_eq!(
        signs.time_zone.as_deref(),
        Some("Europe/Lisbon"),
        "the embedded list says its zone"
    );
}

#[test]
fn servers_of_bmlt_stand_in_scripts_and_attributes() {
    let signs = read(
        r#"<script>var crouton = {"root_server":"https:\/\/bmlt.known.example\/list","service_body":["3"]};</script>
        <div id="crumb-widget" data-server="https://bmlt.harbor.example/main_server/"></div>
        <a href="http://harbor.example/main_server/client_interface/csv/?switcher=GetNAWSDump">export</a>
        <script>fetch("https://bmlt.stranger.example/main_server/client_interface/json/?switcher=GetFormats")</script>"#,
    );
    let roots: Vec<&str> = signs
        .leads
        .iter()
        .map(|lead| lead.location.as_str())
        .collect();
    for root in [
        "https://bmlt.known.example/list/",
        "https://bmlt.harbor.example/main_server/",
    ] {
        assert!(
            roots.contains(&root),
            "{root} is named in the page: {roots:?}"
        );
    }
    assert!(
        signs
            .leads
            .iter()
            .all(|lead| lead.ask.as_str().ends_with("GetServerInfo")),
        "a server is asked about itself first"
    );
    assert_eq!(
        signs.left_out,
        [LeftOut {
            kind: Kind::Bmlt,
            address: "https://bmlt.stranger.example/main_server/".into(),
            why: LeftWhy::OtherHost,
        }],
        "a host that nobody knows is named, not asked"
    );
}

#[test]
fn calendars_and_events_in_the_page() {
    let signs = read(
        r#"<a href="webcal://www.harbor.example/groups.ics">Subscribe</a>
        <link rel="alternate" type="text/calendar" href="/?ical=1">
        <a href="/minutes.pdf">Minutes</a>
        <script type="application/ld+json">[{"@context":"https://schema.org","@type":"EducationEvent","name":"Lantern"}]</script>"#,
    );
    assert_eq!(
        asked(&signs),
        [
            (Kind::CalendarLink, "https://www.harbor.example/groups.ics"),
            (Kind::CalendarLink, "https://www.harbor.example/?ical=1"),
        ],
        "both, securely, in the order of the page"
    );
    assert!(signs.events, "the page describes an event");
    let none = read(r#"<script type="application/ld+json">{"@type":"Organization"}</script>"#);
    assert!(!none.events, "an organization is no event");
}

#[test]
fn sites_are_told_apart() {
    let same = |one: &str, other: &str| {
        same_site(
            &url(&format!("https://{one}/")),
            &url(&format!("https://{other}/")),
        )
    };
    assert!(same("www.harbor.example", "harbor.example"), "www aside");
    assert!(
        same("harbor.example", "bmlt.harbor.example"),
        "a name below"
    );
    assert!(same("meet.harbor.example", "harbor.example"), "and above");
    assert!(
        !same("harbor.example", "evilharbor.example"),
        "not a part of a name"
    );
    assert!(!same("harbor.example", "example"), "nor a whole ending");
    assert!(!same("192.0.2.1", "192.0.2.2"), "nor two machines");
}

#[test]
fn answers_are_judged_by_what_they_are() {
    assert_eq!(
        judge(
            Kind::TsmlRest,
            br#"[{"name":"Lantern","slug":"lantern","day":2,"time":"19:30"}]"#
        ),
        Some(FeedFormat::MeetingGuide),
        "a list"
    );
    assert_eq!(
        judge(
            Kind::TsmlRest,
            br#"{"code":"rest_no_route","data":{"status":404}}"#
        ),
        None,
        "an error with status 200"
    );
    assert_eq!(
        judge(
            Kind::Bmlt,
            br#"[{"version":"4.1.0","versionInt":"4001000"}]"#
        ),
        Some(FeedFormat::Bmlt),
        "a server about itself"
    );
    assert_eq!(
        judge(
            Kind::Hsds,
            br#"{"version":"3.0","profile":"https://docs.openreferral.org/","openapi_url":"/o"}"#
        ),
        Some(FeedFormat::Hsds),
        "the root of a service directory"
    );
    assert_eq!(
        judge(
            Kind::EventsCalendar,
            br#"{"events":[],"rest_url":"https://a.example/","total":0,"total_pages":0}"#
        ),
        Some(FeedFormat::EventsCalendar),
        "a calendar, even an empty one"
    );
    assert_eq!(
        judge(
            Kind::CalendarLink,
            b"\xEF\xBB\xBFBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
        ),
        Some(FeedFormat::Ical),
        "a calendar's file"
    );
    assert_eq!(
        judge(Kind::CalendarLink, b"<!doctype html><p>Sign in"),
        None,
        "a page is no calendar"
    );
}

#[test]
fn no_page_is_too_hostile() {
    let page = br#"<base href="javascript:x"><link rel="alternate" type="application/json" href="//[::"><div id="tsml-ui" data-src="http://"><script>root_server:"https://</script><a href="webcal:">x"#;
    let site = url("https://harbor.example/");
    for cut in 0..page.len() {
        let _ = signs(&site, &page[..cut], &|_| true);
        let mut flipped = page.to_vec();
        flipped[cut] ^= 0x80;
        let _ = signs(&site, &flipped, &|_| true);
    }
    let many = "<link rel=alternate type=application/json href=/a".repeat(50_000);
    let deep = "<div>".repeat(200_000);
    let links: String = (0..50_000)
        .map(|number| format!("<a href=/{number}.ics>"))
        .collect();
    for text in [many, deep, links, "\0".repeat(100_000)] {
        let found = signs(&site, text.as_bytes(), &|_| true);
        assert!(
            found.leads.len() <= 24,
            "a page cannot make us ask on and on"
        );
    }
}
