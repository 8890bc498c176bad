/// Which server answers for a partner's mailbox: Autodiscover, asked as a partner, and remembered.
///
/// Start at [Discovery]. A token is never carried to a host that the connector does not name. [FederationSearch] is how a partner is found
/// before there is any connector or relationship.
@NullMarked
package entente.discovery;

import org.jspecify.annotations.NullMarked;
