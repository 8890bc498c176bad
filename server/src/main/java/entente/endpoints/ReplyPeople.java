package entente.endpoints;

import entente.item.Addressee;
import entente.item.Addressee.Kind;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Texts;
import entente.question.Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whom an answer to a message goes to where its writer, who is `oneself`, does not say: each once, and not to herself as long as there is anybody else.
record ReplyPeople(ItemContent answered, Address oneself) {
    /// Those in one line of the header, where `before` are in those above it.
    List<Addressee> of(ReplyKind kind, Kind line, List<Addressee> before) {
        return switch (kind) {
            case FORWARD -> List.of();
            case REPLY -> line == Kind.TO ? to(List.of()) : List.of();
            case REPLY_ALL ->
                    switch (line) {
                        case TO -> to(answered.of(Kind.TO));
                        case CC -> others(answered.of(Kind.CC), keys(before));
                        case BCC, REPLY_TO -> List.of();
                    };
        };
    }

    private List<Addressee> to(List<Addressee> besides) {
        var all = new ArrayList<>(writers());
        all.addAll(besides);
        var others = others(all, Set.of());
        return others.isEmpty() ? all.stream().limit(1).toList() : others;
    }

    /// Whom the message wants to be answered to: whom it says, else whom it is from; those whom one wrote to oneself.
    private List<Addressee> writers() {
        var asked = answered.of(Kind.REPLY_TO);
        if (!asked.isEmpty()) {
            return asked.stream().map(ReplyPeople::asTo).toList();
        }
        var properties = answered.properties();
        var name = properties.text(Known.FROM_NAME).orElse("");
        var address = properties.text(Known.FROM_ADDRESS).orElse("");
        if (name.isEmpty() && address.isEmpty()) {
            return List.of();
        }
        var from = new Addressee(Kind.TO, name, address);
        var sentTo = answered.of(Kind.TO);
        return isOneself(from) && !sentTo.isEmpty() ? sentTo : List.of(from);
    }

    private List<Addressee> others(List<Addressee> all, Set<String> known) {
        var seen = new HashSet<>(known);
        return all.stream()
                .filter(somebody -> !isOneself(somebody))
                .filter(somebody -> seen.add(key(somebody)))
                .toList();
    }

    private boolean isOneself(Addressee somebody) {
        return key(somebody).equals(Texts.folded(oneself.toString()));
    }

    private static Set<String> keys(List<Addressee> people) {
        var keys = new HashSet<String>();
        people.forEach(somebody -> keys.add(key(somebody)));
        return keys;
    }

    private static String key(Addressee somebody) {
        return Texts.folded(somebody.address().isEmpty() ? somebody.name() : somebody.address());
    }

    private static Addressee asTo(Addressee somebody) {
        return new Addressee(Kind.TO, somebody.name(), somebody.address());
    }
}
