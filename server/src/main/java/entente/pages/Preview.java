package entente.pages;

import entente.gate.Reply;
import entente.item.Addressee;
import entente.item.AttachmentPart;
import entente.item.Body;
import entente.item.HtmlText;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.PropertyId;
import entente.mailbox.MailboxStore;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A deleted item by itself: who wrote it to whom and when, what hangs on it, and its text. Whatever format that is in, it is shown as plain text, and nothing is fetched for it.
final class Preview {
    static final int LONGEST_TEXT = 20_000;

    /// Markup takes more room than what it says.
    private static final int MOST_READ = 20 * LONGEST_TEXT;

    private static final int MOST_ATTACHMENTS = 100;
    private static final int MOST_ADDRESSEES = 50;

    private final String organisation;
    private final MailboxStore store;

    Preview(String organisation, MailboxStore store) {
        this.organisation = organisation;
        this.store = store;
    }

    Reply page(Guest guest, Form query) throws PageError {
        var mailbox = OwnMailbox.of(guest, store);
        var filter = RecoverFilter.read(query);
        var deleted = mailbox.deleted(query, filter.shelf()).orElseThrow(PageError::unknownItem);
        var item = deleted.item();
        var shown = DeletedItem.of(deleted, mailbox);
        var text = text(store.body(item.id()));
        var attachments = attachments(item.content());
        return Templates.ITEM.reply(
                200,
                new ItemPage(
                        guest.frame(organisation, shown.subject()),
                        shown,
                        lines(item.content(), mailbox.zone()),
                        attachments.stream().limit(MOST_ATTACHMENTS).toList(),
                        Math.max(0, attachments.size() - MOST_ATTACHMENTS),
                        Shown.cut(text, LONGEST_TEXT),
                        text.length() > LONGEST_TEXT,
                        FolderChoice.of(mailbox.folders()),
                        filter));
    }

    private static List<ItemPage.Line> lines(ItemContent content, ZoneId zone) {
        var lines = new ArrayList<ItemPage.Line>();
        person(lines, "From", content, Known.FROM_NAME, Known.FROM_ADDRESS);
        person(lines, "Sent by", content, Known.SENDER_NAME, Known.SENDER_ADDRESS);
        addressees(lines, "To", content, Addressee.Kind.TO);
        addressees(lines, "Copy to", content, Addressee.Kind.CC);
        time(lines, "Sent", content, Known.SENT, zone);
        time(lines, "Received", content, Known.RECEIVED, zone);
        time(lines, "Begins", content, Known.APPOINTMENT_START, zone);
        time(lines, "Ends", content, Known.APPOINTMENT_END, zone);
        content.properties()
                .text(Known.LOCATION)
                .ifPresent(place -> lines.add(ItemPage.Line.of("Place", Shown.line(place))));
        return lines;
    }

    private static void person(
            List<ItemPage.Line> lines,
            String name,
            ItemContent content,
            PropertyId nameId,
            PropertyId addressId) {
        var called = content.properties().text(nameId).map(Shown::line);
        var address = content.properties().text(addressId).map(Shown::line);
        if (called.isPresent() || address.isPresent()) {
            lines.add(ItemPage.Line.of(name, shown(called.orElse(""), address.orElse(""))));
        }
    }

    private static void addressees(
            List<ItemPage.Line> lines, String name, ItemContent content, Addressee.Kind kind) {
        var all = content.of(kind);
        if (all.isEmpty()) {
            return;
        }
        var told =
                all.stream()
                        .limit(MOST_ADDRESSEES)
                        .map(one -> shown(Shown.line(one.name()), Shown.line(one.address())))
                        .collect(Collectors.joining(", "));
        var more = all.size() - MOST_ADDRESSEES;
        lines.add(ItemPage.Line.of(name, more > 0 ? told + " and %d more".formatted(more) : told));
    }

    private static String shown(String name, String address) {
        if (name.isEmpty() || name.equalsIgnoreCase(address)) {
            return address;
        }
        return address.isEmpty() ? name : "%s <%s>".formatted(name, address);
    }

    private static void time(
            List<ItemPage.Line> lines,
            String name,
            ItemContent content,
            PropertyId id,
            ZoneId zone) {
        content.properties()
                .time(id)
                .map(time -> Shown.Moment.of(time, zone))
                .ifPresent(time -> lines.add(ItemPage.Line.of(name, time)));
    }

    /// All but what stands within the text.
    private static List<ItemPage.Line> attachments(ItemContent content) {
        return content.attachments().stream()
                .filter(part -> !part.inline())
                .map(part -> ItemPage.Line.of(called(part), Shown.size(part.size())))
                .toList();
    }

    private static String called(AttachmentPart part) {
        var name = Shown.line(part.name());
        return name.isEmpty() ? "(no name)" : name;
    }

    private static String text(Optional<Body> body) {
        return body.map(it -> new Body(it.format(), Shown.cut(it.text(), MOST_READ)))
                .map(HtmlText::plain)
                .map(Body::text)
                .orElse("");
    }
}
