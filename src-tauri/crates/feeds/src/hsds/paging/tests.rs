//! Pages as servers really number them: miscounted, repeated, from zero, named, streamed.

use super::*;
use serde_json::json;

fn circle(number: u32) -> Value {
    json!({"id": format!("s{number}"), "name": "Harbor Circle", "status": "active", "schedules": []})
}

/// A page of the third version.
fn page(number: i64, pages: i64, ids: std::ops::Range<u32>) -> Vec<u8> {
    let contents: Vec<Value> = ids.map(circle).collect();
    json!({
        "total_items": 9, "total_pages": pages, "page_number": number, "size": contents.len(),
        "first_page": number == 1, "last_page": number >= pages, "empty": contents.is_empty(), "contents": contents
    })
    .to_string()
    .into_bytes()
}

fn then(number: u32) -> Taken {
    Taken {
        keep: true,
        next: Some(Next::Page(number)),
    }
}

fn end(keep: bool) -> Taken {
    Taken { keep, next: None }
}

#[test]
fn pages_are_read_until_the_last() {
    let mut paging = Paging::default();
    assert_eq!(paging.take(&page(1, 2, 0..3)), Ok(then(2)), "two of them");
    assert_eq!(
        paging.take(&page(2, 2, 3..5)),
        Ok(end(true)),
        "the last says so"
    );
    assert_eq!(paging.services().len(), 5, "all ids");
}

#[test]
fn what_a_page_says_of_the_whole_is_not_believed() {
    let mut paging = Paging::default();
    paging.take(&page(1, 40, 0..3)).expect("a page");
    assert_eq!(
        paging.take(&page(2, 40, 3..3)),
        Ok(end(false)),
        "empty is the end, whatever was counted"
    );
    let mut paging = Paging::default();
    let short = json!({"total_items": 1, "total_pages": 1, "page_number": 1, "last_page": false, "contents": [circle(1)]});
    assert_eq!(
        paging.take(short.to_string().as_bytes()),
        Ok(then(2)),
        "a count that says less than there is"
    );
}

#[test]
fn a_circle_is_an_error() {
    let mut paging = Paging::default();
    paging.take(&page(1, 5, 0..3)).expect("a page");
    assert_eq!(
        paging.take(&page(1, 5, 0..3)),
        Err(ReadError::PagesRepeat { page: 2 }),
        "the first page again, and more announced: the server does not know the parameter"
    );
    let named = |next: &str, id: u32| {
        json!({"contents": [circle(id)], "next": next})
            .to_string()
            .into_bytes()
    };
    let mut paging = Paging::default();
    assert_eq!(
        paging.take(&named("/services?cursor=a", 1)),
        Ok(Taken {
            keep: true,
            next: Some(Next::Address("/services?cursor=a".to_owned()))
        }),
        "a page may name the next"
    );
    paging
        .take(&named("/services?cursor=b", 2))
        .expect("a page");
    assert_eq!(
        paging.take(&named("/services?cursor=a", 3)),
        Err(ReadError::PagesRepeat { page: 3 }),
        "an address that was named before"
    );
}

#[test]
fn the_last_page_again_is_the_end() {
    let mut paging = Paging::default();
    let first = json!({"totalElements": 99, "totalPages": 9, "content": [circle(1), circle(2)], "last": false, "number": 1, "first": true});
    paging.take(first.to_string().as_bytes()).expect("a page");
    let again = json!({"totalElements": 99, "totalPages": 9, "content": [circle(1), circle(2)], "last": true, "number": 9});
    assert_eq!(
        paging.take(again.to_string().as_bytes()),
        Ok(end(false)),
        "it says that it is the last"
    );
}

