package entente.wire.soap;

/// A SOAP 1.1 envelope: header blocks first, then a body with one child.
public final class SoapEnvelope {
    public static final String NAMESPACE = "http://schemas.xmlsoap.org/soap/envelope/";

    private SoapEnvelope() {}

    /// Reads one header block, or the body's child, with the cursor on it, and leaves it behind.
    @FunctionalInterface
    public interface Part<E extends Exception> {
        void read(XmlCursor xml) throws MalformedXml, E;
    }

    /// Reads a whole document: `header` is called for each block, then `body` once.
    public static <E extends Exception> void read(XmlCursor xml, Part<E> header, Part<E> body)
            throws MalformedXml, E {
        if (!xml.nextChild() || !xml.is(NAMESPACE, "Envelope")) {
            throw xml.wrong("is not a SOAP 1.1 envelope");
        }
        var bodies = 0;
        while (xml.nextChild()) {
            if (xml.is(NAMESPACE, "Header") && bodies == 0) {
                readBlocks(xml, header);
            } else if (xml.is(NAMESPACE, "Body") && bodies++ == 0) {
                readBody(xml, body);
            } else {
                throw xml.wrong("stands where it must not");
            }
        }
        if (bodies == 0) {
            throw xml.missing("Body");
        }
        xml.nextChild();
    }

    /// Starts an envelope to be written, with the prefix `s`; its header or body comes next.
    public static XmlWriter start(int expectedBytes) {
        return new XmlWriter(expectedBytes).start("s:Envelope").attribute("xmlns:s", NAMESPACE);
    }

    /// The same for an envelope that is written without a prefix itself; all in it still has one.
    public static XmlWriter startWithoutPrefix(int expectedBytes) {
        return new XmlWriter(expectedBytes)
                .start("Envelope")
                .attribute("xmlns", NAMESPACE)
                .attribute("xmlns:s", NAMESPACE);
    }

    private static <E extends Exception> void readBlocks(XmlCursor xml, Part<E> header)
            throws MalformedXml, E {
        while (xml.nextChild()) {
            header.read(xml);
        }
    }

    private static <E extends Exception> void readBody(XmlCursor xml, Part<E> body)
            throws MalformedXml, E {
        var children = 0;
        while (xml.nextChild()) {
            if (children++ > 0) {
                throw xml.wrong("is a second child of the body");
            }
            body.read(xml);
        }
        if (children == 0) {
            throw xml.missing("the operation");
        }
    }
}
