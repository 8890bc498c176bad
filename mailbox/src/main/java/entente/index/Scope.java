package entente.index;

import entente.mailbox.FolderId;
import entente.question.Address;
import java.util.Set;
import java.util.function.Predicate;

/// Where is searched: in which mailboxes, and in which of their folders.
public record Scope(Set<Address> mailboxes, Predicate<FolderId> folders) {
    public Scope {
        mailboxes = Set.copyOf(mailboxes);
    }
}
