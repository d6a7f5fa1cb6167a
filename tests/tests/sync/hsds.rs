//! Open Referral: interfaces of both generations, a stream, pages that lead in a circle, and packages on this computer.

mod changes;

use super::*;
use std::io::Cursor;

/// What a list says of a service.
fn item(number: usize, name: &str) -> Value {
    json!({"id": format!("s{number}"), "name": format!("{name} {number}"), "status": "active"})
}

/// A service with what hangs on it.
fn whole(number: usize, name: &str) -> Value {
    let mut service = item(number, name);
    service["service_at_locations"] = json!([{"id": "a", "location": {"id": "l", "location_type": "physical", "name": "Quay Hall",
        "addresses": [{"id": "d", "address_1": format!("{number} Quay Street"), "city": "Portbridge", "postal_code": "PB1 2CD", "country": "US", "address_type": "physical"}]}}]);
    service["schedules"] = json!([{"id": "t", "freq": "WEEKLY", "byday": "TU", "opens_at": "19:00", "closes_at": "20:00"}]);
    service
}

/// A page of the third version out of `count` services; every fifth is no group.
fn page_of(
    request: &circle_tests::server::Request,
    count: usize,
    make: fn(usize, &str) -> Value,
) -> Value {
    let number = |name: &str, otherwise: usize| {
        request
            .parameter(name)
            .and_then(|text| text.parse().ok())
            .unwrap_or(otherwise)
    };
    // It gives fewer than it is asked for, as many do.
    let (size, page) = (number("per_page", 10).min(10), number("page", 1));
    let pages = count.div_ceil(size);
    let contents: Vec<Value> = (0..count)
        .skip((page.max(1) - 1) * size)
        .take(size)
        .map(|at| {
            make(
                at,
                if at % 5 == 0 {
                    "Food Bank"
                } else {
                    "Quayside Support Group"
                },
            )
        })
        .collect();
    json!({"total_items": 3, "total_pages": pages, "page_number": page, "size": contents.len(), "first_page": page == 1,
        "last_page": page >= pages, "empty": contents.is_empty(), "contents": contents})
}

fn root(house: &House, version: &str) {
    let root = json!({"version": version, "profile": "https://example.org", "openapi_url": "https://example.org/o"});
    for path in ["/api", "/api/"] {
        house.server.put(path, Answer::json(root.to_string()));
    }
}

fn asked(house: &House) -> Vec<String> {
    house
        .server
        .requests()
        .iter()
        .map(|request| format!("{}?{}", request.path, request.query))
        .collect()
}

#[tokio::test]
async fn an_interface_of_the_third_version_is_read_page_by_page_and_service_by_service() {
    let house = House::new();
    root(&house, "3.0");
    house.server.answer("/api/services", |request| {
        if request.parameter("format").is_some() {
            Answer::status(400)
        } else {
            Answer::json(page_of(request, 25, item).to_string())
        }
    });
    for number in 0..25 {
        // One that its server cannot show takes nothing from the others.
        if number != 7 {
            house.server.put(
                &format!("/api/services/s{number}"),
                Answer::json(whole(number, "Quayside Support Group").to_string()),
            );
        }
    }
    let id = house.add("/api", None);
    let first = house.sync_one().await;
    assert_eq!(outcome(&first), ("updated", None), "{:?}", first.error);
    assert_eq!(
        (first.read, first.accepted),
        (25, 25),
        "every service once, whatever was counted"
    );
    assert_eq!(house.meetings(&id), 25, "each a meeting");
    assert_eq!(
        house.engine.sources().unwrap()[0].source.format,
        Some(FeedFormat::Hsds),
        "it was recognized by its root"
    );
    assert_eq!(
        first.requests as usize,
        asked(&house).len(),
        "every request is counted"
    );
    let second = house.sync_one().await;
    assert_eq!(
        outcome(&second),
        ("unchanged", None),
        "the same answers change nothing"
    );
}

#[tokio::test]
async fn what_is_no_group_is_left_out_and_counted() {
    let house = House::new();
    root(&house, "3.0");
    house.server.answer("/api/services", |request| {
        Answer::json(page_of(request, 25, whole).to_string())
    });
    let id = house.add("/api", None);
    let first = house.sync_one().await;
    assert_eq!(outcome(&first), ("updated", None), "{:?}", first.error);
    assert_eq!(
        (
            first.read,
            first.accepted,
            first.rejected,
            house.meetings(&id)
        ),
        (25, 20, 5, 20),
        "five food banks"
    );
    let left_out = first
        .notices
        .iter()
        .find(|notice| notice.code == "not_a_group")
        .map(|notice| notice.count);
    assert_eq!(
        left_out,
        Some(5),
        "the summary says how many: {:?}",
        first.notices
    );
    assert!(
        !asked(&house)
            .iter()
            .any(|path| path.starts_with("/api/services/")),
        "whole items are not asked for again"
    );
    let all = NewSource {
        location: house.server.url("/api"),
        all_services: true,
        allow_http: true,
        allow_private_network: true,
        ..NewSource::default()
    };
    house.engine.add_source(&all, now()).unwrap();
    let again = house.sync_one().await;
    assert_eq!(
        (again.accepted, again.rejected),
        (25, 0),
        "all of them when asked for"
    );
}

