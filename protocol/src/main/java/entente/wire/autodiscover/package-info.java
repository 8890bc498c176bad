/// Autodiscover, which tells where a mailbox's server is: as SOAP, as plain XML ("POX"), and as JSON. One operation, one file.
///
/// Start at [AutodiscoverRequest] and [AutodiscoverResponse] for SOAP; [Pox] and [JsonV2] stand alone. Nothing here knows whose
/// mailbox is where, and nothing follows a redirect.
@NullMarked
package entente.wire.autodiscover;

import org.jspecify.annotations.NullMarked;
