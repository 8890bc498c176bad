/// Calling a partner in somebody's name: challenge, token, call, and one more try after a 401.
///
/// Start at [CallsByPartner], then [VouchedCalls]. What proves us goes to hosts that the partner's object names and nowhere else: no redirect is followed here. Nothing
/// here knows what the call asks for.
@NullMarked
package entente.vouching;

import org.jspecify.annotations.NullMarked;
