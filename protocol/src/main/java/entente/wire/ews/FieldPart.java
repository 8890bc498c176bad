package entente.wire.ews;

/// From which base shape on a property is given; the least first.
enum FieldPart {
    ALWAYS,
    BY_DEFAULT,
    IN_ALL,
    WHEN_ASKED
}
