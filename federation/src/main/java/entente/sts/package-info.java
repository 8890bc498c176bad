/// The broker's security token service: delegation tokens for organisations that registered, about people they may speak for.
///
/// Start at [DelegationIssuer], whose checks stand in one order that nobody can go around. Nothing is decrypted that a registered organisation did not
/// sign, each issue is in the [DelegationLog] before its token leaves, and whoever is refused is told nothing of why. Nothing here listens
/// or calls; no token, no proof key and no address of a person is kept, logged or quoted.
@NullMarked
package entente.sts;

import org.jspecify.annotations.NullMarked;
