/// The one way in: each request is matched to a mount, its caller established, its answer stamped, its trace kept.
///
/// Start at [Gate], which knows every [Mount], and at [Door], the only place that turns an [Arrival] into a
/// [entente.question.Caller], with [SealedDoor] beside it for messages that carry their own proof. A guarded endpoint is reached through
/// its door and no other way. Nothing here rewrites a path, believes a forwarding header, or says in an answer why somebody was not let in beyond what the protocol asks for.
@NullMarked
package entente.gate;

import org.jspecify.annotations.NullMarked;
