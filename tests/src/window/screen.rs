//! A picture of the window as the screen shows it, frame and menus included.
//!
//! Rule: taken from the X server, not from the driver. `WebKitGTK` 2.50's driver waits for ever for a picture of a page that is
//! painted without OpenGL, and the screen is what a person sees.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, ImageFormat, MapState, Window};
use x11rb::rust_connection::RustConnection;

/// How often the screen is read until two pictures in a row are alike.
const TRIES: u32 = 20;

/// What one window shows, three bytes a pixel.
#[derive(PartialEq, Eq)]
struct Picture {
    width: u16,
    height: u16,
    pixels: Vec<u8>,
}

/// Writes the largest window on the screen to `file`, as PNG, once it has come to rest.
pub(super) fn save(file: &Path) {
    let (connection, screen) = x11rb::connect(None).expect("a screen");
    let root = connection.setup().roots.get(screen).expect("a root").root;
    let mut picture = taken(&connection, root);
    for _ in 0..TRIES {
        let next = taken(&connection, root);
        let rests = next == picture;
        picture = next;
        if rests {
            break;
        }
    }
    let output = BufWriter::new(File::create(file).expect("a folder for pictures"));
    let mut encoder = png::Encoder::new(output, picture.width.into(), picture.height.into());
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().expect("a picture");
    writer
        .write_image_data(&picture.pixels)
        .expect("a picture is written");
}

fn taken(connection: &RustConnection, root: Window) -> Picture {
    let all = connection.query_tree(root).expect("a request").reply();
    let screen = geometry(connection, root).expect("a root has a size");
    // A dialog of the system lies above the window and is smaller.
    let (x, y, width, height) = all
        .expect("the windows of the screen")
        .children
        .into_iter()
        .filter(|&window| is_shown(connection, window))
        .filter_map(|window| geometry(connection, window))
        .max_by_key(|&(_, _, width, height)| u32::from(width) * u32::from(height))
        .unwrap_or(screen);
    // What lies beyond the edge of the screen has no pixels.
    let (x, y) = (x.max(0), y.max(0));
    let width = width.min(screen.2.saturating_sub(x.unsigned_abs()));
    let height = height.min(screen.3.saturating_sub(y.unsigned_abs()));
    let image = connection
        .get_image(ImageFormat::Z_PIXMAP, root, x, y, width, height, u32::MAX)
        .expect("a request")
        .reply()
        .expect("the pixels of the screen");
    // Blue, green, red and a byte of nothing, as every X server on a little-endian machine with 24 bits gives it.
    let (pixels, _) = image.data.as_chunks::<4>();
    Picture {
        width,
        height,
        pixels: pixels
            .iter()
            .flat_map(|&[blue, green, red, _]| [red, green, blue])
            .collect(),
    }
}

fn is_shown(connection: &RustConnection, window: Window) -> bool {
    let asked = connection.get_window_attributes(window).ok();
    asked
        .and_then(|cookie| cookie.reply().ok())
        .is_some_and(|attributes| attributes.map_state == MapState::VIEWABLE)
}

fn geometry(connection: &RustConnection, window: Window) -> Option<(i16, i16, u16, u16)> {
    let one = connection.get_geometry(window).ok()?.reply().ok()?;
    Some((one.x, one.y, one.width, one.height))
}
