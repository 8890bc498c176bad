/// Messages that go from one mailbox of the organisation to others, out of it, and into it.
///
/// Start at [Delivery], for those of our own people; [Intake] takes those that another server brings. Whether each recipient can have the message is decided first, from what senders are told of them too; then all of it is done as one
/// change, or nothing is. A message that invites to a meeting, answers or calls it off is taken into the calendars of those who get it, if it is believed ([MeetingNews]). What somebody sends for another says so ([Writers]). Those who are away answer by themselves ([AutomaticReplies]). What is for people elsewhere waits in its sender's outbox, where there is a [WayOut]; nothing here sends to another server, and nothing reads a request.
@NullMarked
package entente.delivery;

import org.jspecify.annotations.NullMarked;
