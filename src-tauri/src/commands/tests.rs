use super::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the project's root")
}

/// The bindings as they should be.
fn bindings() -> String {
    let made = tempfile::NamedTempFile::new().expect("a file to write to");
    let language = specta_typescript::Typescript::default();
    builder()
        .export(language, made.path())
        .expect("the commands have types that TypeScript can name");
    fs::read_to_string(made.path()).expect("what was written")
}

#[test]
fn the_committed_bindings_are_those_of_the_commands() {
    let file = project().join("ui/src/host/bindings.ts");
    let made = bindings();
    if std::env::var_os("OPEN_CIRCLE_WRITE_BINDINGS").is_some() {
        fs::write(&file, &made).expect("the page's folder");
    }
    let committed = fs::read_to_string(file).unwrap_or_default();
    assert!(
        committed == made,
        "run `cargo xtask bindings` after changing a command, and commit what it makes"
    );
}

#[test]
fn invariant_8_every_command_is_listed_once_and_permitted_by_name() {
    let listed: BTreeSet<&str> = COMMANDS.iter().copied().collect();
    assert_eq!(
        listed.len(),
        COMMANDS.len(),
        "no command stands twice in the list"
    );

    let made = bindings();
    let bound: BTreeSet<String> = made
        .match_indices("__TAURI_INVOKE(\"")
        .filter_map(|(at, mark)| {
            made.get(at + mark.len()..)?
                .split('"')
                .next()
                .map(str::to_owned)
        })
        .collect();
    assert_eq!(
        bound,
        listed.iter().map(|name| (*name).to_owned()).collect(),
        "the bindings hold what is listed"
    );

    let capability = fs::read_to_string(project().join("src-tauri/capabilities/main.json"))
        .expect("the capability file");
    let capability: serde_json::Value = serde_json::from_str(&capability).expect("JSON");
    let granted: BTreeSet<String> = capability["permissions"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|name| name.as_str().expect("a name").to_owned())
        .collect();
    let wanted: BTreeSet<String> = listed
        .iter()
        .map(|name| format!("allow-{}", name.replace('_', "-")))
        .collect();
    assert_eq!(
        granted, wanted,
        "the page may do what is listed, by name, and nothing else"
    );
}
