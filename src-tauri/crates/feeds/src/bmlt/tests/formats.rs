use super::*;

/// The formats of a server: stock ones, ones whose world id an editor left blank, and home-made ones.
pub(super) const LIST: &str = r#"[
 {"key_string":"O","name_string":"Open","description_string":"","lang":"en","id":"17","world_id":"OPEN","root_server_uri":"https://bmlt.example.org/main_server","format_type_enum":"O"},
 {"key_string":"C","name_string":"Closed","description_string":"","lang":"en","id":"4","world_id":"closed","root_server_uri":"https://bmlt.example.org/main_server/","format_type_enum":"O"},
 {"key_string":"F","name_string":"Frauen","description_string":"","lang":"de","id":"90","world_id":"W","root_server_uri":"https://bmlt.example.org/main_server"},
 {"key_string":"SD","name_string":"Speaker/Discussion","description_string":"","lang":"en","id":"22","world_id":"S-D","format_type_enum":"FC1"},
 {"key_string":"WC","name_string":"Wheelchair","description_string":"","lang":"en","id":"33","world_id":"WCHR","format_type_enum":"FC2"},
 {"key_string":"ES","name_string":"Espanol","description_string":"","lang":"en","id":"9","world_id":"LANG","format_type_enum":"FC3"},
 {"key_string":"L/R","name_string":"Lithuanian/Russian","description_string":"","lang":"en","id":"49","world_id":"","format_type_enum":"LANG"},
 {"key_string":"BL","name_string":"Bi-Lingual","description_string":"","lang":"en","id":"2","world_id":"","format_type_enum":"FC3"},
 {"key_string":"Rr","name_string":"Round Robin","description_string":"","lang":"en","id":"20","world_id":"","format_type_enum":"FC1"},
 {"key_string":"Zz","name_string":"Beginners","description_string":"","lang":"en","id":"91","world_id":"","format_type_enum":""},
 {"key_string":"Ti","name_string":"Timer","description_string":"","lang":"en","id":"28","world_id":"NONE","format_type_enum":"FC1-1"},
 {"key_string":"Wo1","name_string":"Woche 1","description_string":"Nur in der 1. Woche des Monats","lang":"de","id":"92","world_id":"","format_type_enum":"FC1-*"},
 {"key_string":"Wo3","name_string":"only week","description_string":"Only in the 3rd week of the month","lang":"en","id":"93","world_id":"","format_type_enum":"FC1-*"},
 {"key_string":"O1","name_string":"Open in week 1","description_string":"Open in the 1st week of the month","lang":"en","id":"94","world_id":"","format_type_enum":"O-L"},
 {"key_string":"VM","name_string":"Virtual Meeting","description_string":"","lang":"en","id":"54","world_id":"VM","format_type_enum":"FC2"},
 {"key_string":"TC","name_string":"Temporarily Closed Facility","description_string":"","lang":"en","id":"55","world_id":"TC","format_type_enum":"FC2"},
 {"key_string":"HY","name_string":"Hybrid Meeting","description_string":"","lang":"en","id":"56","world_id":"HYBR","format_type_enum":"FC2"}
]"#;

fn with(keys: &str, ids: &str) -> Meeting {
    meeting(json!({"formats": keys, "format_shared_id_list": ids}))
}

#[test]
fn numbers_count_and_world_ids_say_what_they_mean() {
    let rich = with("O,SD,WC,F", "17,22,33,90");
    assert_eq!(rich.who_may_attend, WhoMayAttend::Open, "for everybody");
    assert_eq!(
        rich.formats,
        [Code::known("discussion"), Code::known("speaker")],
        "one format may mean two"
    );
    assert_eq!(
        rich.access,
        [Code::known("wheelchair")],
        "what makes it reachable"
    );
    assert_eq!(
        rich.audience,
        [Code::known("women")],
        "F is women here, whatever it is elsewhere"
    );
    assert_eq!(
        with("C", "4").who_may_attend,
        WhoMayAttend::Closed,
        "the case of a world id does not matter"
    );
    assert_eq!(with("", "").formats, [], "no formats are no fault");
}

#[test]
fn blank_world_ids_are_told_by_the_whole_name_and_never_by_the_key() {
    assert_eq!(
        with("Rr", "20").formats,
        [Code::known("round-robin")],
        "a name of the software's own set"
    );
    assert_eq!(
        with("Zz", "91").formats,
        [Code::known("beginners")],
        "whatever its key is"
    );
    let unknown = reading(&json!([record(
        json!({"formats": "Ti", "format_shared_id_list": "28"})
    )]));
    assert_eq!(
        unknown.records[0].meetings[0].formats,
        [Code::raw("Ti")],
        "no table knows it: kept as it is"
    );
    assert_eq!(codes(&unknown), [NoticeCode::TypeUnknown], "and said");
}

