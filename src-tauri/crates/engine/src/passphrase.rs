//! The passphrase for what a person keeps: set, unlock, lock, change, remove, forget; and the system's keyring.
//!
//! Rule: a wrong guess makes the next one wait, longer each time. Nothing sleeps here: a guess that comes too early is refused
//! unlooked at. What was guessed is counted in memory; a program that is started anew is slowed by Argon2id alone.

use crate::{Engine, EngineError};
use circle_store::StoreError;
use circle_store::personal::KeptCounts;
use jiff::{SignedDuration, Timestamp};
use std::sync::PoisonError;
use zeroize::Zeroizing;

/// The fewest characters of a new passphrase.
pub(crate) const SHORTEST: usize = 8;
/// The longest that a wrong guess makes the next one wait, in seconds: a quarter of an hour.
const LONGEST_WAIT: i64 = 900;

/// What was guessed wrong.
#[derive(Debug, Default)]
pub(crate) struct Guesses {
    wrong: u32,
    until: Option<Timestamp>,
}

/// The session has no keyring, or it did not answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this session has no keyring that answers")]
pub struct NoKeyring;

/// The keyring of the system, in which a person can let the key be remembered. One key, under one name.
pub trait KeyKeeper: Send + Sync {
    /// Keeps the key, in place of one that was kept before.
    ///
    /// # Errors
    /// [`NoKeyring`].
    fn keep(&self, key: &[u8]) -> Result<(), NoKeyring>;

    /// The key that is kept; none: there is none.
    ///
    /// # Errors
    /// [`NoKeyring`].
    fn kept(&self) -> Result<Option<Zeroizing<Vec<u8>>>, NoKeyring>;

    /// Forgets the key; one that is not there is forgotten.
    ///
    /// # Errors
    /// [`NoKeyring`].
    fn forget(&self) -> Result<(), NoKeyring>;
}

/// The wait after so many wrong guesses: 1, 2, 4, 8 seconds and so on.
fn wait(wrong: u32) -> SignedDuration {
    let seconds = 1_i64
        .checked_shl(wrong.saturating_sub(1).min(20))
        .unwrap_or(LONGEST_WAIT);
    SignedDuration::from_secs(seconds.min(LONGEST_WAIT))
}

fn long_enough(passphrase: &str) -> Result<(), EngineError> {
    if passphrase.chars().count() < SHORTEST {
        return Err(EngineError::PassphraseShort(SHORTEST));
    }
    Ok(())
}

impl Engine {
    /// Lets a guess be looked at, if its time has come, and counts it.
    fn guess<T>(
        &self,
        now: Timestamp,
        guess: impl FnOnce() -> Result<T, StoreError>,
    ) -> Result<T, EngineError> {
        let mut guesses = self.guesses.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(until) = guesses.until
            && now < until
        {
            return Err(EngineError::WaitToUnlock { until });
        }
        match guess() {
            Ok(answer) => {
                *guesses = Guesses::default();
                Ok(answer)
            }
            Err(StoreError::WrongPassphrase) => {
                guesses.wrong = guesses.wrong.saturating_add(1);
                let until = now
                    .checked_add(wait(guesses.wrong))
                    .unwrap_or(Timestamp::MAX);
                guesses.until = Some(until);
                Err(EngineError::WrongPassphrase { until })
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Whether a passphrase is set.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn has_passphrase(&self) -> Result<bool, EngineError> {
        Ok(self.personal().has_passphrase()?)
    }

    /// Whether what is kept cannot be read now. Searching works all the same.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn is_locked(&self) -> Result<bool, EngineError> {
        Ok(self.personal().is_locked()?)
    }

    /// Seals everything that is kept. Takes about a second of work. Copies of the file that older versions made are erased.
    ///
    /// # Errors
    /// [`EngineError::PassphraseShort`]; that there is one already; or when the database cannot be written.
    pub fn set_passphrase(&self, passphrase: &str) -> Result<(), EngineError> {
        long_enough(passphrase)?;
        Ok(self.personal().set_passphrase(passphrase, self.hardness)?)
    }

    /// Opens what is kept, and takes out of it what was withdrawn meanwhile.
    ///
    /// # Errors
    /// [`EngineError::WrongPassphrase`], [`EngineError::WaitToUnlock`]; that there is none; or when the database cannot be read.
    pub fn unlock(&self, passphrase: &str, now: Timestamp) -> Result<(), EngineError> {
        self.guess(now, || self.personal().unlock(passphrase))?;
        self.purge_saved(now)
    }

    /// Closes it again.
    pub fn lock(&self) {
        self.personal().lock();
    }

    /// Puts another passphrase in place of the present one. A key in the keyring opens nothing afterwards: have it remembered
    /// anew ([`remember_key`](Self::remember_key)) or forgotten.
    ///
    /// # Errors
    /// [`EngineError::PassphraseShort`]; as [`unlock`](Self::unlock).
    pub fn change_passphrase(
        &self,
        old: &str,
        new: &str,
        now: Timestamp,
    ) -> Result<(), EngineError> {
        long_enough(new)?;
        self.guess(now, || {
            self.personal().change_passphrase(old, new, self.hardness)
        })
    }

    /// Takes the passphrase away: whoever uses this computer can read what is kept.
    ///
    /// # Errors
    /// As [`unlock`](Self::unlock).
    pub fn remove_passphrase(&self, passphrase: &str, now: Timestamp) -> Result<(), EngineError> {
        self.guess(now, || self.personal().remove_passphrase(passphrase))
    }

    /// What is lost with a forgotten passphrase: the copied directories are not.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn kept_counts(&self) -> Result<KeptCounts, EngineError> {
        Ok(self.personal().kept_counts()?)
    }

    /// Erases everything that is sealed, and the passphrase: for a person who forgot it, and was asked. What was erased.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn forget_passphrase(&self) -> Result<KeptCounts, EngineError> {
        let erased = self.personal().forget_kept()?;
        *self.guesses.lock().unwrap_or_else(PoisonError::into_inner) = Guesses::default();
        Ok(erased)
    }

    /// Has the system's keyring remember the key: whoever is logged in as this person need not enter the passphrase.
    ///
    /// # Errors
    /// [`EngineError::NoKeyring`]; or that it is locked.
    pub fn remember_key(&self, keeper: &dyn KeyKeeper) -> Result<(), EngineError> {
        let key = self.personal().key_to_remember();
        let key = key.ok_or(StoreError::Locked)?;
        Ok(keeper.keep(&key)?)
    }

    /// Opens what is kept with the key in the keyring. False: none is kept, or it opens nothing any more.
    ///
    /// # Errors
    /// [`EngineError::NoKeyring`]; or when the database cannot be read.
    pub fn unlock_from(&self, keeper: &dyn KeyKeeper, now: Timestamp) -> Result<bool, EngineError> {
        let Some(key) = keeper.kept()? else {
            return Ok(false);
        };
        let opened = self.personal().unlock_with_key(&key)?;
        if opened {
            self.purge_saved(now)?;
        }
        Ok(opened)
    }
}

#[cfg(test)]
mod tests;
