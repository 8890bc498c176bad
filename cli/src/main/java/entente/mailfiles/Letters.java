package entente.mailfiles;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How a message is marked, as Maildir's letters.
final class Letters {
    private static final Map<Character, String> ALL =
            new TreeMap<>(
                    Map.of(
                            'D',
                            "draft",
                            'F',
                            "flagged",
                            'R',
                            "answered",
                            'S',
                            "read",
                            'T',
                            "deleted"));

    private Letters() {}

    /// In the order that Maildir wants.
    static String of(Set<String> flags) {
        return ALL.entrySet().stream()
                .filter(each -> flags.contains(each.getValue()))
                .map(each -> each.getKey().toString())
                .collect(Collectors.joining());
    }

    /// Letters that are a program's own mean nothing.
    static Set<String> read(String letters) {
        var flags = new HashSet<String>();
        ALL.forEach((letter, flag) -> {
            if (letters.indexOf(letter) >= 0) {
                flags.add(flag);
            }
        });
        return flags;
    }
}
