package entente.sharing;

import entente.mailbox.Directory;
import entente.mailbox.Recipient;
import entente.question.Address;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

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
        return within(group, members -> members.contains(mailbox)).contains(mailbox);
    }

    /// Who is in the group, or in one within it, groups included.
    Set<Address> within(Address group) {
        return within(group, _ -> false);
    }

    /// The same as far as `enough` of what stands in one group goes on.
    private Set<Address> within(Address group, Predicate<List<Address>> enough) {
        var found = new HashSet<Address>();
        var open = new ArrayDeque<>(List.of(group));
        for (var looked = 0; !open.isEmpty(); ) {
            var members = membersOf(open.remove());
            looked += members.size();
            if (looked > MOST_MEMBERS) {
                return found;
            }
            var isEnough = enough.test(members);
            members.stream()
                    .filter(found::add)
                    .filter(each -> !each.equals(group))
                    .forEach(open::add);
            if (isEnough) {
                return found;
            }
        }
        return found;
    }

    private List<Address> membersOf(Address address) {
        return directory.find(address).orElse(null) instanceof Recipient.Group group
                ? group.members()
                : List.of();
    }
}