#[test]
fn languages_are_formats() {
    assert_eq!(with("ES", "9").languages, ["es"], "by the name");
    assert_eq!(
        with("L/R", "49").languages,
        ["lt", "ru"],
        "one format may name two; its type says that it is a language"
    );
    assert_eq!(
        with("BL", "2").formats,
        [Code::raw("BL")],
        "two languages, and nobody says which"
    );
    assert_eq!(
        meeting(json!({"lang_enum": "de"})).languages,
        [] as [String; 0],
        "the server's language is not the meeting's"
    );
}

#[test]
fn weeks_are_formats_on_some_servers() {
    let recurrence = |keys, ids| with(keys, ids).schedule.recurrence;
    let monthly = |weeks: &[i8]| Recurrence::Monthly {
        weekday: Weekday::Tuesday,
        weeks: weeks.to_vec(),
    };
    assert_eq!(recurrence("Wo1", "92"), monthly(&[1]), "by its name");
    assert_eq!(
        recurrence("Wo1,Wo3", "92,93"),
        monthly(&[1, 3]),
        "two together, one by its description"
    );
    let open = reading(&json!([record(
        json!({"formats": "O1", "format_shared_id_list": "94"})
    )]));
    let meeting = &open.records[0].meetings[0];
    assert_eq!(
        meeting.schedule.recurrence,
        Recurrence::Weekly {
            weekday: Weekday::Tuesday,
            interval: 1,
            anchor: None
        },
        "it meets every week"
    );
    assert_eq!(
        meeting.who_may_attend,
        WhoMayAttend::Unknown,
        "and is open in one of them"
    );
    assert_eq!(meeting.formats, [Code::raw("O1")], "which is kept as it is");
}

#[test]
fn a_number_that_the_list_lacks_leaves_its_key() {
    let odd = reading(&json!([record(
        json!({"formats": "O,Xy", "format_shared_id_list": "17,777"})
    )]));
    assert_eq!(
        odd.records[0].meetings[0].formats,
        [Code::raw("Xy")],
        "what it is called is kept"
    );
    assert_eq!(
        codes(&odd),
        [NoticeCode::FormatMissing, NoticeCode::TypeUnknown],
        "both are said"
    );
}

#[test]
fn without_the_list_the_stock_keys_of_the_servers_language_serve() {
    let alone = |language: &str, keys: &str| {
        let records = json!([record(
            json!({"lang_enum": language, "formats": keys, "format_shared_id_list": "1,2"})
        )])
        .to_string();
        read_documents(&[(Role::Listing, &records)])
            .expect("a list")
            .records[0]
            .meetings[0]
            .clone()
    };
    let english = alone("en", "O,St,Own");
    assert_eq!(english.who_may_attend, WhoMayAttend::Open, "O in English");
    assert_eq!(
        english.formats,
        [Code::raw("Own"), Code::known("step-study")],
        "St in English, and an own one as it is"
    );
    assert_eq!(
        alone("xx", "O").who_may_attend,
        WhoMayAttend::Unknown,
        "in an unknown language a key means nothing"
    );
}

#[test]
fn formats_may_come_with_the_meetings() {
    let formats: Value = serde_json::from_str(LIST).expect("JSON");
    let both = json!({"meetings": [record(json!({"formats": "F", "format_shared_id_list": "90"}))], "formats": formats}).to_string();
    let reading = read_documents(&[(Role::Meetings, &both)]).expect("a list");
    assert_eq!(
        reading.records[0].meetings[0].audience,
        [Code::known("women")],
        "the list beside the meetings serves"
    );
}

#[test]
fn two_servers_may_use_one_number() {
    let formats = json!([
        {"key_string": "F", "name_string": "Women", "id": "1", "world_id": "W", "root_server_id": 1},
        {"key_string": "F", "name_string": "Fechada", "id": "1", "world_id": "CLOSED", "root_server_id": 2},
    ])
    .to_string();
    let records = json!([
        record(json!({"root_server_id": 1, "formats": "F", "format_shared_id_list": "1"})),
        record(json!({"root_server_id": 2, "formats": "F", "format_shared_id_list": "1"})),
    ])
    .to_string();
    let reading =
        read_documents(&[(Role::Formats, &formats), (Role::Meetings, &records)]).expect("a list");
    assert_eq!(
        reading.records[0].meetings[0].audience,
        [Code::known("women")],
        "its own server's meaning"
    );
    assert_eq!(
        reading.records[1].meetings[0].who_may_attend,
        WhoMayAttend::Closed,
        "and the other's"
    );
}
