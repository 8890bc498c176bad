/// What a sender may want to know of recipients before a message is sent: that one is away, that a mailbox is full, how many read a group.
///
/// Start at [TipDesk]. What a partner's people are told is the table of [TipTable] and nothing else.
@NullMarked
package entente.mailtips;

import org.jspecify.annotations.NullMarked;
