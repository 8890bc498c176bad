package entente.question;

import java.util.Arrays;
import java.util.Optional;

/// How a question came here: from whoever asks, or sent on by a server that could not answer it. None makes a second hop between
/// forests.
public enum Hop {
    /// By nobody: it comes from whoever asks.
    FIRST(""),
    /// By a server of the asking person's own organisation, which leaves the way out to us.
    WITHIN_FOREST("CrossSite"),
    /// By another organisation's server. It ends here.
    ACROSS_FORESTS("CrossForest");

    private final String wireName;

    Hop(String wireName) {
        this.wireName = wireName;
    }

    /// As EWS has it (`RequestType`).
    public static Optional<Hop> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(hop -> hop != FIRST && hop.wireName.equals(name))
                .findFirst();
    }

    /// The name EWS has for it; empty where nobody says anything.
    public String wireName() {
        return wireName;
    }
}
