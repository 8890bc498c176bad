/// The commands of `entente`: each asks a server over its administrators' API, or starts one.
///
/// Start at [Main]. A command finds its server through [ServerChoice], and says what it got through [Terminal]: text for people,
/// or JSON with stable names. Nothing here decides anything about calendars; a command shows what its server said.
@NullMarked
package entente.cli;

import org.jspecify.annotations.NullMarked;
