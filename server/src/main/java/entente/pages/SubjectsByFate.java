package entente.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The subjects of items by what became of them, in the order in which that was first found out.
final class SubjectsByFate {
    private final SequencedMap<String, List<String>> subjects = new LinkedHashMap<>();
    private int count;

    void add(String fate, String subject) {
        subjects.computeIfAbsent(fate, _ -> new ArrayList<>()).add(subject);
        count++;
    }

    int count() {
        return count;
    }

    List<Told.Group> groups() {
        return subjects.entrySet().stream()
                .map(each -> new Told.Group(each.getKey(), each.getValue()))
                .toList();
    }
}
