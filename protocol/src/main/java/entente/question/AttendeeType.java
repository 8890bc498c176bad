package entente.question;

/// What part an attendee has in a meeting that is looked for.
public enum AttendeeType {
    ORGANIZER("Organizer"),
    REQUIRED("Required"),
    OPTIONAL("Optional"),
    ROOM("Room"),
    RESOURCE("Resource");

    private final String wireName;

    AttendeeType(String wireName) {
        this.wireName = wireName;
    }

    /// The name EWS has for it.
    public String wireName() {
        return wireName;
    }
}
