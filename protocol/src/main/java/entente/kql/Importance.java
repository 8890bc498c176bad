package entente.kql;

import java.util.Locale;

/// How important an item is, in the order of PidTagImportance.
public enum Importance {
    LOW,
    NORMAL,
    HIGH;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
