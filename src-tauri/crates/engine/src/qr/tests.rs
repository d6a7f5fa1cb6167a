use super::*;

/// Draws the path as a browser would, and lets another program read it.
fn read_back(code: &QrCode) -> String {
    const SCALE: usize = 4;
    let mut dark = vec![vec![false; code.side]; code.side];
    for run in code.path.split('M').filter(|run| !run.is_empty()) {
        let (at, rest) = run.split_once('h').unwrap();
        let (x, y) = at.split_once(' ').unwrap();
        let length: usize = rest.split('v').next().unwrap().parse().unwrap();
        assert!(
            rest.ends_with(&format!("v1h-{length}z")),
            "each run is a closed box: {run}"
        );
        let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
        for module in &mut dark[y][x..x + length] {
            *module = true;
        }
    }
    let side = code.side * SCALE;
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
        if dark[y / SCALE][x / SCALE] { 0 } else { 255 }
    });
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one code is seen");
    grids[0].decode().unwrap().1
}

#[test]
fn another_program_reads_the_same_text() {
    let long = "https://harbor.example.org/".to_owned() + &"a".repeat(LONGEST - 27);
    for text in [
        "https://us02web.zoom.us/j/99900010001?pwd=AbC",
        "12 Dock St, Greenport, WA, 98000",
        "Grüne Bucht 7, Köln",
        "1",
        &long,
    ] {
        let code = code(text).unwrap();
        assert_eq!(read_back(&code), text, "every letter of it");
        assert_eq!(code.text, text, "and it is written below");
    }
}

#[test]
fn what_no_telephone_reads_is_refused() {
    assert_eq!(
        code(&"a".repeat(LONGEST + 1)),
        Err(Refused::TooLongForCode),
        "too long"
    );
    assert_eq!(code(""), Err(Refused::NoLink), "nothing to say");
    assert!(
        code(&"a".repeat(LONGEST)).unwrap().side <= 85 + 2 * QUIET,
        "the longest is as wide as its documentation says"
    );
}
