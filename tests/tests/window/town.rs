//! An invented town on the real coordinates of Seattle: three directories on a server of this machine, a catalogue that
//! names them, and a window that is opened on an empty folder.

use circle_tests::listings::{bmlt_formats, bmlt_info, bmlt_meeting, online, room};
use circle_tests::server::{Answer, Server};
use circle_tests::window::{self, Setting, Window};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use tempfile::TempDir;

/// Monday, ten in the morning in Seattle.
pub(crate) const NOW: &str = "2026-11-23T18:00:00Z";

/// The folder of one person, and the server that holds the directories of the town.
pub(crate) struct Town {
    pub(crate) server: Server,
    folder: TempDir,
    catalogue: Value,
    language: &'static str,
    zone: &'static str,
}

impl Town {
    /// The town with its three directories.
    pub(crate) fn new() -> Self {
        let server = Server::start();
        server.put("/aa/meetings.json", Answer::json(alcoholics().to_string()));
        server.put(
            "/al-anon/meetings.json",
            Answer::json(families().to_string()),
        );
        server.answer(
            "/na/main_server/client_interface/json/",
            |request| match request.parameter("switcher").unwrap_or_default() {
                "GetServerInfo" => Answer::json(bmlt_info("4.1.0")),
                "GetFormats" => Answer::json(bmlt_formats(true)),
                "GetSearchResults"
                    if request.parameter("page_num").is_none_or(|page| page == "1") =>
                {
                    Answer::json(addicts().to_string())
                }
                _ => Answer::json("[]"),
            },
        );
        let catalogue = json!([
            entry(
                "aa-lantern",
                "AA Lantern Coast",
                "aa",
                "meeting-guide",
                &server.url("/aa/meetings.json"),
                40
            ),
            entry(
                "al-anon-lantern",
                "Al-Anon Lantern Coast",
                "al-anon",
                "meeting-guide",
                &server.url("/al-anon/meetings.json"),
                60
            ),
            entry(
                "na-lantern",
                "NA Lantern Coast",
                "na",
                "bmlt",
                &server.url("/na/main_server/"),
                80
            ),
        ]);
        Self::with(server, catalogue)
    }

    /// The town when nothing of the web can be reached.
    pub(crate) fn without_network() -> Self {
        // Nobody listens on the first port.
        let nobody = "http://127.0.0.1:1/meetings.json";
        Self::with(
            Server::start(),
            json!([entry(
                "aa-lantern",
                "AA Lantern Coast",
                "aa",
                "meeting-guide",
                nobody,
                40
            )]),
        )
    }

    /// A town whose catalogue has one directory with these rows.
    pub(crate) fn listing(rows: &Value) -> Self {
        let server = Server::start();
        server.put("/aa/meetings.json", Answer::json(rows.to_string()));
        let url = server.url("/aa/meetings.json");
        Self::with(
            server,
            json!([entry(
                "aa-lantern",
                "AA Lantern Coast",
                "aa",
                "meeting-guide",
                &url,
                40
            )]),
        )
    }

