package entente.wire.ews;

import entente.wire.soap.MalformedXml;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.util.List;
import java.util.Optional;

/// ExpandDL (MS-OXWSDLIST 3.1.4.1): who is in a group of the directory, or in a list of one's own. Groups within it are told as what they are.
public final class ExpandDL {
    private static final String MESSAGE = "m:ExpandDLResponseMessage";

    private ExpandDL() {}

    /// The address as sent, or the item that is the list; an item counts where both are there.
    public record Request(Optional<String> address, Optional<ItemRef> item)
            implements EwsRequest.Operation {}

    /// The members, in the order they have there. `complete` is whether these are all.
    public record Members(List<MailboxElement> members, boolean complete) {
        public Members {
            members = List.copyOf(members);
        }
    }

    public record Response(BatchResult<Members> result) implements EwsResponse {}

    /// Reads `<ExpandDL>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var request = Optional.<Request>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Mailbox" -> request = Optional.of(readMailbox(xml));
                default -> xml.skip();
            }
        }
        return request.orElseThrow(() -> xml.missing("Mailbox"));
    }

    private static Request readMailbox(XmlCursor xml) throws MalformedXml {
        var address = Optional.<String>empty();
        var item = Optional.<ItemRef>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "EmailAddress" -> address = Optional.of(xml.text());
                case "ItemId" -> item = ItemRef.readOne(xml);
                default -> xml.skip();
            }
        }
        return new Request(address.filter(text -> !text.isEmpty()), item);
    }

    static void write(XmlWriter xml, Response response) {
        xml.start("m:ExpandDLResponse").start("m:ResponseMessages");
        switch (response.result()) {
            case BatchResult.Done(var found) -> {
                ResponseMessages.success(xml, MESSAGE);
                xml.start("m:DLExpansion");
                xml.attribute("TotalItemsInView", Integer.toString(found.members().size()));
                xml.attribute("IncludesLastItemInRange", Boolean.toString(found.complete()));
                found.members().forEach(member -> member.write(xml));
                xml.end();
            }
            case BatchResult.Refused(var why) -> ResponseMessages.refused(xml, MESSAGE, why);
        }
        xml.end().end().end();
    }
}
