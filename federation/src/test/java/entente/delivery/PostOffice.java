package entente.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.fail;

import entente.item.Addressee;
import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Properties;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemId;
import entente.mailbox.ItemOutcome;
import entente.mailbox.ItemQuery;
import entente.mailbox.ItemStreams;
import entente.mailbox.MailAcceptance;
import entente.mailbox.MailboxSize;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.mailbox.SqlMailboxStore;
import entente.mailtips.TipTerms;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Domain;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// contoso.test with Mary, Bob and Alice, who write to one another.
final class PostOffice implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final Address MARY = Address.of("mary@contoso.test");
    static final FolderId DRAFTS = FolderId.of(MARY, DefaultFolder.DRAFTS);
    static final FolderId SENT = FolderId.of(MARY, DefaultFolder.SENT_ITEMS);
    static final Keeping COPY = new Keeping.Copy(SENT);

    final MailboxStore store;
    final Delivery delivery;

    PostOffice(Path folder) {
        store =
                SqlMailboxStore.open(
                        folder.resolve("store"),
                        Set.of(Domain.of("contoso.test")),
                        InstantSource.fixed(NOON));
        delivery = new Delivery(store, TipTerms.USUAL, InstantSource.fixed(NOON));
        mailbox("mary", "Mary Müller");
        mailbox("bob", "Bob");
        mailbox("alice", "Alice");
    }

    void mailbox(String name, String displayName) {
        store.put(
                new Recipient.Mailbox(
                        address(name), displayName, Recipient.Kind.PERSON, ZoneOffset.UTC));
    }

    void group(String name, String... members) {
        var all = Arrays.stream(members).map(PostOffice::address).toList();
        store.put(new Recipient.Group(address(name), name, all));
    }

    void takes(String name, MailAcceptance acceptance) {
        store.setAcceptance(address(name), acceptance);
    }

    Delivery.Outcome send(Letter letter) {
        return delivery.send(MARY, letter, COPY);
    }

    /// Why nothing was sent; the test fails where something was.
    Code refused(Letter letter) {
        return send(letter) instanceof Delivery.Outcome.Refused(var why)
                ? why.code()
                : fail("it was sent");
    }

    List<Item> inboxOf(String name) {
        return in(FolderId.of(address(name), DefaultFolder.INBOX));
    }

    List<Item> in(FolderId folder) {
        var all = new ItemQuery(Optional.empty(), List.of(), false, 0, 100, false);
        return store.find(folder, all).orElseThrow().items();
    }

    /// The only one.
    Item received(String name) {
        var items = inboxOf(name);
        return items.size() == 1 ? items.getFirst() : fail(name + " has " + items.size());
    }

    String sourceOf(Item item) {
        return new String(store.source(item.id()).orElseThrow().bytes(), UTF_8);
    }

    /// How many items there are in all mailboxes, whatever folder they are in.
    long items() {
        return store.recipients().stream()
                .flatMap(one -> store.sizeOf(one.address()).stream())
                .mapToLong(MailboxSize::items)
                .sum();
    }

    ItemId saved(Letter letter) {
        var act = new ItemAct.Creation(DRAFTS, letter.content(), letter.streams());
        return store.act(act) instanceof ItemOutcome.Done(var item)
                ? item.id()
                : fail("it was not saved");
    }

    /// Each recipient such as `to:bob` or `bcc:alice`, of contoso.test where no domain is named.
    static Letter letter(String... recipients) {
        var body = new Body(Body.Format.TEXT, "At noon?");
        return new Letter(
                new ItemContent(
                        Properties.NONE
                                .with(Known.ITEM_CLASS, "IPM.Note")
                                .with(Known.SUBJECT, "Lunch")
                                .with(Known.FLAGS, Known.FLAG_UNSENT | Known.FLAG_READ),
                        addressees(recipients),
                        List.of()),
                new ItemStreams(Optional.of(body), Optional.empty(), Map.of()));
    }

    static Letter saying(Letter letter, Properties more) {
        var content = letter.content();
        return new Letter(content.with(content.properties().and(more)), letter.streams());
    }

    static Address address(String name) {
        return Address.of(name.contains("@") ? name : name + "@contoso.test");
    }

    private static List<Addressee> addressees(String... recipients) {
        var all = new ArrayList<Addressee>();
        for (var recipient : recipients) {
            var parts = recipient.split(":", 2);
            var kind = Addressee.Kind.valueOf(parts[0].toUpperCase(Locale.ROOT));
            all.add(new Addressee(kind, "", address(parts[1]).toString()));
        }
        return all;
    }

    @Override
    public void close() {
        store.close();
    }
}
