//! Tables: recognized, guessed, and told by a person what their columns mean.

use super::*;
use circle_engine::{Moment, Question};
use jiff::tz::TimeZone;

/// A spreadsheet of the plugin: its own names, in another order.
const PLUGIN: &str = "Day,Time,End Time,Name,Location,Address,Types,Conference URL,Slug\n\
    Monday,7:00 PM,8:00 PM,Harbour Lamp,Quay Hall,\"1 Quay St, Portbridge, CA 95124, USA\",\"Open, Wheelchair Access\",,harbour-lamp\n\
    Every day,6:00 AM,NULL,Early Boat,,,Closed,https://zoom.us/j/123,early-boat\n";

/// A table in another language, with names of its own.
const GROUPS: &str = "Gruppenname;Wochentag;Uhrzeit;Stra\u{df}e;PLZ;Ort;Ansprechpartner\n\
    Hafenlicht;Mo und Mi;19.30 Uhr;Kaistr. 1;20095;Hamburg;Canary Person\n\
    Lotse;Dienstag;18:00;Kaistr. 2;20095;Hamburg;Canary Person\n\
    Leuchtturm;Freitag;20 Uhr;Kaistr. 3;20095;Hamburg;Canary Person\n";

/// A table whose columns nobody understands without being told.
const RIDDLE: &str = "a1,a2,a3,a4\n\
    Harbour Lamp,1,hall,19:00\n\
    Early Boat,2,pier,07:30\n\
    Night Watch,3,attic,22:00\n";

const ANSWER: &str = r#"{"mapping":1,"columns":[{"column":"a1","means":"name"},{"column":"a2","means":"day"},{"column":"a3","means":"venue"},{"column":"a4","means":"start"}]}"#;

fn table(text: &str) -> Answer {
    Answer::body(text).header("content-type", "text/csv")
}

#[tokio::test]
async fn a_spreadsheet_of_the_plugin_is_recognized() {
    let house = House::new();
    house.server.put("/groups.csv", table(PLUGIN));
    let id = house.add("/groups.csv", None);
    let first = house.sync_one().await;
    assert_eq!(outcome(&first), ("updated", None), "{:?}", first.error);
    assert_eq!(
        (first.read, first.accepted, house.meetings(&id)),
        (2, 2, 8),
        "one on a day, one on every day"
    );
    assert_eq!(
        house.engine.sources().unwrap()[0].source.format,
        Some(FeedFormat::Csv),
        "it is kept what it is"
    );
    let again = house.sync_one().await;
    assert_eq!(outcome(&again), ("unchanged", None), "the same bytes");
}

#[tokio::test]
async fn a_table_with_names_of_its_own_is_guessed() {
    let house = House::new();
    house.server.put("/gruppen.csv", table(GROUPS));
    let id = house.add("/gruppen.csv", None);
    let first = house.sync_one().await;
    assert_eq!(outcome(&first), ("updated", None), "{:?}", first.error);
    assert_eq!(
        (first.read, first.rejected, house.meetings(&id)),
        (3, 0, 4),
        "one of them on two days"
    );
    let files = std::fs::read(house.folder.path().join("directory.db")).unwrap();
    let canary = b"Canary Person";
    assert!(
        !files.windows(canary.len()).any(|part| part == canary),
        "no person is kept"
    );
}

#[tokio::test]
async fn a_person_says_what_columns_mean_and_corrects_it() {
    let house = House::new();
    house.server.put_marked("/riddle.csv", "\"v1\"", RIDDLE);
    let id = house.add("/riddle.csv", None);
    let first = house.sync_one().await;
    assert_eq!(
        outcome(&first),
        ("failed", Some("mapping_needed")),
        "somebody has to say it"
    );
    let refused = house.engine.set_mapping(&id, Some("{\"mapping\":1"), now());
    assert_eq!(
        refused.map_err(|error| error.code()).unwrap_err(),
        "bad_mapping",
        "half a file"
    );
    house.engine.set_mapping(&id, Some(ANSWER), now()).unwrap();
    let read = house.sync_one().await;
    assert_eq!(outcome(&read), ("updated", None), "{:?}", read.error);
    assert_eq!((read.read, read.accepted), (3, 3), "every row");
    assert_eq!(
        outcome(&house.sync_one().await),
        ("unchanged", None),
        "the list did not change, nor what its columns mean"
    );

    let corrected = ANSWER.replace("\"venue\"", "\"city\"");
    house
        .engine
        .set_mapping(&id, Some(&corrected), now())
        .unwrap();
    let anew = house.sync_one().await;
    assert_eq!(
        outcome(&anew),
        ("updated", None),
        "an unchanged list is read anew, and not held back for what a person said of it"
    );
    let moment = Moment::new(now(), TimeZone::get("America/Los_Angeles").unwrap());
    let answer = house.engine.find(&Question::default(), &moment).unwrap();
    // What was read before has not been missing for long enough to be forgotten.
    let towns = answer.meetings.iter().filter(|found| {
        let venue = found.stored.meeting.venue.as_ref();
        venue.is_some_and(|venue| venue.city.is_some() && venue.name.is_none())
    });
    assert_eq!(towns.count(), 3, "what was a building is a town");
}

#[tokio::test]
async fn what_columns_mean_is_kept_until_the_source_goes() {
    let House {
        engine,
        server,
        folder,
    } = House::new();
    server.put("/riddle.csv", table(RIDDLE));
    let new = NewSource {
        location: server.url("/riddle.csv"),
        allow_http: true,
        allow_private_network: true,
        mapping: Some(ANSWER.to_owned()),
        ..NewSource::default()
    };
    let id = engine.add_source(&new, now()).unwrap().id;
    drop(engine);
    let house = House {
        engine: open(folder.path()).unwrap(),
        server,
        folder,
    };
    let read = house.sync_one().await;
    assert_eq!(outcome(&read), ("updated", None), "{:?}", read.error);
    assert_eq!(read.accepted, 3, "it was kept");

    house.engine.remove_source(&id).unwrap();
    let again = NewSource {
        mapping: None,
        ..new
    };
    let source = house.engine.add_source(&again, now()).unwrap();
    assert_eq!(
        (&source.id, &source.mapping),
        (&id, &None),
        "the same source, and nothing left of what was said"
    );
    assert_eq!(
        outcome(&house.sync_one().await),
        ("failed", Some("mapping_needed")),
        "somebody has to say it again"
    );
}

#[tokio::test]
async fn looking_at_a_list_changes_nothing() {
    let house = House::new();
    let file = house.folder.path().join("groups.csv");
    std::fs::write(&file, GROUPS).unwrap();
    let new = NewSource {
        location: file.to_string_lossy().into_owned(),
        ..NewSource::default()
    };
    let preview = house
        .engine
        .preview_mapping(&new, None, now(), &CancellationToken::new())
        .await
        .unwrap();
    assert!(preview.is_enough, "its columns say what they mean");
    assert_eq!((preview.read, preview.accepted), (3, 3), "every row");
    let private = preview
        .columns
        .iter()
        .find(|column| column.name == "Ansprechpartner")
        .unwrap();
    assert_eq!(
        (private.means.as_str(), private.samples.len()),
        ("private", 0),
        "persons are not even shown"
    );
    assert!(
        house.engine.sources().unwrap().is_empty(),
        "no source came of it"
    );
}
