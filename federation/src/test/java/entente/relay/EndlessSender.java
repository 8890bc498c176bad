package entente.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.calling.Trust;
import entente.item.Octets;
import entente.mailbox.ItemOutcome;
import entente.mailbox.OutboxAct;
import entente.mailbox.Recipient;
import entente.mailbox.SqlMailboxStore;
import entente.question.Address;
import entente.question.Domain;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Posts one message after another, which a relay hands on to a smart host meanwhile, and prints the number of each that was acknowledged, until it is killed. With a third argument it posts none, and ends when none
/// waits any more.
final class EndlessSender {
    private static final Address MARY = Address.of("mary@contoso.test");
    private static final Address ANN = Address.of("ann@fabrikam.test");

    private EndlessSender() {}

    public static void main(String[] arguments) {
        var store =
                SqlMailboxStore.open(
                        Path.of(arguments[0]),
                        Set.of(Domain.of("contoso.test")),
                        InstantSource.system());
        store.put(new Recipient.Mailbox(MARY, "Mary", Recipient.Kind.PERSON, ZoneOffset.UTC));
        var host =
                new SmartHost(
                        "localhost",
                        Integer.parseInt(arguments[1]),
                        SmartHost.Tls.NONE,
                        Optional.empty(),
                        "mail.contoso.test",
                        Trust.systemAnd(List.of()));
        try (var relay = Relay.start(store, host, InstantSource.system())) {
            if (arguments.length > 2) {
                while (store.outgoingCount() > 0) {
                    Thread.onSpinWait();
                }
                System.out.println("all");
                return;
            }
            while (true) {
                var id = UUID.randomUUID().toString();
                var message = "Subject: %s\r\n\r\n".formatted(id).getBytes(UTF_8);
                var posting =
                        new OutboxAct.Posting(
                                MARY, "<" + id + ">", List.of(ANN), Octets.of(message));
                // Where too much waits it is refused, and was never acknowledged.
                if (!(store.act(posting) instanceof ItemOutcome.Refused)) {
                    System.out.println(id + " .");
                }
                relay.wake();
            }
        }
    }
}
