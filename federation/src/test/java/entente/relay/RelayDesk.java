package entente.relay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.Trust;
import entente.item.Octets;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.Item;
import entente.mailbox.ItemQuery;
import entente.mailbox.MailboxStore;
import entente.mailbox.OutboxAct;
import entente.mailbox.Outgoing;
import entente.mailbox.Recipient;
import entente.mailbox.SqlMailboxStore;
import entente.question.Address;
import entente.question.Domain;
import entente.relay.SmartHost.Tls;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A relay with what waits for it, and a smart host that takes it, puts it off or refuses it; the clock is `now`.
abstract class RelayDesk {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final Address MARY = Address.of("mary@contoso.test");
    static final Address ANN = Address.of("ann@fabrikam.test");
    static final Address NILS = Address.of("nils@northwind.test");

    @TempDir Path folder;
    final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    MailboxStore store;
    SmtpPeer peer;

    @BeforeEach
    void open() {
        store =
                SqlMailboxStore.open(
                        folder.resolve("store"), Set.of(Domain.of("contoso.test")), now::get);
        store.put(new Recipient.Mailbox(MARY, "Mary", Recipient.Kind.PERSON, ZoneOffset.UTC));
        peer = SmtpPeer.plain();
    }

    @AfterEach
    void close() {
        peer.close();
        store.close();
    }

    void post(String message, Address... to) {
        store.act(
                new OutboxAct.Posting(
                        MARY,
                        "<one@contoso.test>",
                        List.of(to),
                        Octets.of(message.getBytes(ISO_8859_1))));
    }

    Outgoing only() {
        var all = store.outgoing(9);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    List<Item> inbox() {
        var all = new ItemQuery(Optional.empty(), List.of(), false, 0, 9, false);
        return store.find(FolderId.of(MARY, DefaultFolder.INBOX), all).orElseThrow().items();
    }

    String source(Item item) {
        return new String(store.source(item.id()).orElseThrow().bytes(), UTF_8);
    }

    Relay relay() {
        return relay(peer.port(), Optional.empty());
    }

    Relay relay(int port, Optional<SmartHost.Login> login) {
        return relay(host(port, Tls.NONE, login));
    }

    Relay relay(int port, Tls tls) {
        return relay(host(port, tls, Optional.empty()));
    }

    Relay relay(SmartHost host) {
        return new Relay(store, () -> new SmtpLine(host), host.ownName(), now::get);
    }

    static SmartHost host(int port, Tls tls, Optional<SmartHost.Login> login) {
        return new SmartHost(
                "localhost", port, tls, login, "mail.contoso.test", Trust.systemAnd(List.of()));
    }

    /// A smart host that takes everything, while somebody does something else.
    record Meddling(Runnable act) implements MailLine {
        @Override
        public Handover hand(Address sender, List<Address> to, Octets message) {
            act.run();
            return new Handover.Answered(to, List.of(), List.of());
        }

        @Override
        public void close() {}
    }

    /// A smart host of which the same comes each time.
    record Asked(List<Address> asked, Handover outcome) implements MailLine {
        @Override
        public Handover hand(Address sender, List<Address> to, Octets message) {
            asked.addAll(to);
            return outcome;
        }

        @Override
        public void close() {}
    }

    /// A smart host that takes everything once something was done, and counts.
    static final class Counted implements MailLine {
        private final Runnable act;
        int handed;
        int closed;

        Counted(Runnable act) {
            this.act = act;
        }

        @Override
        public Handover hand(Address sender, List<Address> to, Octets message) {
            handed++;
            act.run();
            return new Handover.Answered(to, List.of(), List.of());
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
