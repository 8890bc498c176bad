/// Looking at a token without using it: what it is, what it says, whose key signed it, and what would become of it here.
///
/// Start at [Inspector]. What would become of it is asked of the very checks that decide it ([entente.tokens.TokenRehearsal],
/// [entente.delegation.DelegationRehearsal]); everything else is for people to read, and believed by nobody. Nothing here shows a token, a
/// signature or a proof key, and nothing is used up.
@NullMarked
package entente.inspection;

import org.jspecify.annotations.NullMarked;
