package entente.index;

import static org.junit.jupiter.api.Assertions.fail;

import entente.item.Body;
import entente.item.ItemContent;
import entente.item.Known;
import entente.item.Properties;
import entente.kql.Kql;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemOutcome;
import entente.mailbox.ItemStreams;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.mailbox.SqlMailboxStore;
import entente.matching.Meaning;
import entente.question.Address;
import entente.question.Domain;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Mailboxes of Contoso and what is done in them.
final class IndexedMailboxes {
    static final Address MARY = Address.of("mary@contoso.test");
    static final Address BOB = Address.of("bob@contoso.test");
    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private IndexedMailboxes() {}

    static MailboxStore store(Path folder, Address... owners) {
        return store(folder, NOW, owners);
    }

    static MailboxStore store(Path folder, Instant now, Address... owners) {
        var store =
                SqlMailboxStore.open(
                        folder.resolve("mailboxes.db"),
                        Set.of(Domain.of("contoso.test")),
                        InstantSource.fixed(now));
        for (var owner : owners) {
            add(store, owner);
        }
        return store;
    }

    static void add(MailboxStore store, Address owner) {
        store.put(
                new Recipient.Mailbox(
                        owner, owner.local(), Recipient.Kind.PERSON, ZoneId.of("UTC")));
    }

    /// The same mailboxes, of which one is removed right after somebody was told how far its journal goes.
    static MailboxStore removing(MailboxStore store, Address owner) {
        InvocationHandler passing =
                (_, method, arguments) -> {
                    try {
                        var answer = method.invoke(store, arguments);
                        if (method.getName().startsWith("newestMark")) {
                            store.remove(owner);
                        }
                        return answer;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                };
        return (MailboxStore)
                Proxy.newProxyInstance(
                        MailboxStore.class.getClassLoader(),
                        new Class<?>[] {MailboxStore.class},
                        passing);
    }

    static Item put(MailboxStore store, Address owner, DefaultFolder folder, String subject) {
        return put(store, owner, folder, subject, "");
    }

    static Item put(
            MailboxStore store, Address owner, DefaultFolder folder, String subject, String text) {
        var content = ItemContent.EMPTY.with(Properties.NONE.with(Known.SUBJECT, subject));
        var streams =
                new ItemStreams(
                        Optional.of(new Body(Body.Format.TEXT, text)), Optional.empty(), Map.of());
        return done(store, new ItemAct.Creation(FolderId.of(owner, folder), content, streams));
    }

    static Item done(MailboxStore store, ItemAct act) {
        return switch (store.act(act)) {
            case ItemOutcome.Done(var item) -> item;
            case ItemOutcome other -> fail("it was not done: " + other);
        };
    }

    static Meaning meaning(String text) {
        return switch (Kql.read(text)) {
            case Kql.Reading.Understood(var query) -> Meaning.of(query, ZoneOffset.UTC, NOW);
            case Kql.Reading.Refused(_, var why) -> fail(why.sentence());
        };
    }

    static Scope everywhere(Address... mailboxes) {
        return new Scope(Set.of(mailboxes), _ -> true);
    }

    /// The subjects of what is found in Mary's mailbox once the index has caught up.
    static List<String> found(MailIndex index, MailboxStore store, String query) {
        index.catchUp(Set.of(MARY), PATIENCE);
        return index
                .search(meaning(query), everywhere(MARY), 10_000, Optional.empty(), PATIENCE)
                .hits()
                .stream()
                .map(hit -> subject(store, hit))
                .toList();
    }

    static String subject(MailboxStore store, Hit hit) {
        return store.itemOfKey(hit.mailbox(), hit.key())
                .flatMap(item -> item.content().properties().text(Known.SUBJECT))
                .orElse("gone");
    }
}
