//! The real window, driven through WebDriver: started on a folder of its own, with a frozen clock, and gone when the test
//! ends. Waiting here always waits for something the page shows; nothing waits for a time to pass.

mod look;
#[cfg(target_os = "linux")]
mod screen;

use fantoccini::elements::{Element, ElementRef};
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// How long the page may take for one step on a busy machine before a test gives up.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often the page is asked whether it is ready.
const PERIOD: Duration = Duration::from_millis(25);

/// The key under which WebDriver writes an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Finds what can be pressed by its visible or spoken name: the whole name first, then a part of it.
const NAMED: &str = r"
    const clean = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
    const dialog = document.querySelector('dialog[open]') ?? document;
    const all = [...dialog.querySelectorAll('button, a, summary, label, [role=option]')].filter(
      (one) => one.getClientRects().length > 0 && !one.disabled);
    // A box to tick is named without the number behind it.
    const box = (one) => one.matches('label') ? one.querySelector(':scope > bdi') : null;
    const name = (one) => clean(one.getAttribute('aria-label') ?? (box(one) ?? one).innerText);
    const wanted = arguments[0];
    return all.find((one) => name(one) === wanted) ?? all.find((one) => name(one).startsWith(wanted))
      ?? all.find((one) => name(one).includes(wanted)) ?? null;";

/// Finds the field that a label names.
const LABELLED: &str = r"
    const clean = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
    const fields = [...document.querySelectorAll('input, select')].filter((one) => one.getClientRects().length > 0);
    const name = (one) => clean(one.getAttribute('aria-label') ?? one.labels?.[0]?.innerText);
    const wanted = arguments[0];
    return fields.find((one) => name(one) === wanted) ?? fields.find((one) => name(one).startsWith(wanted)) ?? null;";

/// How the window is started.
pub struct Setting<'a> {
    /// The data folder.
    pub data: &'a Path,
    /// The moment at which the clock stands still, RFC 3339.
    pub now: &'a str,
    /// The reader's IANA zone.
    pub zone: &'a str,
    /// Languages as the system names them: `en_US.UTF-8`.
    pub language: &'a str,
    /// A catalogue that takes the place of the built-in one.
    pub catalogue: Option<&'a Path>,
}

/// An open window. Ends with its program and its driver when dropped.
pub struct Window {
    /// What speaks to the page.
    pub client: Client,
    driver: Child,
    begun: Instant,
    interactions: AtomicU32,
}

impl Setting<'_> {
    /// Gives `command` the person's folder, moment, place and language.
    pub fn apply(&self, command: &mut Command) {
        command
            .env("OPEN_CIRCLE_DATA", self.data)
            .env("OPEN_CIRCLE_NOW", self.now)
            .env("OPEN_CIRCLE_READER_ZONE", self.zone)
            .env("LANG", self.language)
            .env("LC_ALL", self.language)
            // Whatever the web view keeps beside our data stays in the test's folder.
            .env("XDG_DATA_HOME", self.data.join("xdg-data"))
            .env("XDG_CACHE_HOME", self.data.join("xdg-cache"))
            .env("XDG_CONFIG_HOME", self.data.join("xdg-config"))
            .env_remove("LANGUAGE")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if let Some(catalogue) = self.catalogue {
            command.env("OPEN_CIRCLE_CATALOGUE", catalogue);
        }
    }
}

/// The program of the window.
///
/// # Panics
///
/// When `OPEN_CIRCLE_WINDOW` does not name it: `cargo xtask test` does.
#[must_use]
pub fn program() -> PathBuf {
    let program = std::env::var_os("OPEN_CIRCLE_WINDOW")
        .expect("OPEN_CIRCLE_WINDOW names the program: run `cargo xtask test`");
    PathBuf::from(program)
}

impl Window {
    /// Opens the window of the program that `OPEN_CIRCLE_WINDOW` names.
    ///
    /// # Panics
    ///
    /// When the program, its driver or a display is missing: `cargo xtask test` provides all three.
    pub async fn open(setting: &Setting<'_>) -> Self {
        Self::open_with(setting, &program(), &[]).await
    }

