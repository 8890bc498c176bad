/// What administrators change while a server runs: kept in one file, read from memory.
///
/// Start at [SettingsFile]. A change is on disk before anybody sees it, and whole or not at all; whoever reads never waits for a disk.
/// Nothing here knows what a setting means.
@NullMarked
package entente.settings;

import org.jspecify.annotations.NullMarked;
