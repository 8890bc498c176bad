package entente.question;

/// How much of a calendar is shown. In order: a smaller one wins where several apply.
public enum AccessLevel {
    NONE("None"),
    AVAILABILITY_ONLY("AvailabilityOnly"),
    LIMITED_DETAILS("LimitedDetails"),
    /// The owner, or one who may read the items themselves.
    FULL("Full");

    private final String wireName;

    AccessLevel(String wireName) {
        this.wireName = wireName;
    }

    /// The name administrators know it by.
    public String wireName() {
        return wireName;
    }

    /// The smaller of two.
    public AccessLevel atMost(AccessLevel other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
