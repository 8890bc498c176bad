package entente.wire.soap;

import java.util.Optional;

/// What a SOAP 1.1 fault says, each text cut to 500 characters: it is somebody else's and may go into our log.
///
/// `code` is the local part of `faultcode`; `detailCode` is the first code that its detail names, `ResponseCode` of EWS or
/// `ErrorCode` of Autodiscover.
public record SoapFault(String code, String text, Optional<String> detailCode) {
    private static final int MOST_TEXT = 500;

    /// Reads `<Fault>`; its children may have no namespace (SOAP 1.1, 4.4), so the cursor must know the empty one.
    public static SoapFault read(XmlCursor xml) throws MalformedXml {
        var code = "";
        var text = "";
        var detailCode = Optional.<String>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "faultcode" -> code = localPart(xml.text());
                case "faultstring" -> text = cut(xml.text());
                case "detail" -> detailCode = readDetail(xml);
                default -> xml.skip();
            }
        }
        return new SoapFault(code, text, detailCode);
    }

    /// The most telling of its codes.
    public String bestCode() {
        return detailCode.orElse(code);
    }

    private static Optional<String> readDetail(XmlCursor xml) throws MalformedXml {
        var code = Optional.<String>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "ResponseCode", "ErrorCode" -> code = Optional.of(cut(xml.text()));
                default -> xml.skip();
            }
        }
        return code.filter(text -> !text.isEmpty());
    }

    private static String localPart(String name) {
        return cut(name.substring(name.indexOf(':') + 1));
    }

    private static String cut(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }
}
