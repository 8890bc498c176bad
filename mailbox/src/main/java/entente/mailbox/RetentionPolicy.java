package entente.mailbox;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Tags that go together: personal ones, as many as there are, and at most one for each other reach. A mailbox has one policy or none.
public record RetentionPolicy(String name, List<RetentionTag> tags) {
    public RetentionPolicy {
        tags = List.copyOf(tags);
        if (!agree(tags)) {
            throw new IllegalArgumentException("two tags are for the same");
        }
    }

    /// Whether no two are for the same, nor personal ones of one id.
    public static boolean agree(List<RetentionTag> tags) {
        var known = new HashSet<>();
        return tags.stream().allMatch(tag -> known.add(tag.isPersonal() ? tag.id() : tag.reach()));
    }

    /// That for everything, or for a default folder.
    Optional<RetentionTag> tagOf(TagReach reach) {
        return tags.stream().filter(tag -> tag.reach().equals(reach)).findFirst();
    }

    /// The personal one of that id.
    public Optional<RetentionTag> personal(UUID id) {
        return tags.stream().filter(tag -> tag.isPersonal() && tag.id().equals(id)).findFirst();
    }
}
