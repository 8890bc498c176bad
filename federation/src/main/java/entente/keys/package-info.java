/// The keys of an organisation and of those it trusts: which there are, how long they last, and how those that sign its tokens are changed
/// while it runs.
///
/// Start at [KeyInventory], which lists them, or at [OwnSigning], which changes ours. The keys of the federation are rolled with the broker,
/// in [entente.enrolment]. Nothing here shows a private key.
@NullMarked
package entente.keys;

import org.jspecify.annotations.NullMarked;
