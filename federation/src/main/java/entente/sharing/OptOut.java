package entente.sharing;

import entente.mailbox.Calendar;
import entente.mailbox.Directory;
import entente.question.Caller;

/// An owner's own wish that nothing of hers be shown to other organisations. It goes before everything that is agreed with them, whatever is
/// asked about.
///
/// Our own people and administrators are no other organisation, nor is a forest's server that names one of our own people: that is a server
/// of ours.
public record OptOut(Directory directory) {
    /// Whether what the owner of `calendar` has is kept from `caller`.
    public boolean keeps(Calendar calendar, Caller caller) {
        return isOfOthers(caller) && !calendar.permissions().shownToOthers();
    }

    private boolean isOfOthers(Caller caller) {
        return caller.isBroughtByOthers()
                && !(caller instanceof Caller.ForestPerson(_, var person)
                        && directory.acceptedDomains().contains(person.domain()));
    }
}
