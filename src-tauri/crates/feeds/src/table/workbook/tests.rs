use super::*;
use crate::{Document, ReadOptions, Role, read, recognize};
use circle_domain::{FeedFormat, SourceId};
use jiff::civil::{Weekday, time};
use std::io::Write;
use zip::write::SimpleFileOptions;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// A cell: its text, or the serial number of a date (style 1) or a time (style 2).
enum Cell {
    Text(&'static str),
    Serial(f64, u8),
}
use Cell::{Serial, Text};

/// A workbook whose sheets have these rows.
fn book(sheets: &[Vec<Vec<Cell>>], more: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    let put = |parts: &mut Vec<(String, Vec<u8>)>, name: &str, text: String| {
        parts.push((name.to_owned(), text.into_bytes()));
    };
    let mut names = String::new();
    let mut targets = String::new();
    for (at, rows) in sheets.iter().enumerate() {
        let number = at + 1;
        names += &format!("<sheet name=\"S{number}\" sheetId=\"{number}\" r:id=\"r{number}\"/>");
        targets += &format!(
            "<Relationship Id=\"r{number}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        );
        let mut data = String::new();
        for (row, cells) in rows.iter().enumerate() {
            data += &format!("<row r=\"{}\">", row + 1);
            for (column, cell) in cells.iter().enumerate() {
                let letter = char::from(b'A' + u8::try_from(column).expect("few columns"));
                let name = format!("{letter}{}", row + 1);
                data += &match cell {
                    Text("") => String::new(),
                    Text(text) => {
                        format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
                    }
                    Serial(number, style) => {
                        format!("<c r=\"{name}\" s=\"{style}\"><v>{number}</v></c>")
                    }
                };
            }
            data += "</row>";
        }
        put(
            &mut parts,
            &format!("xl/worksheets/sheet{number}.xml"),
            format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{data}</sheetData></worksheet>"),
        );
    }
    put(
        &mut parts,
        "[Content_Types].xml",
        format!("<Types xmlns=\"{PACKAGE}/content-types\"/>"),
    );
    put(
        &mut parts,
        "_rels/.rels",
        format!(
            "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"b\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    );
    put(
        &mut parts,
        "xl/workbook.xml",
        format!(
            "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>{names}</sheets></workbook>"
        ),
    );
    put(
        &mut parts,
        "xl/_rels/workbook.xml.rels",
        format!(
            "<Relationships xmlns=\"{PACKAGE}/relationships\">{targets}<Relationship Id=\"s\" Type=\"{RELATIONS}/styles\" Target=\"styles.xml\"/></Relationships>"
        ),
    );
    put(
        &mut parts,
        "xl/styles.xml",
        format!(
            "<styleSheet xmlns=\"{MAIN}\"><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>"
        ),
    );
    parts.extend(
        more.iter()
            .map(|(name, bytes)| ((*name).to_owned(), bytes.clone())),
    );
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive
            .start_file(name, SimpleFileOptions::default())
            .expect("a part");
        archive.write_all(&bytes).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}

fn names() -> Vec<Cell> {
    ["Group", "Day", "Start", "Street", "Town", "Updated"]
        .map(Text)
        .into()
}

fn groups() -> Vec<Vec<Cell>> {
    vec![
        vec![Text("Groups of the valley")],
        names(),
        vec![
            Text("Harbour Lamp"),
            Text("Tuesday"),
            Serial(0.8125, 2),
            Text("1 Quay Street"),
            Text("Portbridge"),
            Serial(46_000.0, 1),
        ],
        vec![
            Text("Early Boat"),
            Text("Every day"),
            Text("7:15 AM"),
            Text(""),
            Text("Portbridge"),
            Text(""),
        ],
    ]
}

fn reading(bytes: &[u8]) -> Result<circle_domain::Reading, ReadError> {
    let source = SourceId::of_location("book");
    let options = ReadOptions {
        source: &source,
        fellowship: None,
        country: None,
        read_at: "2026-11-25T00:00:00Z".parse().expect("a moment"),
        mapping: None,
        all_services: false,
    };
    let document = Document {
        role: Role::Listing,
        name: "",
        bytes,
    };
    read(FeedFormat::Csv, &[document], &options)
}

#[test]
fn a_workbook_is_a_table_with_dates_and_times_in_numbers() {
    let cover = vec![vec![Text("Welcome")]];
    let bytes = book(&[cover, groups()], &[]);
    assert_eq!(recognize(&bytes), Some(FeedFormat::Csv), "a table");
    let reading = reading(&bytes).expect("the sheet that is a table");
    assert_eq!((reading.read, reading.rejected), (2, 0), "both groups");
    let lamp = &reading.records[0].meetings[0];
    assert_eq!(lamp.schedule.weekday(), Some(Weekday::Tuesday), "its day");
    assert_eq!(
        lamp.schedule.start,
        Some(time(19, 30, 0, 0)),
        "0.8125 of a day"
    );
    let changed = lamp.last_changed.map(|moment| moment.to_string());
    assert!(
        changed.is_some_and(|changed| changed.starts_with("2025-12-09")),
        "day 46,000 since the end of 1899"
    );
    assert_eq!(reading.records[1].meetings.len(), 7, "every day");
}

#[test]
fn an_archive_that_would_fill_the_memory_is_not_unpacked() {
    let bytes = book(&[groups()], &[("xl/media/a.bin", vec![0; 3 << 20])]);
    assert!(bytes.len() < 100_000, "small as it comes");
    assert!(is_small(&bytes, 4 << 20), "four megabytes are enough");
    assert!(!is_small(&bytes, 2 << 20), "two are not");
}

#[test]
fn blank_rows_and_names_alone_are_no_records() {
    let mut rows = groups();
    rows.extend((0..20).map(|_| Vec::new()));
    let read = reading(&book(&[rows], &[])).map(|reading| reading.read);
    assert_eq!(read, Ok(2), "blank rows are none");
    let names = book(&[vec![names()]], &[]);
    assert_eq!(
        reading(&names),
        Err(ReadError::NoRecords),
        "names alone are no list"
    );
}

#[test]
fn damaged_workbooks_never_panic() {
    let bytes = book(&[groups()], &[]);
    for end in (0..bytes.len()).step_by(97) {
        let _ = reading(&bytes[..end]);
    }
    for at in (0..bytes.len()).step_by(41) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x55;
        let _ = recognize(&damaged);
        let _ = reading(&damaged);
    }
}
