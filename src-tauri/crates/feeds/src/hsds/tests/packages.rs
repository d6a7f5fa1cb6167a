use super::*;
use jiff::civil::{Weekday, time};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

const ELDER: [(&str, &str); 8] = [
    (
        "organizations.csv",
        "id,name,description,url\n9,Harbour 2-1-1,Helps,https://harbour.example.org\n",
    ),
    (
        "services.csv",
        "id,organization_id,name,description,status,phone_number,original_text\n1,9,Grief Support Group,\"Line one\\nline two ###MON###\",active,555-0100-22,x\n2,9,Tax Help,Forms,active,,\n",
    ),
    (
        "locations.csv",
        "id,name,latitude,longitude\n5,Mole Hall,25.7,-80.2\n",
    ),
    (
        "services_at_location.csv",
        "id,service_id,location_id\n7,1,5\n",
    ),
    (
        "physical_addresses.csv",
        "id,location_id,address_1,city,state_province,postal_code,country\n6,5,4 Mole Lane,Portbridge,FL,33100,US\n",
    ),
    (
        "regular_schedules.csv",
        "id,service_id,location_id,weekday,opens_at,closes_at,original_text\n8,1,,Monday,9:00am,10:30am,Mon 9\n",
    ),
    ("taxonomy.csv", "id,name,vocabulary\nt1,Bereavement,Own\n"),
    (
        "services_taxonomy.csv",
        "id,service_id,taxonomy_id\n3,1,t1\n",
    ),
];

fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        let options =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        writer.start_file(*name, options).expect("a member");
        writer.write_all(content.as_bytes()).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

fn as_documents<'a>(files: &'a [(&'a str, &'a str)]) -> Vec<(&'a str, &'a [u8])> {
    files
        .iter()
        .map(|(name, content)| (*name, content.as_bytes()))
        .collect()
}

#[test]
fn a_package_of_the_first_version() {
    let from_files = read_with(&as_documents(&ELDER), |_| {}).expect("a package");
    assert_eq!(
        (
            from_files.read,
            from_files.records.len(),
            from_files.rejected
        ),
        (2, 1, 1),
        "one group of two services"
    );
    let record = &from_files.records[0];
    assert_eq!(
        record.key.as_str(),
        "1",
        "ids of the source stay as they are"
    );
    let meeting = &record.meetings[0];
    assert_eq!(
        (
            meeting.schedule.weekday(),
            meeting.schedule.start,
            meeting.schedule.minutes
        ),
        (Some(Weekday::Monday), Some(time(9, 0, 0, 0)), Some(90)),
        "its table of times"
    );
    assert_eq!(
        meeting.notes.as_deref(),
        Some("Line one\nline two"),
        "marks of the export are taken out"
    );
    assert_eq!(
        meeting
            .venue
            .as_ref()
            .and_then(|venue| venue.city.as_deref()),
        Some("Portbridge"),
        "joined to its address"
    );
    assert_eq!(
        meeting.service_body.as_deref(),
        Some("Harbour 2-1-1"),
        "and to its organization"
    );
    assert!(
        record.public.contains("Bereavement"),
        "and to its terms: {}",
        record.public
    );
    let archive = zipped(&ELDER);
    assert!(is_package(&archive), "an archive of tables is recognized");
    let from_archive = read_with(&[("", &archive)], |_| {}).expect("an archive");
    assert_eq!(
        from_archive, from_files,
        "an archive is the same as its files"
    );
}

