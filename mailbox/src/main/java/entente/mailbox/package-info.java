/// Who is here, and what their calendars hold.
///
/// Start at [MailboxStore], the contract that each store keeps: [Directory] says who is here, [Accounts] who may sign in,
/// [Calendars] what is busy. Recurrences are expanded when a calendar changes, not when it is asked about. Nothing here
/// decides who may see what.
@NullMarked
package entente.mailbox;

import org.jspecify.annotations.NullMarked;
