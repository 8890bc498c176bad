package entente.question;

/// How well a suggested time suits the attendees, best first.
public enum Quality {
    EXCELLENT("Excellent"),
    GOOD("Good"),
    FAIR("Fair"),
    POOR("Poor");

    private final String wireName;

    Quality(String wireName) {
        this.wireName = wireName;
    }

    /// The name EWS has for it.
    public String wireName() {
        return wireName;
    }
}
