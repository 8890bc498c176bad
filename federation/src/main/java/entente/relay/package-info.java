/// Messages on their way to people whose mailboxes are elsewhere: out of the outboxes of those who sent them, through a smart host.
///
/// Start at [Relay], which hands on what is due, puts off what the smart host does not take now, and reports to the sender what it never takes ([Settling]). A message leaves its outbox only once the smart host has said that it has it: after a
/// crash it may be handed on twice, and never not at all. [SmtpLine] is the connection; [WaitingMail] is what administrators see and do. Nothing here decides who may write to whom.
@NullMarked
package entente.relay;

import org.jspecify.annotations.NullMarked;
