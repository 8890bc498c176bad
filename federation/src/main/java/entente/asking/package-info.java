/// Asking a partner: challenge, token, call, one more try after a 401, and what the answer means.
///
/// Start at [Partners]. A partner that is slow, down, lying or huge costs its own mailboxes a typed refusal and nobody else anything.
@NullMarked
package entente.asking;

import org.jspecify.annotations.NullMarked;
