/// Messages that go from one mailbox of the organisation to others.
///
/// Start at [Delivery]. Whether each recipient can have the message is decided first, from what senders are told of them too; then all of it is done as one
/// change, or nothing is. A message that invites to a meeting, answers or calls it off is taken into the calendars of those who get it, if it is believed ([MeetingNews]). Nothing here sends to another server yet, and nothing reads a request.
@NullMarked
package entente.delivery;

import org.jspecify.annotations.NullMarked;
