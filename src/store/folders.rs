//! The platform's folders.

use std::path::PathBuf;

use etcetera::BaseStrategy;

/// What the program's files are called in each of them.
const NAME: &str = "counterclaim";

/// Where the user configures the program: `$XDG_CONFIG_HOME/counterclaim` or its equivalent.
pub(super) fn config() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.config_dir().join(NAME))
}

/// Where the program remembers what it can do without: `$XDG_STATE_HOME/counterclaim`, or the
/// data folder where a platform has none.
pub(super) fn state() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    let folder = base.state_dir().unwrap_or_else(|| base.data_dir());
    Some(folder.join(NAME))
}
