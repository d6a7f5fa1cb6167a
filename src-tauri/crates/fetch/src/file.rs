//! Reading a local file, with the same limits on size and the same cancelling as an answer from the network.

use crate::{Body, FetchError};
use std::io::ErrorKind;
use std::path::Path;
use tokio::io::AsyncReadExt;

/// Reads the whole file. `on_bytes` is told how much has been read so far.
pub(crate) async fn read(
    path: &Path,
    limit: u64,
    on_bytes: &(dyn Fn(u64) + Send + Sync),
) -> Result<Body, FetchError> {
    let refused = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => FetchError::FileNotFound,
        _ => FetchError::FileUnreadable,
    };
    let mut file = tokio::fs::File::open(path).await.map_err(refused)?;
    let metadata = file.metadata().await.map_err(refused)?;
    if metadata.is_dir() {
        return Err(FetchError::FileUnreadable);
    }
    if metadata.len() > limit {
        return Err(FetchError::TooLarge { limit });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    let mut part = vec![0_u8; 1 << 18];
    loop {
        let count = file.read(&mut part).await.map_err(refused)?;
        let Some(read) = part.get(..count).filter(|read| !read.is_empty()) else {
            break;
        };
        bytes.extend_from_slice(read);
        // A pipe or a growing file has no honest length.
        if bytes.len() as u64 > limit {
            return Err(FetchError::TooLarge { limit });
        }
        on_bytes(bytes.len() as u64);
    }
    Ok(Body::of_file(bytes, path))
}
