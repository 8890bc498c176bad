package entente.question;

/// How much of a calendar a lookup asks for or gets (EWS `FreeBusyViewType`).
public enum View {
    MERGED_ONLY("MergedOnly", true, false, false),
    FREE_BUSY("FreeBusy", false, true, false),
    FREE_BUSY_MERGED("FreeBusyMerged", true, true, false),
    DETAILED("Detailed", false, true, true),
    DETAILED_MERGED("DetailedMerged", true, true, true);

    private final String wireName;
    private final boolean merged;
    private final boolean events;
    private final boolean details;

    View(String wireName, boolean merged, boolean events, boolean details) {
        this.wireName = wireName;
        this.merged = merged;
        this.events = events;
        this.details = details;
    }

    /// The name EWS has for it.
    public String wireName() {
        return wireName;
    }

    /// Whether it holds the merged string.
    public boolean merged() {
        return merged;
    }

    /// Whether it lists entries, with working hours beside them.
    public boolean events() {
        return events;
    }

    /// Whether its entries say what they are about.
    public boolean details() {
        return details;
    }

    /// The same view without details, for a caller who may see times only.
    public View timesOnly() {
        return switch (this) {
            case DETAILED -> FREE_BUSY;
            case DETAILED_MERGED -> FREE_BUSY_MERGED;
            case MERGED_ONLY, FREE_BUSY, FREE_BUSY_MERGED -> this;
        };
    }
}
