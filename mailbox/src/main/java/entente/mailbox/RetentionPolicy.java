package entente.mailbox;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Tags that go together, at most one for each reach. A mailbox has one policy or none.
public record RetentionPolicy(String name, List<RetentionTag> tags) {
    public RetentionPolicy {
        tags = List.copyOf(tags);
        var reaches = new HashSet<TagReach>();
        if (!tags.stream().allMatch(tag -> reaches.add(tag.reach()))) {
            throw new IllegalArgumentException("two tags are for the same");
        }
    }

    Optional<RetentionTag> tagOf(TagReach reach) {
        return tags.stream().filter(tag -> tag.reach().equals(reach)).findFirst();
    }
}
