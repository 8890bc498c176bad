package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.List;
import java.util.Optional;

/// ResolveNames (MS-OXWSRSLNM 3.1.4.1): whom in the directory a part of a name or address may mean.
public final class ResolveNames {
    private static final String MESSAGE = "m:ResolveNamesResponseMessage";

    private ResolveNames() {}

    /// `entry` is as typed, perhaps with `smtp:` before it.
    public record Request(String entry, boolean fullContactData) implements EwsRequest.Operation {}

    /// Whom it may mean: none is an error, several are a warning. `complete` is whether these are all.
    public record Response(List<Resolution> resolutions, boolean complete) implements EwsResponse {
        public Response {
            resolutions = List.copyOf(resolutions);
        }
    }

    /// One recipient. `mailboxType` is `Mailbox`, `PublicDL` or `Contact` (EWS `MailboxTypeType`).
    public record Resolution(String name, String address, String mailboxType) {}

    /// Reads `<ResolveNames>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var full = xml.attribute("ReturnFullContactData").filter("true"::equals).isPresent();
        var entry = Optional.<String>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "UnresolvedEntry" -> entry = Optional.of(xml.text());
                default -> xml.skip();
            }
        }
        return new Request(entry.orElseThrow(() -> xml.missing("UnresolvedEntry")), full);
    }

    static void write(XmlWriter xml, Response response) {
        xml.start("m:ResolveNamesResponse").start("m:ResponseMessages");
        switch (response.resolutions().size()) {
            case 0 ->
                    ResponseMessages.error(
                            xml,
                            MESSAGE,
                            "ErrorNameResolutionNoResults",
                            "No one here has this name.");
            case 1 -> ResponseMessages.success(xml, MESSAGE);
            default ->
                    ResponseMessages.warning(
                            xml,
                            MESSAGE,
                            "ErrorNameResolutionMultipleResults",
                            "Several here have this name.");
        }
        if (!response.resolutions().isEmpty()) {
            writeSet(xml, response);
        }
        xml.end().end().end();
    }

    private static void writeSet(XmlWriter xml, Response response) {
        xml.start("m:ResolutionSet");
        xml.attribute("TotalItemsInView", Integer.toString(response.resolutions().size()));
        xml.attribute("IncludesLastItemInRange", Boolean.toString(response.complete()));
        for (var resolution : response.resolutions()) {
            xml.start("t:Resolution").start("t:Mailbox");
            xml.element("t:Name", resolution.name());
            xml.element("t:EmailAddress", resolution.address());
            xml.element("t:RoutingType", "SMTP");
            xml.element("t:MailboxType", resolution.mailboxType());
            xml.end().end();
        }
        xml.end();
    }
}
