package entente.wire.autodiscover;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.SoapEnvelope;
import entente.wire.soap.XmlCursor;
import java.io.InputStream;
import java.util.Optional;

/// One request to `autodiscover.svc`. `messageId` is what the answer relates to; `version` is the server version asked for.
public record AutodiscoverRequest(
        Optional<String> messageId, Optional<String> version, Operation operation) {
    private static final int MOST_MESSAGE_ID = 200;

    /// The first child of the body, which alone says what is wanted: clients leave SOAPAction out.
    public sealed interface Operation
            permits UserSettings.Request,
                    DomainSettings.Request,
                    FederationInformation.Request,
                    RelationshipSettings.Request,
                    Unknown {}

    /// An operation that there is not, by its element's name.
    public record Unknown(String name) implements Operation {}

    /// Reads a whole request of at most `mostBytes`. Leniently: what is not known is skipped, order does not matter.
    public static AutodiscoverRequest read(InputStream body, int mostBytes) throws MalformedXml {
        try (var xml = XmlCursor.open(body, Autodiscover.REQUEST, mostBytes)) {
            var reader = new Reader();
            SoapEnvelope.<MalformedXml>read(xml, reader::readHeader, reader::readOperation);
            return new AutodiscoverRequest(reader.messageId, reader.version, reader.operation);
        }
    }

    /// What was read so far.
    private static final class Reader {
        private Optional<String> messageId = Optional.empty();
        private Optional<String> version = Optional.empty();
        private Operation operation = new Unknown("");

        void readHeader(XmlCursor xml) throws MalformedXml {
            switch (xml.name()) {
                case "MessageID" ->
                        messageId =
                                Optional.of(xml.text())
                                        .filter(id -> id.length() <= MOST_MESSAGE_ID);
                case "RequestedServerVersion" -> version = Optional.of(xml.text());
                default -> xml.skip();
            }
        }

        void readOperation(XmlCursor xml) throws MalformedXml {
            operation =
                    switch (xml.name()) {
                        case "GetUserSettingsRequestMessage" -> UserSettings.read(xml);
                        case "GetDomainSettingsRequestMessage" -> DomainSettings.read(xml);
                        case "GetFederationInformationRequestMessage" ->
                                FederationInformation.read(xml);
                        case "GetOrganizationRelationshipSettingsRequestMessage" ->
                                RelationshipSettings.read(xml);
                        default -> unknown(xml);
                    };
        }

        private static Operation unknown(XmlCursor xml) throws MalformedXml {
            var name = xml.name();
            xml.skip();
            return new Unknown(name);
        }
    }
}
