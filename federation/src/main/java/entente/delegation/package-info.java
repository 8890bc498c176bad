/// Delegation tokens: those with which partners come (DAuth, resource side), and those with which we go.
///
/// Start at [DelegationTokens], which obtains them from the broker of our federation trust, or at [DelegationVerifier], which reads a
/// sealed message from top to bottom and says whose it is. Nothing here opens a calendar or
/// decides what is shown; nothing prints a proof key, a token or what an assertion was before its signature held.
@NullMarked
package entente.delegation;

import org.jspecify.annotations.NullMarked;
