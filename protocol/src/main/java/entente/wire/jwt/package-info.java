/// Tokens, challenges and key documents as text: parsed strictly, written canonically. Nothing here trusts anybody; nothing prints a token or a key.
@NullMarked
package entente.wire.jwt;

import org.jspecify.annotations.NullMarked;
