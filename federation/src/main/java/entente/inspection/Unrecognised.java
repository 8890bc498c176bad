package entente.inspection;

/// What was given is no token at all. The message says how it was tried to be read, and quotes nothing of it.
public final class Unrecognised extends Exception {
    private static final long serialVersionUID = 1L;

    Unrecognised(String message) {
        super(message);
    }
}
