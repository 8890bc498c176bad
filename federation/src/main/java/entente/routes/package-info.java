/// Which way leads to a mailbox: ours, a partner's, or none.
///
/// Start at [Routes]. A route is chosen from the target address alone; nothing here opens a connection or reads a
/// calendar. Settings change at run time, so hold a [Route] for one lookup and no longer. [RelationshipStore] and [AddressSpaceStore] hold what
/// of them administrators change while the server runs.
@NullMarked
package entente.routes;

import org.jspecify.annotations.NullMarked;
