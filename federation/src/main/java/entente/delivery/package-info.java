/// Messages that go from one mailbox of the organisation to others.
///
/// Start at [Delivery]. Whether each recipient can have the message is decided first, from what senders are told of them too; then all of it is done as one
/// change, or nothing is. Nothing here sends to another server yet, and nothing reads a request.
@NullMarked
package entente.delivery;

import org.jspecify.annotations.NullMarked;
