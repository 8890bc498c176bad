package entente.calendar;

/// Something in a calendar file cannot be understood; says what, and in which line (1-based).
final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String why) {
        super(why, null, false, false);
    }

    Malformed(ContentLine property, String why) {
        this("%s in line %d %s".formatted(property.name(), property.line(), why));
    }

    /// What is wrong, in words.
    String why() {
        return String.valueOf(getMessage());
    }
}