#[test]
fn a_server_that_counts_from_zero_is_asked_for_its_first() {
    let spring = |number: i64, ids: std::ops::Range<u32>| {
        json!({"totalPages": 2, "number": number, "first": number == 0, "last": number == 1, "content": ids.map(circle).collect::<Vec<_>>()})
            .to_string()
            .into_bytes()
    };
    let mut paging = Paging::default();
    assert_eq!(
        paging.take(&spring(1, 2..4)),
        Ok(then(2)),
        "counted as the first of two, but it says it is not the first"
    );
    assert_eq!(
        paging.take(br#"{"totalPages":2,"number":2,"content":[]}"#),
        Ok(Taken {
            keep: false,
            next: Some(Next::Page(0))
        }),
        "past the end: the one before is missing"
    );
    assert_eq!(
        paging.take(&spring(0, 0..2)),
        Ok(end(true)),
        "now it is whole"
    );
    assert_eq!(paging.services().len(), 4, "all of them");
}

#[test]
fn lists_and_streams() {
    let list = |ids: std::ops::Range<u32>| {
        Value::Array(ids.map(circle).collect())
            .to_string()
            .into_bytes()
    };
    let mut paging = Paging::default();
    assert_eq!(paging.take(&list(0..100)), Ok(then(2)), "a full one");
    assert_eq!(paging.take(&list(100..130)), Ok(end(true)), "a shorter one");
    let stream: Vec<String> = (0..250).map(|number| circle(number).to_string()).collect();
    assert_eq!(
        Paging::default().take(stream.join("\n").as_bytes()),
        Ok(end(true)),
        "a stream is all of it"
    );
    let mut paging = Paging::default();
    let hundred = stream.get(..100).expect("a hundred").join("\n");
    assert_eq!(
        paging.take(hundred.as_bytes()),
        Ok(then(2)),
        "exactly a page: there may be more"
    );
    assert_eq!(
        paging.take(hundred.as_bytes()),
        Ok(end(false)),
        "there is not"
    );
}

#[test]
fn bare_items_are_asked_for_alone() {
    let mut paging = Paging::default();
    let page =
        json!({"contents": [{"id": "bare", "name": "B", "status": "active"}], "last_page": true});
    paging.take(page.to_string().as_bytes()).expect("a page");
    assert_eq!(
        paging.bare(false),
        ["bare"],
        "what holds nothing that hangs on it"
    );
    let mut paging = Paging::default();
    let page = json!({"contents": [circle(1), {"id": "bare", "name": "B", "status": "active"}], "last_page": true});
    paging.take(page.to_string().as_bytes()).expect("a page");
    assert!(
        paging.bare(false).is_empty(),
        "where others are whole, nothing hangs on it"
    );
}

#[test]
fn endless_pages_are_left() {
    let mut paging = Paging::default();
    let mut last = Ok(end(true));
    for number in 0..MOST_PAGES {
        last = paging.take(&page(1, 9_999, number..number + 1));
    }
    assert!(
        matches!(last, Err(ReadError::TooMany { .. })),
        "nobody has so many: {last:?}"
    );
}

#[test]
fn ids_and_dates_alone_are_known_as_such() {
    let minimal = |ids: &[(&str, &str)]| {
        let contents: Vec<Value> = ids
            .iter()
            .map(|(id, date)| json!({"id": id, "modified_date": date}))
            .collect();
        json!({"last_page": true, "contents": contents})
            .to_string()
            .into_bytes()
    };
    let mut paging = Paging::default();
    paging
        .take(&minimal(&[
            ("a", "2026-01-02"),
            ("b", "2026-03-04T05:06:07Z"),
        ]))
        .expect("a page");
    assert!(paging.is_minimal(), "ids and dates");
    assert_eq!(
        paging.newest(),
        "2026-03-04T05:06:07Z".parse().ok(),
        "the last change of all"
    );
    let mut paging = Paging::default();
    paging
        .take(&minimal(&[("a", "2026-01-02"), ("b", "")]))
        .expect("a page");
    assert_eq!(
        paging.newest(),
        None,
        "what does not say when it was changed may have been changed at any time"
    );
    for unclear in [
        r#"{"contents":[{"id":"a","modified_date":"2026-01-02"},{"modified_date":"2026-01-02"}]}"#,
        r#"{"contents":[{"id":"a","modified_date":"2026-01-02"},{"id":"a","modified_date":"2026-01-02"}]}"#,
    ] {
        let mut paging = Paging::default();
        paging.take(unclear.as_bytes()).expect("a page");
        assert_eq!(
            paging.newest(),
            None,
            "what is not told by its id cannot be said to be as it was: {unclear}"
        );
    }
    let mut paging = Paging::default();
    paging.take(&page(1, 1, 0..2)).expect("a page");
    assert!(!paging.is_minimal(), "a server that does not know the wish");
}