#[test]
fn a_package_of_the_third_version_in_a_folder_of_its_own() {
    let files = [
        (
            "data/SERVICE.CSV",
            "id,organization_id,name,status\ns1,o1,Anxiety Support Group,active\n",
        ),
        ("data/organization.csv", "id,name\no1,Quayside Trust\n"),
        (
            "data/service_at_location.csv",
            "id,service_id,location_id\na1,s1,l1\na2,s1,l2\n",
        ),
        (
            "data/locations.csv",
            "id,location_type,url,name\nl1,physical,,Quay Hall\nl2,virtual,https://zoom.us/j/5550100,\n",
        ),
        (
            "data/addresses.csv",
            "id,location_id,address_1,city,address_type,attention\nd1,l1,1 Quay Street,Portbridge,physical,Jo Keeper\n",
        ),
        (
            "data/schedules.csv",
            "id,service_id,service_at_location_id,freq,byday,opens_at\nt1,s1,,WEEKLY,\"TU,TH\",19:00\n",
        ),
        (
            "data/contacts.csv",
            "id,service_id,name,email\nk1,s1,Jo Keeper,jo.keeper@example.org\n",
        ),
        (
            "data/phones.csv",
            "id,service_id,contact_id,number\np1,s1,k1,0117 496 0999\np2,s1,,0117 496 0111\n",
        ),
        (
            "data/taxonomy_terms.csv",
            "id,code,name\nx1,mental-health/anxiety,Anxiety\n",
        ),
        (
            "data/attributes.csv",
            "id,link_id,link_entity,taxonomy_term_id\ny1,s1,service,x1\n",
        ),
        (
            "datapackage.json",
            r#"{"resources":[{"name":"languages","path":"data/spoken.csv"}]}"#,
        ),
        ("data/spoken.csv", "id,service_id,code\ng1,s1,cy\n"),
        ("../../evil.csv", "id\n1\n"),
    ];
    let reading = read_with(&[("", &zipped(&files))], |_| {}).expect("an archive");
    let meetings = &reading.records[0].meetings;
    assert_eq!(meetings.len(), 2, "two days");
    assert!(
        meetings
            .iter()
            .all(|meeting| meeting.attendance == Attendance::Hybrid),
        "room and link"
    );
    assert_eq!(
        meetings[0].contact.phone.as_deref(),
        Some("0117 496 0111"),
        "not the person's"
    );
    assert_eq!(
        meetings[0].languages,
        ["cy"],
        "a table that only the descriptor names"
    );
    assert_eq!(meetings[0].problems.len(), 1, "a term's code");
    assert!(
        !format!("{reading:?}").contains("Keeper"),
        "nobody is named"
    );
}

#[test]
fn archives_that_nobody_should_unpack() {
    let bomb = zipped(&[(
        "services.csv",
        &format!("id,name\n1,{}\n", "a".repeat(8 << 20)),
    )]);
    assert!(
        matches!(
            read_with(&[("", &bomb)], |_| {}),
            Err(ReadError::Archive { .. })
        ),
        "a table that unpacks a thousandfold"
    );
    let names: Vec<String> = (0..1_001).map(|number| format!("{number}.csv")).collect();
    let many: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "id\n")).collect();
    assert!(
        matches!(
            read_with(&[("", &zipped(&many))], |_| {}),
            Err(ReadError::Archive { .. })
        ),
        "too many members"
    );
    let whole = zipped(&ELDER);
    for cut in (0..whole.len()).step_by(61) {
        let _ = read_with(&[("", &whole[..cut])], |_| {});
        let mut flipped = whole.clone();
        flipped[cut] ^= 0x55;
        let _ = read_with(&[("", &flipped)], |_| {});
    }
    assert!(
        matches!(
            read_with(&[("", &zipped(&[("phones.csv", "id\n1\n")]))], |_| {}),
            Err(ReadError::WrongShape { .. })
        ),
        "no services"
    );
}

#[test]
fn tables_as_they_come() {
    let files = [(
        "services.csv",
        "\u{feff}ID;Name;Status\r\n1;\"Peer Support; Mole \"\"Lane\"\"\";NULL\r\n2;Peer Support Two\r\n\r\n",
    )];
    let reading = read_with(&as_documents(&files), |_| {}).expect("a table");
    assert_eq!(
        reading.records.len(),
        2,
        "a mark, semicolons, a short row, an empty one: {:?}",
        reading.notices
    );
    assert_eq!(
        reading.records[0].meetings[0].name.as_deref(),
        Some("Peer Support; Mole \"Lane\""),
        "quotes"
    );
    let old: [(&str, &[u8]); 1] = [("services.csv", b"id,name\n1,Caf\xe9 Peer Support\n")];
    assert_eq!(
        read_with(&old, |_| {}).expect("a table").records[0].meetings[0]
            .name
            .as_deref(),
        Some("Café Peer Support"),
        "an old encoding"
    );
}
