//! Programs for meeting from afar that groups run on hosts of their own.
//!
//! Rule: told by the path alone, so it says nothing of who runs the host.

/// The program whose rooms have such a path: BigBlueButton, with its front ends Greenlight 2 (`/b/abc-def-ghi`) and
/// Greenlight 3 (`/rooms/abc-def-ghi-jkl/join`).
pub(super) fn of_path(path: &str) -> Option<&'static str> {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let room = |part: &str| {
        let pieces: Vec<&str> = part.split('-').collect();
        (3..=4).contains(&pieces.len())
            && pieces.iter().all(|piece| {
                piece.len() == 3 && piece.bytes().all(|byte| byte.is_ascii_alphanumeric())
            })
    };
    let found = match parts.as_slice() {
        ["bigbluebutton" | "html5client", ..] => true,
        ["b" | "rooms", name] | ["rooms", name, "join"] => room(name),
        _ => false,
    };
    found.then_some("BigBlueButton")
}
