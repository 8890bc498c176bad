/// Mail as it lies in files: mbox, Maildir, single messages, and folders of these.
///
/// Start at [MailFiles], which goes through files and folders and hands over one message after another; whatever cannot be read it names with a reason, and goes on. It follows no
/// links, and holds one message in memory at a time. [MailWriting] is the other way. Nothing here knows a mailbox.
@NullMarked
package entente.mailfiles;

import org.jspecify.annotations.NullMarked;
