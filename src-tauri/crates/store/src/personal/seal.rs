//! Sealing and opening texts: a random data key, XChaCha20-Poly1305 for what it seals, Argon2id (RFC 9106) for the key that
//! is made of a passphrase and wraps it.
//!
//! Rule: a key is never printed, and is overwritten in memory when it is dropped. What is sealed is bound to its place.

use crate::{Result, StoreError};
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Bytes of a nonce, which stands before what was sealed with it. Long enough to be drawn at random.
const NONCE: usize = 24;
/// A text is filled up with spaces to a multiple of so many bytes, so that its length tells little.
const STEP: usize = 256;
/// No file makes this program take more memory than that, in KiB.
const MOST_MEMORY: u32 = 1024 * 1024;

/// How much work a guess at the passphrase costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hardness {
    /// Memory, in KiB.
    pub memory: u32,
    /// How often it is gone through.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Default for Hardness {
    /// The second choice of RFC 9106, section 4: 64 MiB, three passes, four lanes.
    fn default() -> Self {
        Self {
            memory: 64 * 1024,
            passes: 3,
            lanes: 4,
        }
    }
}

/// A key of 256 bits.
pub(super) struct SealKey(Zeroizing<[u8; 32]>);

impl SealKey {
    /// A new one, of the system's random bytes.
    pub(super) fn draw() -> Result<Self> {
        let mut key = Zeroizing::new([0; 32]);
        fill(&mut *key)?;
        Ok(Self(key))
    }

    /// The one with these bytes; none when they are too few or too many.
    pub(super) fn of_bytes(bytes: &[u8]) -> Option<Self> {
        Some(Self(Zeroizing::new(bytes.try_into().ok()?)))
    }

    /// The one that a passphrase makes. The same letters make the same key, however the keyboard composed them.
    pub(super) fn of_passphrase(passphrase: &str, salt: &[u8], hardness: Hardness) -> Result<Self> {
        if hardness.memory > MOST_MEMORY {
            return Err(StoreError::NotUnderstood("passphrase"));
        }
        let params = Params::new(hardness.memory, hardness.passes, hardness.lanes, Some(32))
            .map_err(|_| StoreError::NotUnderstood("passphrase"))?;
        let passphrase = Zeroizing::new(passphrase.nfc().collect::<String>());
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.as_bytes(), salt, &mut *key)
            .map_err(|_| StoreError::NotUnderstood("passphrase"))?;
        Ok(Self(key))
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &*self.0
    }

    /// Tells one key from another, and leads nowhere back.
    pub(super) fn name(&self) -> [u8; 16] {
        let mut name = [0; 16];
        blake3::Hasher::new_derive_key("Open Circle, name of a data key, version 1")
            .update(self.bytes())
            .finalize_xof()
            .fill(&mut name);
        name
    }

    /// Seals `plain` for the place `place`: the nonce, then what it became.
    pub(super) fn seal(&self, place: &str, plain: &[u8]) -> Result<Vec<u8>> {
        let mut nonce = [0; NONCE];
        fill(&mut nonce)?;
        let payload = Payload {
            msg: plain,
            aad: place.as_bytes(),
        };
        let sealed = XChaCha20Poly1305::new(&Key::from(*self.0))
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| StoreError::NotUnderstood("sealed value"))?;
        Ok(nonce.into_iter().chain(sealed).collect())
    }

    /// Opens what was sealed for that place; none when it was sealed with another key, for another place, or was changed.
    pub(super) fn open(&self, place: &str, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
        let payload = Payload {
            msg: sealed,
            aad: place.as_bytes(),
        };
        let plain = XChaCha20Poly1305::new(&Key::from(*self.0))
            .decrypt(&XNonce::from(*nonce), payload)
            .ok()?;
        Some(Zeroizing::new(plain))
    }
}

/// JSON with spaces at its end, which mean nothing, up to a length that tells little.
pub(super) fn padded(json: &[u8]) -> Zeroizing<Vec<u8>> {
    let length = json.len().next_multiple_of(STEP);
    let mut padded = Zeroizing::new(Vec::with_capacity(length));
    padded.extend_from_slice(json);
    padded.resize(length, b' ');
    padded
}

/// Random bytes of the system.
pub(super) fn fill(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes).map_err(|_| StoreError::NoRandomness)
}
