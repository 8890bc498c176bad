package entente.wire.ews;

/// A partner refused a whole request with a SOAP fault. Both texts are the partner's words, at most 500 characters.
public final class PartnerFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String responseCode;
    private final String text;

    PartnerFault(String responseCode, String text) {
        super(responseCode + ": " + text);
        this.responseCode = responseCode;
        this.text = text;
    }

    /// The fault's response code, such as `ErrorServerBusy`; empty when it has none.
    public String responseCode() {
        return responseCode;
    }

    public String text() {
        return text;
    }
}
