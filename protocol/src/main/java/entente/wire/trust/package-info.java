/// How an organisation asks the broker for a delegation token (WS-Trust, February 2005 and 1.3), and how the broker publishes its keys
/// (WS-Federation 1.1).
///
/// Start at [TokenRequest] and [TokenResponse], which say both sides of one exchange, and at [FederationMetadata]. Requests are secured by
/// [entente.wire.seal.SecuredMessage] and opened by [entente.wire.seal.SecurityHeader]; here stands only what is inside. Nothing here decides whether
/// somebody may have a token, and no token and no proof key is ever printed.
@NullMarked
package entente.wire.trust;

import org.jspecify.annotations.NullMarked;
