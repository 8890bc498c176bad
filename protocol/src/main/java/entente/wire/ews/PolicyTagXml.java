package entente.wire.ews;

import entente.item.PolicyTag;
import entente.problem.Code;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// The retention tag of an item or of a folder (MS-OXWSURPT 2.2.4.1 `RetentionTagType`), and the same as bytes.
final class PolicyTagXml {
    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private PolicyTagXml() {}

    /// Reads `<PolicyTag>`. What follows from where something lies cannot be set.
    static BatchResult<UUID> read(XmlCursor xml) throws MalformedXml {
        var explicit = xml.attribute("IsExplicit").filter(PolicyTagXml::isTrue).isPresent();
        var id = xml.text().strip();
        if (!explicit) {
            return BatchResult.refused(Code.RETENTION_TAG_IMPLICIT);
        }
        return ofId(
                GUID.matcher(id).matches() ? Optional.of(UUID.fromString(id)) : Optional.empty());
    }

    private static boolean isTrue(String text) {
        return text.equals("true") || text.equals("1");
    }

    static BatchResult<UUID> ofBytes(byte[] bytes) {
        return ofId(PolicyTag.read(bytes));
    }

    static BatchResult<UUID> ofBase64(String text) {
        try {
            return ofBytes(Base64.getMimeDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return ofId(Optional.empty());
        }
    }

    private static BatchResult<UUID> ofId(Optional<UUID> id) {
        return id.map(BatchResult::done)
                .orElseGet(() -> BatchResult.refused(Code.RETENTION_TAG_MALFORMED));
    }

    static void write(XmlWriter xml, String element, RetentionElement retention) {
        xml.start(element).attribute("IsExplicit", String.valueOf(retention.explicit()));
        xml.text(retention.tag().toString()).end();
    }
}
