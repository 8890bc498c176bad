/// An index of what the items of all mailboxes say, for searching them at once.
///
/// Start at [MailIndex]. It follows the store's journal of items ([entente.mailbox.ItemJournal]): how far it knows a mailbox stands in the index itself, written in one with what it knows ([Marks]), so that neither a crash here nor one of the store
/// leaves an item that is there unfound, or one that is gone found, once it has caught up. All of it can be made anew from the mailboxes. Who may search is asked elsewhere.
@NullMarked
package entente.index;

import org.jspecify.annotations.NullMarked;