#[tokio::test]
async fn a_stream_is_one_answer() {
    let house = House::new();
    root(&house, "3.1");
    house.server.answer("/api/services", |request| {
        assert_eq!(
            request.parameter("format"),
            Some("ndjson"),
            "a stream is tried first"
        );
        let lines: Vec<String> = (0..250)
            .map(|at| whole(at, "Quayside Support Group").to_string())
            .collect();
        Answer::body(lines.join("\n"))
    });
    let id = house.add("/api", None);
    let first = house.sync_one().await;
    assert_eq!(
        (outcome(&first), house.meetings(&id)),
        (("updated", None), 250),
        "{:?}",
        first.error
    );
    assert_eq!(
        asked(&house)
            .iter()
            .filter(|path| path.starts_with("/api/services"))
            .count(),
        1,
        "one question"
    );
}

#[tokio::test]
async fn the_first_uk_profile_has_no_root() {
    let house = House::new();
    house.server.answer("/o/v2/services", |request| {
        let page: usize = request.parameter("page").and_then(|text| text.parse().ok()).unwrap_or(1);
        let content: Vec<Value> = (0..2)
            .map(|at| {
                json!({"id": format!("u{page}-{at}"), "name": "Harbour Carers Support Group", "status": "active",
                    "regular_schedules": [{"id": "r", "weekday": "Monday", "opens_at": "09:30:00Z", "closes_at": "11:00:00Z"}]})
            })
            .collect();
        Answer::json(
            json!({"totalElements": 999, "totalPages": 2, "number": page, "size": 2, "first": page == 1, "last": page == 2, "content": content})
                .to_string(),
        )
    });
    let id = house.add("/o/v2", Some(FeedFormat::Hsds));
    let first = house.sync_one().await;
    assert_eq!(
        (outcome(&first), house.meetings(&id)),
        (("updated", None), 4),
        "{:?}",
        first.error
    );
}

#[tokio::test]
async fn pages_that_lead_in_a_circle_change_nothing() {
    let house = House::new();
    root(&house, "2.0");
    house.server.answer("/api/services", |request| {
        Answer::json(page_of(request, 25, whole).to_string())
    });
    let id = house.add("/api", None);
    house.sync_one().await;
    assert_eq!(house.meetings(&id), 20, "a good copy");
    // The server forgets its parameter: every page is the first, and says that there are more.
    house.server.answer("/api/services", |_| {
        let contents: Vec<Value> = (0..10)
            .map(|at| whole(at, "Quayside Support Group"))
            .collect();
        Answer::json(
            json!({"total_pages": 3, "page_number": 1, "last_page": false, "contents": contents})
                .to_string(),
        )
    });
    let circle = house.sync_one().await;
    assert_eq!(
        outcome(&circle),
        ("failed", Some("paging_loop")),
        "it says so"
    );
    assert_eq!(
        house.meetings(&id),
        20,
        "a part of a list is not taken for the whole"
    );
}

#[tokio::test]
async fn packages_are_read_from_this_computer_alone() {
    let files = [
        (
            "services.csv",
            "id,organization_id,name,status\n1,o,Grief Support Group,active\n2,o,Tax Help,active\n",
        ),
        ("organizations.csv", "id,name\no,Harbour Council\n"),
        (
            "regular_schedules.csv",
            "id,service_id,weekday,opens_at\n1,1,Monday,9:00am\n",
        ),
    ];
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer
            .start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    let archive = writer.finish().unwrap().into_inner();
    let lists = tempfile::tempdir().unwrap();
    let packed = lists.path().join("harbour.zip");
    std::fs::write(&packed, &archive).unwrap();
    let folder = lists.path().join("unpacked");
    std::fs::create_dir_all(folder.join("data")).unwrap();
    for (name, content) in files {
        std::fs::write(folder.join("data").join(name), content).unwrap();
    }
    let house = House::new();
    let add = |location: &Path| {
        let new = NewSource {
            location: location.to_string_lossy().into_owned(),
            ..NewSource::default()
        };
        house.engine.add_source(&new, now()).unwrap().id
    };
    let (of_archive, of_folder) = (add(&packed), add(&folder));
    let report = house.sync().await;
    assert!(report.is_complete(), "{report:?}");
    assert_eq!(
        (house.meetings(&of_archive), house.meetings(&of_folder)),
        (1, 1),
        "one group in each"
    );
    for id in [&of_archive, &of_folder] {
        house.engine.remove_source(id).unwrap();
    }
    house.server.put("/harbour.zip", Answer::body(archive));
    house.add("/harbour.zip", None);
    let remote = house.sync_one().await;
    assert_eq!(
        outcome(&remote),
        ("failed", Some("remote_archive")),
        "nobody else's archive is unpacked"
    );
}

#[tokio::test]
async fn a_copy_of_many_services_can_be_cancelled() {
    let house = House::new();
    root(&house, "3.0");
    let cancel = CancellationToken::new();
    let stop = cancel.clone();
    house.server.answer("/api/services", move |request| {
        if request.parameter("page") == Some("2") {
            stop.cancel();
        }
        Answer::json(page_of(request, 2_000, item).to_string())
    });
    let id = house.add("/api", None);
    let request = SyncRequest {
        all: true,
        ..SyncRequest::default()
    };
    let report = house
        .engine
        .sync(&request, now(), &Silent, &cancel)
        .await
        .unwrap();
    assert_eq!(
        report.sources[0].outcome.as_str(),
        "cancelled",
        "at any moment"
    );
    assert_eq!(house.meetings(&id), 0, "and nothing was written");
    assert!(asked(&house).len() < 20, "nor asked any more");
}
