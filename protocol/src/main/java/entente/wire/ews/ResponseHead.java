package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;

/// How a partner's response message begins (`ResponseMessageType`): whether it is an error, and which. Its children come in between others,
/// so they are given here one by one.
final class ResponseHead {
    private static final int MOST_TEXT = 500;

    private final boolean error;
    private String code = "NoError";
    private String text;

    /// The head of the element at hand. `nothing` is what is said of a message that is no error and shows nothing.
    ResponseHead(XmlCursor xml, String nothing) {
        this.error = xml.attribute("ResponseClass").filter("Error"::equals).isPresent();
        this.text = error ? "" : nothing;
    }

    /// Reads the child at hand, which is skipped where it is none of the head.
    void readChild(XmlCursor xml) throws MalformedXml {
        switch (xml.name()) {
            case "ResponseCode" -> code = cut(xml.text());
            case "MessageText" -> text = cut(xml.text());
            default -> xml.skip();
        }
    }

    boolean isError() {
        return error;
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }

    private static String cut(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }
}
