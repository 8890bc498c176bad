package entente.endpoints;

import entente.item.Known;
import entente.item.Properties;
import entente.mailbox.ItemAct;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.sharing.OnBehalf;
import entente.wire.ews.BatchResult;
import java.util.LinkedHashSet;
import java.util.List;

/// Who arranges or answers a meeting, and for the owner of which calendar: for herself, or as a delegate, where `conditions` have to hold still when it is done. For one attempt and no longer.
record Acting(Recipient.Mailbox owner, Address person, List<ItemAct> conditions) {
    Acting {
        conditions = List.copyOf(conditions);
    }

    /// What the caller does for the owner of that mailbox; refused where she does nothing there. If `closed`, it is about something private.
    static BatchResult<Acting> of(
            MailboxStore store, Caller caller, Address mailbox, boolean closed) {
        return caller instanceof Caller.OwnPerson(var person)
                        && store.find(mailbox).orElse(null) instanceof Recipient.Mailbox owner
                ? of(store, person, owner, closed)
                : BatchResult.refused(Code.MEETING_OF_ANOTHER);
    }

    private static BatchResult<Acting> of(
            MailboxStore store, Address person, Recipient.Mailbox owner, boolean closed) {
        if (person.equals(owner.address())) {
            return BatchResult.done(new Acting(owner, person, List.of()));
        }
        return OnBehalf.arranging(store, owner.address(), person, closed)
                .map(conditions -> BatchResult.done(new Acting(owner, person, conditions)))
                .orElseGet(() -> BatchResult.refused(Code.MEETING_OF_ANOTHER));
    }

    /// The same, as long as these hold too.
    Acting with(List<ItemAct> more) {
        var all = new LinkedHashSet<>(conditions);
        all.addAll(more);
        return new Acting(owner, person, List.copyOf(all));
    }

    boolean isForAnother() {
        return !owner.address().equals(person);
    }

    /// What a message says that is sent for another.
    Properties from() {
        return isForAnother()
                ? Properties.NONE
                        .with(Known.FROM_NAME, owner.displayName())
                        .with(Known.FROM_ADDRESS, owner.address().toString())
                : Properties.NONE;
    }

    /// By whom it was made, of what is put into the calendar of another.
    Properties maker() {
        return isForAnother()
                ? Properties.NONE.with(Known.CREATOR_ADDRESS, person.toString())
                : Properties.NONE;
    }
}
