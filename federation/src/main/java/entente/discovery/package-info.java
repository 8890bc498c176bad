/// Which server answers for a partner's mailbox: Autodiscover, asked as a partner, and remembered.
///
/// Start at [Discovery]. A token is never carried to a host that the connector does not name.
@NullMarked
package entente.discovery;

import org.jspecify.annotations.NullMarked;
