package entente.snapshot;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// What is to become of one object: added where there is nothing before, removed where there is nothing after.
public record Change(SnapshotKind kind, Optional<Item> before, Optional<Item> after) {
    public Change {
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("a change is of something");
        }
    }

    /// What it comes to.
    public enum Act {
        ADD("add", "added"),
        CHANGE("change", "changed"),
        REMOVE("remove", "removed");

        private final String verb;
        private final String done;

        Act(String verb, String done) {
            this.verb = verb;
            this.done = done;
        }

        public String verb() {
            return verb;
        }

        public String done() {
            return done;
        }
    }

    /// A member that differs, how it stands and how it shall.
    public record Member(String name, Optional<JsonNode> before, Optional<JsonNode> after) {}

    public Act act() {
        if (before.isEmpty()) {
            return Act.ADD;
        }
        return after.isEmpty() ? Act.REMOVE : Act.CHANGE;
    }

    /// As it shall be, or else as it was.
    public Item item() {
        return after.or(() -> before).orElseThrow();
    }

    /// As people call it.
    public String title() {
        return kind.words() + " " + item().name();
    }

    /// The members that differ; of what is removed, none.
    public List<Member> members() {
        if (after.isEmpty()) {
            return List.of();
        }
        var names = new LinkedHashSet<String>();
        names.add(kind.naming());
        after.get().settings().propertyNames().forEach(names::add);
        before.ifPresent(item -> item.settings().propertyNames().forEach(names::add));
        return names.stream()
                .map(name -> new Member(name, value(before, name), value(after, name)))
                .filter(member -> !member.before().equals(member.after()))
                .filter(member -> before.isPresent() || !member.name().equals(kind.naming()))
                .toList();
    }

    /// Whether nothing but a secret may be another. Only the server knows.
    public boolean isOfTheSecretAlone() {
        return act() == Act.CHANGE && members().isEmpty();
    }

    boolean changesSomething() {
        return act() != Act.CHANGE || !members().isEmpty() || setsASecret();
    }

    public boolean setsASecret() {
        return after.flatMap(Item::secretFile).isPresent();
    }

    private static Optional<JsonNode> value(Optional<Item> item, String member) {
        return item.flatMap(it ->
                member.equals(it.kind().naming())
                        ? Optional.of(StringNode.valueOf(it.name()))
                        : it.settings().optional(member));
    }
}
