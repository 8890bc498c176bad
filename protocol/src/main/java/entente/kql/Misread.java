package entente.kql;

/// A text that is no query: where it stops being one, counted in chars from 0, why, and what to write.
final class Misread extends Exception {
    private static final long serialVersionUID = 1L;

    private final int at;
    private final String remedy;

    Misread(int at, String sentence, String remedy) {
        super(sentence);
        this.at = at;
        this.remedy = remedy;
    }

    int at() {
        return at;
    }

    String remedy() {
        return remedy;
    }
}
