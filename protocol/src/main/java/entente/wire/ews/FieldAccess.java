package entente.wire.ews;

/// What a request may do with a property: nothing; write it back, which changes nothing, since there are clients that write all that they have read; search and sort by it; set it also; set and delete it; append to it, too. Bodies and their like are not
/// searched. What is set as a whole is neither searched nor deleted, and how an appointment repeats may also be taken away.
enum FieldAccess {
    SHOWN,
    PASSED_OVER,
    TOLD,
    KEPT,
    OPEN,
    ADDED_TO,
    UNSEARCHED,
    WHOLE,
    TAKEN_AWAY;

    boolean set() {
        return this != SHOWN && this != PASSED_OVER && this != TOLD;
    }

    boolean deleted() {
        return set() && this != KEPT && this != WHOLE;
    }

    boolean appended() {
        return this == ADDED_TO || this == UNSEARCHED;
    }

    boolean searched() {
        return this != SHOWN
                && this != PASSED_OVER
                && this != UNSEARCHED
                && this != WHOLE
                && this != TAKEN_AWAY;
    }
}
