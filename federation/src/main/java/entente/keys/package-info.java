/// The keys of an organisation or a broker and of those it trusts: which there are, how long they last, and how its own are changed while it
/// runs.
///
/// Start at [KeyInventory], which lists them, or at [OwnSigning], which changes ours. An organisation's key of the federation is rolled with
/// the broker, in [entente.enrolment]. Nothing here shows a private key.
@NullMarked
package entente.keys;

import org.jspecify.annotations.NullMarked;