    /// Opens the window of `program`, which is started with `arguments`.
    ///
    /// # Panics
    ///
    /// When the program, its driver or a display is missing.
    pub async fn open_with(setting: &Setting<'_>, program: &Path, arguments: &[String]) -> Self {
        let port = free_port();
        let mut command = Command::new("WebKitWebDriver");
        command
            .arg(format!("--port={port}"))
            .arg("--host=127.0.0.1");
        setting.apply(&mut command);
        command
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            // The window is the driver's child: both are ended as one group.
            .process_group(0);
        let driver = command.spawn().expect("WebKitWebDriver is installed");
        let mut capabilities = Capabilities::new();
        capabilities.insert(
            "webkitgtk:browserOptions".to_owned(),
            json!({ "binary": program, "args": arguments }),
        );
        let begun = Instant::now();
        let client = connect(port, capabilities).await;
        Self {
            client,
            driver,
            begun,
            interactions: AtomicU32::new(0),
        }
    }

    /// How many times something was pressed, typed or chosen so far.
    #[must_use]
    pub fn interactions(&self) -> u32 {
        self.interactions.load(Ordering::SeqCst)
    }

    /// The time since the program was asked to start.
    #[must_use]
    pub fn since_start(&self) -> Duration {
        self.begun.elapsed()
    }

    fn count(&self) {
        self.interactions.fetch_add(1, Ordering::SeqCst);
    }

