package entente.tokens;

import java.util.ArrayList;
import java.util.List;

/// The checks that one token has passed so far, in words.
final class PassedChecks {
    private final List<String> words = new ArrayList<>();

    void add(String check) {
        words.add(check);
    }

    List<String> inWords() {
        return List.copyOf(words);
    }
}
