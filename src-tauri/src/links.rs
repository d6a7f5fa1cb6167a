//! What leads out of the program. The page names a meeting and a way, never an address: the address comes from our own data, and
//! its kind is checked here, right before it is opened.

use crate::error::{CommandError, CommandResult};
use circle_engine::JoinLink;
use circle_engine::conference::Weight;
use circle_engine::leaving::may_be_opened;

/// Opens `address` in the program that the system has for it, if it is of a kind that does no harm. A link about which there is a
/// grave doubt is opened only when the person was asked once more.
pub(crate) fn open(address: &str, asked: bool) -> CommandResult<()> {
    if !may_be_opened(address) {
        return Err(CommandError::new(
            "bad_address",
            "This address is of a kind that is not opened from here.",
        ));
    }
    let weight = JoinLink::read(address).and_then(|link| link.weight());
    if weight >= Some(Weight::Warning) && !asked {
        return Err(CommandError::new(
            "link_doubtful",
            "This link may not lead where it seems to.",
        ));
    }
    open::that_detached(address).map_err(|error| CommandError::new("no_program", error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_kinds_are_opened() {
        for address in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "smb://host/share",
            "zoommtg://zoom.us/join?confno=1",
            "https://user:word@example.org/",
            "mailto:group@example.org?attach=/etc/passwd",
            "not an address",
        ] {
            let refused = open(address, true).expect_err("it must not be opened");
            assert_eq!(refused.code, "bad_address", "{address} can do harm");
        }
    }

    #[test]
    fn a_doubtful_link_is_not_opened_unasked() {
        let refused = open("https://zoom.us.rooms.example/j/1", false).expect_err("not at once");
        assert_eq!(
            refused.code, "link_doubtful",
            "a name that stands in front of another's has to be looked at first"
        );
    }
}
