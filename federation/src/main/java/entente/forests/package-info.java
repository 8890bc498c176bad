/// Forests that may ask here without a broker: which they are, and what proves that it is them who ask.
///
/// Start at [AcceptedForests]. A forest proves itself by the certificate of its server, which is listed as it is, or by the password of an
/// account that was made for it and has no mailbox. What it may then see is not decided here.
@NullMarked
package entente.forests;

import org.jspecify.annotations.NullMarked;