    /// A town with this catalogue, whose directories lie with this server.
    pub(crate) fn with(server: Server, catalogue: Value) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            server,
            folder,
            catalogue,
            language: "en_US.UTF-8",
            zone: "America/Los_Angeles",
        }
    }

    /// For somebody whose system speaks this language, in this zone.
    pub(crate) fn for_reader(mut self, language: &'static str, zone: &'static str) -> Self {
        (self.language, self.zone) = (language, zone);
        self
    }

    /// Takes another catalogue from the next opening on.
    pub(crate) fn offer(&mut self, catalogue: Value) {
        self.catalogue = catalogue;
    }

    /// Opens the window on the person's folder; the first time it is empty.
    pub(crate) async fn open(&self) -> Window {
        self.open_at(NOW).await
    }

    /// Opens the window on the person's folder at another time.
    pub(crate) async fn open_at(&self, now: &str) -> Window {
        self.open_as(&window::program(), &[], now).await
    }

    /// Opens the window with these arguments.
    pub(crate) async fn open_with(&self, arguments: &[String]) -> Window {
        self.open_as(&window::program(), arguments, NOW).await
    }

    /// Opens the window of `program`.
    pub(crate) async fn open_as(&self, program: &Path, arguments: &[String], now: &str) -> Window {
        let (data, catalogue) = (self.data(), self.written_catalogue());
        Window::open_with(&self.setting(&data, &catalogue, now), program, arguments).await
    }

    /// Starts the program once more beside the open window, and gives how it ended.
    pub(crate) fn start_again(&self, arguments: &[&str]) -> ExitStatus {
        let (data, catalogue) = (self.data(), self.written_catalogue());
        let mut command = Command::new(window::program());
        self.setting(&data, &catalogue, NOW).apply(&mut command);
        command.args(arguments).status().unwrap()
    }

    /// The person's data folder.
    pub(crate) fn data(&self) -> PathBuf {
        let data = self.folder.path().join("data");
        std::fs::create_dir_all(&data).unwrap();
        data
    }

    fn written_catalogue(&self) -> PathBuf {
        let catalogue = self.folder.path().join("catalogue.json");
        std::fs::write(&catalogue, self.catalogue.to_string()).unwrap();
        catalogue
    }

    fn setting<'a>(&self, data: &'a Path, catalogue: &'a Path, now: &'a str) -> Setting<'a> {
        Setting {
            data,
            now,
            zone: self.zone,
            language: self.language,
            catalogue: Some(catalogue),
        }
    }

    /// Opens the window and copies what reaches Seattle.
    pub(crate) async fn open_copied(&self) -> Window {
        let window = self.open().await;
        window.fill("Where?", "Seattle").await;
        window.press("Find groups").await;
        window.press("Copy ").await;
        window.wait("[data-row]").await;
        window.wait_for_text("copied.").await;
        window
    }
}

/// An entry of a catalogue: a directory whose middle is Seattle.
pub(crate) fn entry(
    id: &str,
    name: &str,
    fellowship: &str,
    format: &str,
    url: &str,
    reach_km: u32,
) -> Value {
    json!({
        "id": id, "name": name, "fellowship": fellowship, "format": format, "url": url, "country": "US", "region": "Washington",
        "latitude": 47.6, "longitude": -122.33, "reach_km": reach_km, "time_zone": "America/Los_Angeles", "single_zone": true,
        "languages": ["en"], "published_by": "the tests", "confirmed": "2026-11-01", "on_by_default": true, "includes": [],
        "allow_http": true, "allow_private_network": true
    })
}

/// Nine meetings: on now, soon, later, in a room, online and both.
fn alcoholics() -> Value {
    let mut now = room(1, "Early Lantern", 1, "09:30");
    now["end_time"] = json!("10:30");
    let mut both = room(2, "Two Doors", 1, "11:00");
    both["conference_url"] = json!("https://zoom.us/j/999000002");
    both["types"] = json!(["O", "D", "W"]);
    let mut closed = room(3, "Quiet Harbor", 1, "19:30");
    closed["types"] = json!(["C", "BB", "X"]);
    closed["notes"] = json!("Ring twice.\nThe door is on the yard.");
    json!([
        now,
        both,
        closed,
        room(4, "Tuesday Tide", 2, "07:00"),
        room(5, "Midweek Lantern", 3, "12:00"),
        room(6, "Anchor Group", 4, "18:00"),
        room(7, "Friday Ferry", 5, "20:00"),
        online(8, "Screen and Candle", 2, "19:00"),
        online(9, "Far Shore Online", 0, "08:00"),
    ])
}

fn families() -> Value {
    let mut rows = vec![
        room(1, "Beside the Harbor", 1, "12:30"),
        room(2, "Sunday Table", 0, "17:00"),
    ];
    for row in &mut rows {
        row["types"] = json!(["O"]);
    }
    Value::Array(rows)
}

fn addicts() -> Value {
    let meetings = [
        ("Clean Slate", 2),
        ("Sound Recovery", 3),
        ("Night Ferry", 6),
    ];
    let rows = meetings.iter().zip(1_u32..).map(|((name, weekday), id)| {
        let mut row = bmlt_meeting(id, name, *weekday);
        row["latitude"] = json!("47.6205");
        row["longitude"] = json!("-122.3493");
        row["location_municipality"] = json!("Seattle");
        row["location_province"] = json!("WA");
        row["location_postal_code_1"] = json!("98109");
        row
    });
    Value::Array(rows.collect())
}
