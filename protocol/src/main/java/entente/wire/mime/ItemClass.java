package entente.wire.mime;

import entente.item.ItemContent;
import entente.item.Octets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which class of item a message is, by its own type and that of a calendar entry within it (MS-OXCMAIL 2.2.3.2.1, MS-OXCICAL 2.1.3.1.1.1).
final class ItemClass {
    private static final Map<String, String> BY_TYPE =
            Map.of(
                    "multipart/signed", "IPM.Note.SMIME.MultipartSigned",
                    "application/pkcs7-mime", "IPM.Note.SMIME",
                    "application/x-pkcs7-mime", "IPM.Note.SMIME");

    private static final Map<String, String> BY_REPORT =
            Map.of(
                    "delivery-status", "REPORT.IPM.Note.NDR",
                    "disposition-notification", "REPORT.IPM.Note.IPNRN");

    private ItemClass() {}

    static String of(Octets source, Part root) {
        return Optional.ofNullable(BY_TYPE.get(root.type()))
                .or(() -> ofSealedFile(root))
                .or(() -> ofReport(root))
                .or(() -> ofMeeting(source, root))
                .orElse(ItemContent.MESSAGE);
    }

    // Some programs say only by the file's name what it is.
    private static Optional<String> ofSealedFile(Part root) {
        return Optional.of(root)
                .filter(part -> part.type().equals("application/octet-stream"))
                .flatMap(AttachmentName::given)
                .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".p7m"))
                .map(_ -> "IPM.Note.SMIME");
    }

    private static Optional<String> ofReport(Part root) {
        return Optional.of(root)
                .filter(part -> part.type().equals("multipart/report"))
                .flatMap(part -> part.contentType().get("report-type"))
                .map(type -> BY_REPORT.get(type.toLowerCase(Locale.ROOT)));
    }

    private static Optional<String> ofMeeting(Octets source, Part root) {
        return MeetingMessage.part(root).flatMap(leaf -> MeetingPart.itemClass(source, leaf));
    }
}
