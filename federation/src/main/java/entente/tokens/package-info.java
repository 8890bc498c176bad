/// Tokens, from both ends: obtaining one from a broker for a partner, and checking one that came in.
///
/// Start at [TokenVerifier], the checks of the resource side in their order (MS-XOAUTH 3.2.5), and at [PartnerTokens], which
/// obtains and keeps tokens for the asking side. Only `TokenVerifier` makes a [VerifiedToken]. No token is
/// ever printed, logged or kept on disk.
@NullMarked
package entente.tokens;

import org.jspecify.annotations.NullMarked;
