package entente.kql;

import java.util.Locale;

/// A property that is a time. Of an item that nobody sent, `sent` is none.
public enum DateProperty {
    RECEIVED,
    SENT;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
