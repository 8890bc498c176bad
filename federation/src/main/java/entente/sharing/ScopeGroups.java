package entente.sharing;

import entente.mailbox.Directory;
import entente.mailbox.Recipient;
import entente.question.Address;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;

/// The groups of the directory that bound a relationship (`FreeBusyAccessScope`), with the groups within them.
///
/// In doubt nobody is in a group: not in one that is unknown or no group any more, and not beyond the [#MOST_MEMBERS] that are looked at.
/// Groups that hold one another are looked at once.
public final class ScopeGroups {
    static final int MOST_MEMBERS = 50_000;

    private final Directory directory;

    public ScopeGroups(Directory directory) {
        this.directory = directory;
    }

    /// Whether the mailbox is in the group, or in one within it.
    public boolean holds(Address group, Address mailbox) {
        var seen = new HashSet<>(List.of(group));
        var open = new ArrayDeque<>(List.of(group));
        for (var looked = 0; !open.isEmpty(); ) {
            var members = membersOf(open.remove());
            looked += members.size();
            if (looked > MOST_MEMBERS) {
                return false;
            }
            if (members.contains(mailbox)) {
                return true;
            }
            members.stream().filter(seen::add).forEach(open::add);
        }
        return false;
    }

    private List<Address> membersOf(Address address) {
        return directory.find(address).orElse(null) instanceof Recipient.Group group
                ? group.members()
                : List.of();
    }
}
