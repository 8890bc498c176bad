package entente.mailtips;

import entente.mailbox.Directory;
import entente.mailbox.MailAcceptance;
import entente.mailbox.Recipient;
import entente.question.Address;
import entente.sharing.Memberships;
import java.util.Collection;

/// Whose messages a recipient takes: what senders are told beforehand, and what counts when they send. For one request, as [Memberships] is.
public final class Admission {
    private final Directory directory;
    private final Memberships groups;

    public Admission(Directory directory, Memberships groups) {
        this.directory = directory;
        this.groups = groups;
    }

    /// Whether it takes messages of this sender. Whoever is not known is refused by any restriction there is.
    public boolean accepts(MailAcceptance acceptance, Sender sender) {
        var allowed = acceptance.senders();
        if (allowed.insidersOnly() && !sender.inside()) {
            return false;
        }
        var restricted = !allowed.onlyFrom().isEmpty() || !allowed.notFrom().isEmpty();
        if (sender.address().isEmpty()) {
            return !restricted;
        }
        var from = sender.address().get();
        return (allowed.onlyFrom().isEmpty() || isAmong(allowed.onlyFrom(), from))
                && !isAmong(allowed.notFrom(), from);
    }

    /// Whether somebody has to let a message of this sender through. A moderator's own message is let through.
    public boolean isModerated(MailAcceptance acceptance, Sender sender) {
        return acceptance.isModerated()
                && sender.address()
                        .filter(from -> isAmong(acceptance.moderators(), from))
                        .isEmpty();
    }

    /// Whether somebody is named: by address, as the mail user whose target address it is, or as a member of a group.
    private boolean isAmong(Collection<Address> named, Address person) {
        return named.stream()
                .anyMatch(each ->
                        each.equals(person)
                                || isTarget(each, person)
                                || groups.holds(each, person));
    }

    private boolean isTarget(Address named, Address person) {
        return directory.find(named).orElse(null) instanceof Recipient.MailUser elsewhere
                && elsewhere.target().equals(person);
    }
}
