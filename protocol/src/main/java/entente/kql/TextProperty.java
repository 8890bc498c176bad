package entente.kql;

import java.util.Locale;

/// A property that says words. `from` is whom an item is from and who sent it for them; `recipients` are all it is to, and `participants` these and whom it is from. An attachment says what it is called.
public enum TextProperty {
    ATTACHMENT,
    BCC,
    CATEGORY,
    CC,
    FROM,
    PARTICIPANTS,
    RECIPIENTS,
    SUBJECT,
    TO;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
