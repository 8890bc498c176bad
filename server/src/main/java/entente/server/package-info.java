/// One running server, built from one configuration file.
///
/// Start at [OrganisationServer] and [BrokerServer], which build everything with `new`, in the order in which it is
/// used, and at [Configuration], which says what to build. Only this package knows every other. Every fault of a configuration
/// file is reported, not the first alone, and a secret stands in a file of its own that the configuration names.
@NullMarked
package entente.server;

import org.jspecify.annotations.NullMarked;
