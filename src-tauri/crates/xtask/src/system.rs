//! What the system must have: what for, how to tell, and what it is called by each package manager.

use crate::process::{self, Failure};
use std::io::Write;
use std::path::Path;
use std::process::Command;

/// Something of the system without which a step cannot run.
struct Need {
    what: &'static str,
    why: &'static str,
    there: fn() -> bool,
    apt: &'static str,
    dnf: &'static str,
    pacman: &'static str,
}

const BUILD: &[Need] = &[
    Need {
        what: "a C compiler",
        why: "SQLite and the encryption of https are compiled with it",
        there: || process::succeeds("cc", &["--version"]),
        apt: "build-essential",
        dnf: "gcc gcc-c++ make",
        pacman: "base-devel",
    },
    Need {
        what: "pkg-config",
        why: "finds the system's libraries",
        there: || process::succeeds("pkg-config", &["--version"]),
        apt: "pkg-config",
        dnf: "pkgconf-pkg-config",
        pacman: "pkgconf",
    },
    Need {
        what: "WebKitGTK 4.1",
        why: "draws the window",
        there: || process::succeeds("pkg-config", &["--exists", "webkit2gtk-4.1"]),
        apt: "libwebkit2gtk-4.1-dev",
        dnf: "webkit2gtk4.1-devel",
        pacman: "webkit2gtk-4.1",
    },
];

const TEST: &[Need] = &[
    Need {
        what: "Xvfb",
        why: "a screen for the window where there is none",
        there: || process::find("Xvfb").is_some(),
        apt: "xvfb",
        dnf: "xorg-x11-server-Xvfb",
        pacman: "xorg-server-xvfb",
    },
    Need {
        what: "WebKitWebDriver",
        why: "types and clicks in the real window",
        there: || process::find("WebKitWebDriver").is_some(),
        apt: "webkit2gtk-driver",
        dnf: "webkit2gtk4.1",
        pacman: "webkit2gtk-4.1",
    },
    Need {
        what: "dbus-run-session",
        why: "a message bus that ends with the tests",
        there: || process::find("dbus-run-session").is_some(),
        apt: "dbus",
        dnf: "dbus-daemon",
        pacman: "dbus",
    },
    Need {
        what: "a font",
        why: "scripts that our own does not have",
        there: || {
            Path::new("/usr/share/fonts")
                .read_dir()
                .is_ok_and(|mut folder| folder.next().is_some())
        },
        apt: "fonts-dejavu-core",
        dnf: "dejavu-sans-fonts",
        pacman: "ttf-dejavu",
    },
];

/// For which step the system is made ready.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Building and opening the window.
    App,
    /// The same, and driving it without a screen.
    Test,
}

/// Installs what is missing for `step`: says what and why, and asks unless `yes`.
pub(crate) fn prepare(step: Step, yes: bool) -> Result<(), Failure> {
    node()?;
    if !cfg!(target_os = "linux") {
        // Windows and macOS bring their web view along.
        return Ok(());
    }
    let extra = if step == Step::Test { TEST } else { &[] };
    let missing: Vec<&Need> = BUILD
        .iter()
        .chain(extra)
        .filter(|need| !(need.there)())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("This is missing on your system:");
    for need in &missing {
        println!("  {}: {}", need.what, need.why);
    }
    install(&missing, yes)?;
    match missing.iter().find(|need| !(need.there)()) {
        None => Ok(()),
        Some(need) => Err(Failure::told(format!(
            "{} is still not there after the installation.",
            need.what
        ))),
    }
}

fn node() -> Result<(), Failure> {
    let version = Command::new("node").arg("--version").output();
    let version = version
        .map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
        .unwrap_or_default();
    let major = version
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(20..) => Ok(()),
        Some(_) => Err(Failure::told(format!(
            "Node {version} is too old to build the interface: it takes version 20 or newer, from https://nodejs.org."
        ))),
        None => Err(Failure::told(
            "The interface is built with Node, version 20 or newer, and there is none: install it from https://nodejs.org.",
        )),
    }
}

/// A package manager that we know how to ask.
struct Installer {
    program: &'static str,
    refresh: Option<&'static [&'static str]>,
    install: &'static [&'static str],
    packages: fn(&Need) -> &'static str,
}

const MANAGERS: &[Installer] = &[
    Installer {
        program: "apt-get",
        refresh: Some(&["update"]),
        install: &["install", "--yes", "--no-install-recommends"],
        packages: |need| need.apt,
    },
    Installer {
        program: "dnf",
        refresh: None,
        install: &["install", "--assumeyes"],
        packages: |need| need.dnf,
    },
    Installer {
        program: "pacman",
        refresh: None,
        install: &["--sync", "--needed", "--noconfirm"],
        packages: |need| need.pacman,
    },
];

fn install(missing: &[&Need], yes: bool) -> Result<(), Failure> {
    let Some(manager) = MANAGERS
        .iter()
        .find(|manager| process::find(manager.program).is_some())
    else {
        return Err(Failure::told(
            "This system has neither apt, dnf nor pacman. Install the things above with its own package manager, then start this again.",
        ));
    };
    let packages: Vec<&str> = missing
        .iter()
        .flat_map(|need| (manager.packages)(need).split(' '))
        .collect();
    let root = process::succeeds("test", &["-w", "/usr/bin"]);
    let sudo = if root { None } else { process::find("sudo") };
    let spelled = format!(
        "{}{} {} {}",
        if root { "" } else { "sudo " },
        manager.program,
        manager.install.join(" "),
        packages.join(" ")
    );
    if !root && sudo.is_none() {
        return Err(Failure::told(format!(
            "Only the system's administrator can install it:\n  {spelled}"
        )));
    }
    println!("This installs it:\n  {spelled}");
    if !yes && !agreed()? {
        return Err(Failure::told(
            "Nothing was installed. Run the line above yourself, then start this again.",
        ));
    }
    let command = |arguments: &[&str]| {
        let mut command = Command::new(sudo.as_deref().unwrap_or(Path::new(manager.program)));
        if sudo.is_some() {
            command.arg(manager.program);
        }
        command
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    if let Some(refresh) = manager.refresh {
        // An outdated list may still hold what we need.
        process::run(&mut command(refresh)).unwrap_or_else(|failure| println!("{failure}"));
    }
    let arguments: Vec<&str> = manager.install.iter().copied().chain(packages).collect();
    process::run(&mut command(&arguments))
}

fn agreed() -> Result<bool, Failure> {
    print!("Install it now? [Y/n] ");
    std::io::stdout().flush().map_err(Failure::told)?;
    let mut answer = String::new();
    let read = std::io::stdin()
        .read_line(&mut answer)
        .map_err(Failure::told)?;
    // Nobody there to answer is not a yes.
    Ok(read > 0 && matches!(answer.trim().to_lowercase().as_str(), "" | "y" | "yes"))
}
