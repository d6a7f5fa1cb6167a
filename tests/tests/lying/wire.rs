//! Lies on the wire: statuses, headers, redirects, lengths, and connections that break.

use super::*;

const BREAKS: Expected = Fails(&["interrupted", "connection_refused"]);

pub(super) fn cases() -> Vec<Case> {
    let list = good();
    let mut cases: Vec<Case> = vec![
        (
            "201 with the list",
            Lie::Bytes(whole("201 Created", &[], &list)),
            Fails(&["http_status"]),
        ),
        ("202", status("202 Accepted", &[]), Fails(&["http_status"])),
        (
            "204",
            Lie::Bytes(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n".to_vec()),
            Fails(&["http_status"]),
        ),
        (
            "206",
            status("206 Partial Content", &[("Content-Range", "bytes 0-1/9")]),
            Fails(&["http_status"]),
        ),
        (
            "300",
            status("300 Multiple Choices", &[]),
            Fails(&["http_status"]),
        ),
        (
            "304 that nobody asked for",
            Lie::Bytes(b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n".to_vec()),
            Fails(&["http_status"]),
        ),
        (
            "400",
            status("400 Bad Request", &[]),
            Fails(&["http_status"]),
        ),
        (
            "401",
            status("401 Unauthorized", &[("WWW-Authenticate", "Basic")]),
            Fails(&["forbidden"]),
        ),
        (
            "402",
            status("402 Payment Required", &[]),
            Fails(&["http_status"]),
        ),
        ("403", status("403 Forbidden", &[]), Fails(&["forbidden"])),
        ("404", status("404 Not Found", &[]), Fails(&["not_found"])),
        (
            "407",
            status("407 Proxy Authentication Required", &[]),
            Fails(&["proxy_authentication"]),
        ),
        (
            "408",
            status("408 Request Timeout", &[]),
            Fails(&["http_status"]),
        ),
        ("410", status("410 Gone", &[]), Fails(&["not_found"])),
        (
            "418",
            status("418 I'm a teapot", &[]),
            Fails(&["http_status"]),
        ),
        (
            "429 with seconds",
            status("429 Too Many", &[("Retry-After", "120")]),
            Fails(&["rate_limited"]),
        ),
        (
            "429 with a date",
            status(
                "429 Too Many",
                &[("Retry-After", "Mon, 23 Nov 2026 09:30:00 GMT")],
            ),
            Fails(&["rate_limited"]),
        ),
        (
            "429 with rubbish",
            status("429 Too Many", &[("Retry-After", "soon, I hope")]),
            Fails(&["rate_limited"]),
        ),
        (
            "429 with a huge number",
            status("429 Too Many", &[("Retry-After", "99999999999999999999")]),
            Fails(&["rate_limited"]),
        ),
        (
            "429 with a negative number",
            status("429 Too Many", &[("Retry-After", "-5")]),
            Fails(&["rate_limited"]),
        ),
        (
            "429 without a word",
            status("429 Too Many", &[]),
            Fails(&["rate_limited"]),
        ),
        (
            "451",
            status("451 Unavailable For Legal Reasons", &[]),
            Fails(&["forbidden"]),
        ),
        ("500", status("500 Oops", &[]), Fails(&["server_error"])),
        (
            "502 as a proxy says it",
            status("502 Bad Gateway", &[("Via", "1.1 proxy")]),
            Fails(&["server_error"]),
        ),
        (
            "503 with seconds",
            status("503 Busy", &[("Retry-After", "7")]),
            Fails(&["server_error"]),
        ),
        (
            "503 with a date in the past",
            status(
                "503 Busy",
                &[("Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT")],
            ),
            Fails(&["server_error"]),
        ),
        ("599", status("599 Odd", &[]), Fails(&["server_error"])),
        (
            "status 999",
            status("999 Denied", &[]),
            Fails(&["http_status"]),
        ),
        (
            "a redirect to itself",
            status("302 Found", &[("Location", "/list.json")]),
            Fails(&["too_many_redirects"]),
        ),
        (
            "a redirect to nowhere",
            status("302 Found", &[]),
            Fails(&["bad_address"]),
        ),
        (
            "a redirect to a file",
            status("302 Found", &[("Location", "file:///etc/passwd")]),
            Fails(&["bad_address"]),
        ),
        (
            "a redirect to data",
            status("302 Found", &[("Location", "data:application/json,[]")]),
            Fails(&["bad_address"]),
        ),
        (
            "a redirect to a script",
            status("302 Found", &[("Location", "javascript:alert(1)")]),
            Fails(&["bad_address"]),
        ),
        (
            "a redirect with a password",
            status("302 Found", &[("Location", "http://me:pw@127.0.0.1/")]),
            Fails(&["bad_address"]),
        ),
        (
            "a redirect that is no address",
            status("301 Moved", &[("Location", "http://[::1")]),
            Fails(&["bad_address"]),
        ),
        (
            "a length that is too long",
            Lie::Bytes(length(&list, list.len() + 100)),
            BREAKS,
        ),
        (
            "a length that is too short",
            Lie::Bytes(length(&list, list.len() / 2)),
            Fails(&["truncated", "invalid_json"]),
        ),
        (
            "a length that is no number",
            Lie::Bytes(head("Content-Length: many", &list)),
            BREAKS,
        ),
        (
            "a negative length",
            Lie::Bytes(head("Content-Length: -1", &list)),
            BREAKS,
        ),
        (
            "two lengths",
            Lie::Bytes(head("Content-Length: 5\r\nContent-Length: 7", &list)),
            BREAKS,
        ),
        (
            "a length of an exabyte",
            Lie::Bytes(head("Content-Length: 1152921504606846976", &list)),
            Fails(&["too_large"]),
        ),
        (
            "no length at all",
            Lie::Bytes(head("X-Length: none", &list)),
            Taken,
        ),
        (
            "chunks that are none",
            Lie::Bytes(head("Transfer-Encoding: chunked", b"this is no chunk\r\n")),
            BREAKS,
        ),
        (
            "a chunk of an exabyte",
            Lie::Bytes(head("Transfer-Encoding: chunked", b"fffffffffffffff\r\n[")),
            BREAKS,
        ),
        (
            "chunks without an end",
            Lie::Bytes(head("Transfer-Encoding: chunked", b"1\r\n[\r\n")),
            BREAKS,
        ),
        (
            "a header of a megabyte",
            Lie::Bytes(head(&format!("X-Long: {}", "x".repeat(1 << 20)), &list)),
            BREAKS,
        ),
        (
            "ten thousand headers",
            Lie::Bytes(head("X-A: b\r\n".repeat(10_000).trim_end(), &list)),
            BREAKS,
        ),
        (
            "endless headers",
            Lie::Endless(
                b"HTTP/1.1 200 OK\r\n".to_vec(),
                b"X-More: of it\r\n".repeat(500),
            ),
            BREAKS,
        ),
        (
            "an endless body",
            Lie::Endless(head("X-Length: none", b"["), vec![b' '; 1 << 16]),
            Fails(&["too_large"]),
        ),
        ("an answer of HTTP/0.9", Lie::Bytes(list.clone()), BREAKS),
        (
            "another protocol",
            Lie::Bytes(b"SSH-2.0-OpenSSH_9.9\r\n".to_vec()),
            BREAKS,
        ),
        ("no answer", Lie::Bytes(Vec::new()), BREAKS),
        (
            "half a status line",
            Lie::Bytes(b"HTTP/1.1 20".to_vec()),
            BREAKS,
        ),
    ];
    const CUTS: [&str; 10] = [
        "broken off at once",
        "broken off at 10 %",
        "broken off at 20 %",
        "broken off at 30 %",
        "broken off at 40 %",
        "broken off at 50 %",
        "broken off at 60 %",
        "broken off at 70 %",
        "broken off at 80 %",
        "broken off at 90 %",
    ];
    let answer = whole("200 OK", &[], &list);
    let body = answer.len() - list.len();
    for (tenth, name) in CUTS.into_iter().enumerate() {
        cases.push((
            name,
            Lie::Reset(answer[..body + list.len() * tenth / 10].to_vec()),
            BREAKS,
        ));
    }
    cases
}

/// Lies about time, for a policy that has none.
pub(super) fn slow_cases() -> Vec<Case> {
    const LATE: Expected = Fails(&["timed_out"]);
    vec![
        ("silence", Lie::Silence(Vec::new()), LATE),
        (
            "silence after the headers",
            Lie::Silence(length(b"", 100)),
            LATE,
        ),
        (
            "silence in the middle of the body",
            Lie::Silence(length(b"[{", 100)),
            LATE,
        ),
        (
            "a body that drips",
            Lie::Drip(head("X-Length: none", b"["), b" ".to_vec()),
            LATE,
        ),
        (
            "headers that drip",
            Lie::Drip(b"HTTP/1.1 200 OK\r\n".to_vec(), b"X-A: b\r\n".to_vec()),
            LATE,
        ),
    ]
}

fn head(header: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\nConnection: close\r\n{header}\r\n\r\n");
    [head.as_bytes(), body].concat()
}

fn length(body: &[u8], length: usize) -> Vec<u8> {
    head(&format!("Content-Length: {length}"), body)
}
