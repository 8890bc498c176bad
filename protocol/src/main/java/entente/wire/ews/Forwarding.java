package entente.wire.ews;

import entente.question.Hop;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.Optional;

/// What a server says of a request that it sends on: by which kind of way it comes (`ProxyRequestTypeHeader`), and for whom
/// (`SerializedSecurityContext`).
///
/// `person` is the `PrimarySmtpAddress` as sent, an empty text where the header is there without one. It proves nothing by itself: who may
/// name people is decided by who proved to be the sender. SIDs mean nothing here and are not read.
public record Forwarding(Hop hop, Optional<String> person) {
    /// What most requests say: nothing.
    public static final Forwarding NONE = new Forwarding(Hop.FIRST, Optional.empty());

    /// The SID of nobody (MS-DTYP 2.4.2.4): the schema wants one, and ours would mean nothing over there.
    private static final String NOBODY = "S-1-0-0";

    /// The same with the header that names a person read.
    Forwarding readPerson(XmlCursor xml) throws MalformedXml {
        if (person.isPresent()) {
            throw xml.wrong("stands there twice");
        }
        var address = "";
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "PrimarySmtpAddress" -> address = xml.text().strip();
                default -> xml.skip();
            }
        }
        return new Forwarding(hop, Optional.of(address));
    }

    /// The same with the header that tells the way read. A way that is not known is the longest: it ends here.
    Forwarding readHop(XmlCursor xml) throws MalformedXml {
        var read = Hop.ACROSS_FORESTS;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "RequestType" ->
                        read = Hop.ofWireName(xml.text().strip()).orElse(Hop.ACROSS_FORESTS);
                default -> xml.skip();
            }
        }
        return new Forwarding(read.compareTo(hop) > 0 ? read : hop, person);
    }

    /// Writes the header blocks that say it; none where there is nothing to say.
    void write(XmlWriter xml) {
        if (person.isPresent()) {
            xml.start("t:SerializedSecurityContext").element("t:UserSid", NOBODY);
            xml.element("t:PrimarySmtpAddress", person.get()).end();
        }
        if (hop != Hop.FIRST) {
            xml.start("t:ProxyRequestTypeHeader");
            xml.element("t:RequestType", hop.wireName()).end();
        }
    }
}
