//! Services that lead on to an address which their own does not show.
//!
//! Rule: by the whole name that is owned; compiled by hand from general knowledge, to be added to.

use super::providers::is_under;

/// Services that make addresses short.
const SHORTENERS: [&str; 44] = [
    "adobe.ly",
    "amzn.to",
    "bit.do",
    "bit.ly",
    "bitly.com",
    "bl.ink",
    "buff.ly",
    "cutt.ly",
    "db.tt",
    "eepurl.com",
    "fb.watch",
    "forms.gle",
    "g.co",
    "goo.gl",
    "is.gd",
    "j.mp",
    "l.ead.me",
    "lnkd.in",
    "n9.cl",
    "ow.ly",
    "po.st",
    "qr.ae",
    "qr.link",
    "qr1.be",
    "qrco.de",
    "qrs.ly",
    "rb.gy",
    "rebrand.ly",
    "s.id",
    "scnv.io",
    "short.io",
    "shorturl.at",
    "shorturl.gg",
    "snip.ly",
    "surl.li",
    "t.co",
    "t.ly",
    "t1p.de",
    "tiny.cc",
    "tiny.one",
    "tinyurl.com",
    "trib.al",
    "v.gd",
    "x.gd",
];

/// Services that write an address into their own to look at it first, or to count who follows it.
const WRAPPERS: [&str; 8] = [
    "ct.sendgrid.net",
    "l.facebook.com",
    "l.instagram.com",
    "linkprotect.cudasvc.com",
    "list-manage.com",
    "protect-us.mimecast.com",
    "safelinks.protection.outlook.com",
    "urldefense.com",
];

/// Whether an address leads on to another that it hides.
pub(super) fn hides_target(host: &str, registrable: &str, path: &str) -> bool {
    let bare = host.strip_prefix("www.").unwrap_or(host);
    SHORTENERS
        .iter()
        .any(|name| bare == *name || registrable == *name)
        || WRAPPERS.iter().any(|name| is_under(host, name))
        || (registrable == "google.com" && path == "/url")
}
