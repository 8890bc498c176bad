package entente.wire.autodiscover;

/// A whole SOAP request refused: by a partner, or by us. `code` is an [ErrorCode]'s name or a partner's own word.
public final class AutodiscoverFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String text;

    AutodiscoverFault(String code, String text) {
        super(code + ": " + text);
        this.code = code;
        this.text = text;
    }

    public String code() {
        return code;
    }

    /// Someone's words, at most 500 characters.
    public String text() {
        return text;
    }
}
