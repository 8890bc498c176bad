package entente.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The subjects of items by what became of them, in the order in which that was first found out. Of each fate [#MOST_KEPT] are kept, and the others counted.
final class SubjectsByFate {
    static final int MOST_KEPT = 50;

    private final SequencedMap<String, Subjects> fates = new LinkedHashMap<>();

    private static final class Subjects {
        private final List<String> kept = new ArrayList<>();
        private int count;

        private void add(String subject) {
            count++;
            if (kept.size() < MOST_KEPT) {
                kept.add(subject);
            }
        }
    }

    void add(String fate, String subject) {
        fates.computeIfAbsent(fate, _ -> new Subjects()).add(subject);
    }

    int count() {
        return fates.values().stream().mapToInt(subjects -> subjects.count).sum();
    }

    List<Told.Group> groups() {
        return fates.entrySet().stream()
                .map(each -> {
                    var subjects = each.getValue();
                    return new Told.Group(
                            each.getKey(), subjects.kept, subjects.count - subjects.kept.size());
                })
                .toList();
    }
}
