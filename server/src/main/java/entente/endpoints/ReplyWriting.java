package entente.endpoints;

import entente.item.Addressee;
import entente.item.AttachmentPart;
import entente.item.Body;
import entente.item.ConversationIndex;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Properties;
import entente.item.PropertyValue;
import entente.item.Quotation;
import entente.mailbox.Recipient;
import entente.wire.ews.BatchResult;
import entente.wire.ews.ItemEdit;
import entente.wire.ews.NewAttachment;
import entente.wire.ews.NewItem;
import entente.wire.mime.ConversationTopic;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes the message by which the owner of a mailbox answers another or passes it on. What the request says of it stands; the rest comes from the other message.
record ReplyWriting(ReplyKind kind, Recipient.Mailbox owner, Instant now) {
    /// Beyond these, the ones in the middle of a conversation are left out.
    private static final int MOST_REFERENCES = 50;

    private static final Body NOTHING = new Body(Body.Format.TEXT, "");
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu HH:mm", Locale.ENGLISH);

    BatchResult<WholeItem> written(WholeItem answered, NewItem brought) {
        return ItemMaking.of(brought)
                .then(item -> item.with(new ItemEdit.SetProperties(said(item, answered.content()))))
                .then(item -> addressed(item, answered.content()))
                .then(item ->
                        saysItself(brought)
                                ? BatchResult.done(item)
                                : quoting(item, brought, answered));
    }

    private static boolean saysItself(NewItem brought) {
        return brought.body().isPresent() || brought.mime().isPresent();
    }

    /// Its subject, if it has none, and what it belongs to.
    private Properties said(WholeItem item, ItemContent answered) {
        var before = answered.properties();
        var topic = ConversationTopic.of(before.text(Known.SUBJECT).orElse(""));
        var said =
                Properties.NONE
                        .with(Known.SUBJECT, kind.prefix() + topic)
                        .with(
                                Known.CONVERSATION_TOPIC,
                                before.text(Known.CONVERSATION_TOPIC).orElse(topic))
                        .with(
                                Known.CONVERSATION_INDEX,
                                PropertyValue.Binary.of(
                                        ConversationIndex.after(
                                                before.find(Known.CONVERSATION_INDEX), now)));
        var id = before.text(Known.MESSAGE_ID).filter(text -> !text.isBlank());
        if (id.isPresent()) {
            said = said.with(Known.REFERENCES, references(before, id.get()));
            // RFC 5322, 3.6.4: of answers.
            said = kind == ReplyKind.FORWARD ? said : said.with(Known.IN_REPLY_TO, id.get());
        }
        return item.content().properties().text(Known.SUBJECT).isPresent()
                ? said.without(Known.SUBJECT)
                : said;
    }

    private static String references(Properties before, String id) {
        var known =
                before.text(Known.REFERENCES).or(() -> before.text(Known.IN_REPLY_TO)).orElse("");
        var all = new ArrayList<>(List.of((known + " " + id).strip().split("\\s+", -1)));
        if (all.size() > MOST_REFERENCES) {
            all.subList(1, all.size() - MOST_REFERENCES + 1).clear();
        }
        return String.join(" ", all);
    }

    private BatchResult<WholeItem> addressed(WholeItem item, ItemContent answered) {
        var people = new ReplyPeople(answered, owner.address());
        var result = BatchResult.done(item);
        for (var line : Addressee.Kind.values()) {
            result = result.then(whole -> addressed(whole, people, line));
        }
        return result;
    }

    private BatchResult<WholeItem> addressed(
            WholeItem item, ReplyPeople people, Addressee.Kind line) {
        var usual = people.of(kind, line, item.content().of(Addressee.Kind.TO));
        return item.content().of(line).isEmpty() && !usual.isEmpty()
                ? item.with(new ItemEdit.SetAddressees(line, usual))
                : BatchResult.done(item);
    }

    private BatchResult<WholeItem> quoting(WholeItem item, NewItem brought, WholeItem answered) {
        var quoted = new Quotation(heads(answered.content()), answered.body().orElse(NOTHING));
        var text = quoted.below(brought.above().orElse(NOTHING));
        return item.with(new ItemEdit.SetBody(text)).then(whole -> attached(whole, answered, text));
    }

    private List<Quotation.Head> heads(ItemContent answered) {
        var properties = answered.properties();
        var heads = new ArrayList<Quotation.Head>();
        heads.add(
                head(
                        "From",
                        shown(
                                properties.text(Known.FROM_NAME).orElse(""),
                                properties.text(Known.FROM_ADDRESS).orElse(""))));
        properties
                .time(Known.SENT)
                .or(() -> properties.time(Known.RECEIVED))
                .ifPresent(time -> heads.add(head("Sent", WHEN.format(time.atZone(owner.zone())))));
        heads.add(head("To", shown(answered.of(Addressee.Kind.TO))));
        heads.add(head("Cc", shown(answered.of(Addressee.Kind.CC))));
        heads.add(head("Subject", properties.text(Known.SUBJECT).orElse("")));
        heads.removeIf(head -> head.value().isEmpty());
        return heads;
    }

    private static Quotation.Head head(String name, String value) {
        return new Quotation.Head(name, value.replaceAll("\\s+", " ").strip());
    }

    private static String shown(List<Addressee> people) {
        return people.stream()
                .map(somebody -> shown(somebody.name(), somebody.address()))
                .collect(Collectors.joining("; "));
    }

    private static String shown(String name, String address) {
        if (name.isEmpty() || address.isEmpty() || name.equals(address)) {
            return name.isEmpty() ? address : name;
        }
        return "%s <%s>".formatted(name, address);
    }

    /// All that hangs on a message goes along with it when it is passed on; with an answer, only what is shown in its text.
    private BatchResult<WholeItem> attached(WholeItem item, WholeItem answered, Body text) {
        var parts =
                answered.content().attachments().stream()
                        .filter(part -> kind == ReplyKind.FORWARD || isShown(part, text))
                        .toList();
        return parts.isEmpty()
                ? BatchResult.done(item)
                : answered.takenApart()
                        .then(whole ->
                                item.attaching(
                                        parts.stream()
                                                .flatMap(part -> file(whole, part))
                                                .toList()));
    }

    private static Stream<NewAttachment> file(WholeItem whole, AttachmentPart part) {
        return Optional.ofNullable(whole.attachments().get(part.number())).stream()
                .map(bytes -> new NewAttachment(part, bytes));
    }

    private static boolean isShown(AttachmentPart part, Body text) {
        return part.inline()
                && text.format() == Body.Format.HTML
                && part.contentId().filter(id -> text.text().contains("cid:" + id)).isPresent();
    }
}
