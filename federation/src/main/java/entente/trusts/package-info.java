/// The federation trust: who we are to the broker, with which keys, and which broker it is.
///
/// Start at [FederationTrust]. It changes at run time, as keys are rolled and the broker publishes new ones, so ask for it anew for each
/// message. Nothing here opens a connection or prints a private key.
@NullMarked
package entente.trusts;

import org.jspecify.annotations.NullMarked;
