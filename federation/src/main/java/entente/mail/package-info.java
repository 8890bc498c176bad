/// Mail between people, as far as administrators set it up: how a mailbox takes it, and whose domains count as inside.
///
/// [MailForm] is what can be set on a mailbox or a group, [MailRules] how that must stand to who is here. [RemoteDomains] knows which domains that are
/// not ours are treated as though they were. Nothing here decides what a sender is told.
@NullMarked
package entente.mail;

import org.jspecify.annotations.NullMarked;
