package entente.enrolment;

import entente.problem.Code;
import entente.problem.Refusal;

/// A step that did not come to its end. What was done before it stays done.
final class Stopped extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal why;

    Stopped(Refusal why) {
        super(why.code() + ": " + why.sentence());
        this.why = why;
    }

    static Stopped saying(Code code, String sentence) {
        return new Stopped(Refusal.of(code).saying(sentence));
    }

    Refusal why() {
        return why;
    }
}
