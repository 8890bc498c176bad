package entente.index;

import entente.question.Address;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// How far the index knows each mailbox. Lucene writes it with each commit, in one with what the index holds then.
final class Marks {
    /// What is indexed of an item, and how. One that was written in another form is made anew.
    private static final String FORM = "1";

    private static final String FORM_NAME = "form";

    private final Map<Address, Position> positions = new ConcurrentHashMap<>();

    /// Those of a commit; empty where it is of another form, or of nobody.
    static Optional<Marks> read(Map<String, String> commit) {
        if (!FORM.equals(commit.get(FORM_NAME))) {
            return Optional.empty();
        }
        var marks = new Marks();
        commit.forEach((name, text) ->
                Address.parse(name)
                        .ifPresent(mailbox ->
                                Position.parse(text)
                                        .ifPresent(position -> marks.put(mailbox, position))));
        return Optional.of(marks);
    }

    Map<String, String> written() {
        var commit = new HashMap<String, String>();
        commit.put(FORM_NAME, FORM);
        positions.forEach((mailbox, position) -> commit.put(mailbox.toString(), position.text()));
        return commit;
    }

    Map<Address, Position> all() {
        return Map.copyOf(positions);
    }

    Optional<Position> of(Address mailbox) {
        return Optional.ofNullable(positions.get(mailbox));
    }

    void put(Address mailbox, Position position) {
        positions.put(mailbox, position);
    }

    void remove(Address mailbox) {
        positions.remove(mailbox);
    }
}
