/// What can go wrong, said once: a stable reason code, a sentence that may be shown to the other side,
/// a remedy for our administrator, and the cause for our log.
///
/// Start at [Code], the one list of reasons; [Refusal] is a reason that happened, and [Problem] carries one
/// where no caller could have planned for it. Nothing here holds or prints a secret.
@NullMarked
package entente.problem;

import org.jspecify.annotations.NullMarked;
