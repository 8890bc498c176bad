/// A server's run-time configuration as one TOML file: whom it knows, and nothing secret.
///
/// Start at [Snapshot]. [SnapshotFile] reads one and says all that is wrong with it, [SnapshotText] writes one, [Change] is what lies between
/// two, and [Pending] says which change waits for which. Nothing here speaks to a server.
@NullMarked
package entente.snapshot;

import org.jspecify.annotations.NullMarked;
