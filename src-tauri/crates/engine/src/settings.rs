//! What the person chose: texts under names, kept in `personal.db`. The edges say what the names and texts mean.
//!
//! Rule: nothing that was searched for is a setting.

use crate::{Engine, EngineError};

impl Engine {
    /// The setting of that name; none if it was never made.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn setting(&self, name: &str) -> Result<Option<String>, EngineError> {
        Ok(self.personal().setting(name)?)
    }

    /// Makes a setting, or takes it back.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn set_setting(&self, name: &str, value: Option<&str>) -> Result<(), EngineError> {
        Ok(self.personal().set_setting(name, value)?)
    }
}
