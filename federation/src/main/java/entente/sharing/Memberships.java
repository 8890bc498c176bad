package entente.sharing;

import entente.question.Address;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Who is in which group, looked up once for all that one request asks. It belongs to one thread, and is for one request: it does not hear of
/// what changes.
public final class Memberships {
    private final ScopeGroups groups;
    private final Map<Address, Set<Address>> known = new HashMap<>();

    public Memberships(ScopeGroups groups) {
        this.groups = groups;
    }

    /// Whether the mailbox is in the group, or in one within it, as far as [ScopeGroups] looks.
    public boolean holds(Address group, Address mailbox) {
        return known.computeIfAbsent(group, groups::within).contains(mailbox);
    }
}
