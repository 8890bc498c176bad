/// What became of a message, told to those whose business it is: to its sender, to each who got it, to administrators, and to the partner whose person sent it.
///
/// Start at [ReportDesk]. What happened here is in the log ([entente.mailbox.MessageLog]); what of it somebody may see is a [Sight], decided anew each time. What became of it elsewhere the partner is asked ([Onward]), whose
/// people it is for, one hop far. Nothing here writes into the log, and an id of a report opens nothing by itself.
@NullMarked
package entente.tracking;

import org.jspecify.annotations.NullMarked;