    /// What `script` gives, with `arguments[0]` and so on as `arguments`.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        match self.client.execute(script, arguments).await {
            Ok(value) => value,
            Err(error) => panic!("the page did not answer: {error}\n{script}"),
        }
    }

    /// Waits until `script` gives something other than `null`, `false` or an empty text, and gives it back.
    pub async fn until(&self, why: &str, script: &str, arguments: Vec<Value>) -> Value {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            let value = match self.client.execute(script, arguments.clone()).await {
                Ok(value) => value,
                // The driver loses an answer now and then while the page is busy; this one is asked again anyway.
                Err(error) if error.to_string().contains("Could not parse script result") => {
                    Value::Null
                }
                Err(error) => panic!("the page did not answer: {error}\n{script}"),
            };
            if !matches!(&value, Value::Null | Value::Bool(false)) && value.as_str() != Some("") {
                return value;
            }
            tokio::time::sleep(PERIOD).await;
        }
        panic!("{why}\n{script}\n{}", self.text().await)
    }

    /// Waits for the element that `css` selects.
    pub async fn wait(&self, css: &str) -> Element {
        let waiting = self.client.wait().at_most(PATIENCE).every(PERIOD);
        match waiting.for_element(Locator::Css(css)).await {
            Ok(element) => element,
            Err(error) => panic!(
                "the page never showed {css}: {error}\n{}",
                self.text().await
            ),
        }
    }

    /// Waits until nothing on the page matches `css`.
    pub async fn wait_gone(&self, css: &str) {
        let script = "return document.querySelector(arguments[0]) === null";
        self.until(&format!("{css} never went away"), script, vec![json!(css)])
            .await;
    }

    /// Waits until the page's visible text holds `words`.
    pub async fn wait_for_text(&self, words: &str) {
        let script = r"return document.body.innerText.replace(/\s+/g, ' ').includes(arguments[0])";
        self.until(
            &format!("the page never said {words:?}"),
            script,
            vec![json!(words)],
        )
        .await;
    }

    /// Waits until exactly `count` elements match `css`.
    pub async fn wait_for_count(&self, css: &str, count: usize) {
        let script = "return document.querySelectorAll(arguments[0]).length === arguments[1]";
        let why = format!("there never were {count} of {css}");
        self.until(&why, script, vec![json!(css), json!(count)])
            .await;
    }

    /// What matches `css`, as visible text, one entry each.
    pub async fn texts(&self, css: &str) -> Vec<String> {
        let script = r"return [...document.querySelectorAll(arguments[0])].map((one) => one.innerText.replace(/\s+/g, ' ').trim())";
        let found = self.run(script, vec![json!(css)]).await;
        found
            .as_array()
            .into_iter()
            .flatten()
            .map(|text| text.as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// Everything the page says, as visible text.
    pub async fn text(&self) -> String {
        let said = self
            .client
            .execute("return document.body.innerText", Vec::new())
            .await;
        said.map_or_else(
            |error| format!("(no page: {error})"),
            |text| text.as_str().unwrap_or_default().to_owned(),
        )
    }

    /// The element that `script` gives for `name`, as soon as there is one.
    async fn named(&self, script: &str, name: &str) -> Element {
        let why = format!("there is nothing named {name:?}");
        let found = self.until(&why, script, vec![json!(name)]).await;
        let id = found
            .get(ELEMENT)
            .and_then(Value::as_str)
            .expect("an element");
        Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned()))
    }

    /// Presses the button, link, box or proposal whose visible or spoken name is, or else holds, `name`.
    pub async fn press(&self, name: &str) {
        self.count();
        let begun = Instant::now();
        loop {
            match self.named(NAMED, name).await.click().await {
                Ok(()) => return,
                // It was drawn anew between finding and pressing.
                Err(_) if begun.elapsed() < PATIENCE => tokio::time::sleep(PERIOD).await,
                Err(error) => panic!("{name:?} cannot be pressed: {error}"),
            }
        }
    }

    /// Types into the field with the label `label`, in place of what stands there.
    pub async fn fill(&self, label: &str, text: &str) {
        self.count();
        let field = self.named(LABELLED, label).await;
        self.client
            .execute("arguments[0].select()", vec![json!(field)])
            .await
            .expect("a field that takes text");
        field
            .send_keys(text)
            .await
            .expect("a field that takes text");
    }

    /// Chooses `value` in the list box with the label `label`.
    pub async fn choose(&self, label: &str, value: &str) {
        self.count();
        let field = self.named(LABELLED, label).await;
        let offered = "return [...arguments[0].options].some((one) => one.value === arguments[1])";
        let why = format!("{label:?} never offered {value:?}");
        self.until(&why, offered, vec![json!(field), json!(value)])
            .await;
        field
            .select_by_value(value)
            .await
            .expect("a list box with this value");
    }

    /// Presses keys where the focus is.
    pub async fn keys(&self, keys: &str) {
        self.count();
        let focused = self
            .client
            .active_element()
            .await
            .expect("something has the focus");
        focused
            .send_keys(keys)
            .await
            .expect("something takes the keys");
    }

    /// Makes the window so large inside, in pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        self.client
            .set_window_size(width, height)
            .await
            .expect("a window that can be resized");
        let script = "return innerWidth === arguments[0] && innerHeight === arguments[1]";
        let why = format!("the window never was {width} by {height}");
        self.until(&why, script, vec![json!(width), json!(height)])
            .await;
    }

    /// Closes the window and waits for its driver to be gone.
    pub async fn close(self) {
        // A driver that died first is what the drop below is for.
        drop(self.client.clone().close().await);
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // A test that panics must not leave a driver and a window behind.
        let group = format!("-{}", self.driver.id());
        drop(Command::new("kill").args(["-KILL", "--", &group]).status());
        drop(self.driver.wait());
    }
}

async fn connect(port: u16, capabilities: Capabilities) -> Client {
    let address = format!("http://127.0.0.1:{port}");
    let mut builder = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new());
    builder.capabilities(capabilities);
    let mut last = None;
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        match builder.connect(&address).await {
            Ok(client) => return client,
            Err(error) => last = Some(error),
        }
        tokio::time::sleep(PERIOD).await;
    }
    panic!("the driver never opened the window: {last:?}")
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}
