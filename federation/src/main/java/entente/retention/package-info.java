/// Retention tags and policies, as administrators set them up: what becomes of items that are old.
///
/// Start at [RetentionObjects]. A tag says how old items may become and what is done then; a policy is a list of tags; which mailbox has which policy is said of the mailbox, and its store does what the tags say.
@NullMarked
package entente.retention;

import org.jspecify.annotations.NullMarked;
