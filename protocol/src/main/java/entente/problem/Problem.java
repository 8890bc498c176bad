package entente.problem;

/// A [Refusal] thrown where no caller could have planned for it.
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public Problem(Refusal refusal) {
        super(text(refusal));
        this.refusal = refusal;
    }

    public Problem(Refusal refusal, Throwable cause) {
        super(text(refusal), cause);
        this.refusal = refusal;
    }

    public Problem(Code code, String sentence, String remedy) {
        this(Refusal.of(code).saying(sentence).mendedBy(remedy));
    }

    public Refusal refusal() {
        return refusal;
    }

    private static String text(Refusal refusal) {
        return refusal.code() + ": " + refusal.sentence() + " " + refusal.remedy();
    }
}
