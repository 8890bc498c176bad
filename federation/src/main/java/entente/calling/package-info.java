/// One outgoing HTTPS call: with a deadline, a bounded answer, no redirects followed, and no private address dialled
/// that the administrator did not name.
///
/// Start at [Https]. Nothing here knows what it carries; a failure is returned as an [Outcome], never thrown.
/// [Deadlines] end a call whose time is over, and other work that waits.
@NullMarked
package entente.calling;

import org.jspecify.annotations.NullMarked;
