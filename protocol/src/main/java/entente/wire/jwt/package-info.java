/// Tokens, challenges and documents of keys as text: parsed strictly, written canonically.
///
/// Start at [CompactToken], which takes a token apart, and [VerifyKey], which checks its signature; [SigningKey] makes one. Around them stand
/// what a requestor and a broker say to each other ([Challenge], [TokenRequest], [TokenAnswer]) and how an issuer publishes its keys
/// ([MetadataDocument], [Jwks]). Nothing here trusts anybody, reads a file or opens a connection; nothing prints a token or a private key.
@NullMarked
package entente.wire.jwt;

import org.jspecify.annotations.NullMarked;
