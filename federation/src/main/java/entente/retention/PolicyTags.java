package entente.retention;

import java.util.List;

/// A retention policy as it is written down: its name, and those of its tags.
public record PolicyTags(String name, List<String> tags) {
    public PolicyTags {
        tags = List.copyOf(tags);
    }
}
