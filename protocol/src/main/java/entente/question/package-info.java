/// The words of a lookup that every chapter uses: who asks, whose time, which stretch of it, what was found.
///
/// Start at [Question] and [Answer]. Records only: nothing here reads a format, opens a connection or knows a rule.
@NullMarked
package entente.question;

import org.jspecify.annotations.NullMarked;
