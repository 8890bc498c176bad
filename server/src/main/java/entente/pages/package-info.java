/// Pages for people, as a browser shows them: so far the one on which somebody has deleted items back.
///
/// Start at [Pages], which mounts them. [Entrance] stands before each: it knows who signed in ([Sessions], by a cookie) and takes a form only from a page of ours ([FormTokens], [OwnOrigin]). A page is
/// written by a template from a record of what stands on it, and by nothing else, so that no text of a message is ever markup. All of it works without script; what the script adds is comfort.
///
/// A person meets her own mailbox here and no other, by ids that mean nothing in another's.
@NullMarked
package entente.pages;

import org.jspecify.annotations.NullMarked;
