package entente.lmtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.delivery.Intake;
import entente.delivery.IntakeTerms;
import entente.mailbox.DefaultFolder;
import entente.mailbox.Filling;
import entente.mailbox.FolderId;
import entente.mailbox.ItemQuery;
import entente.mailbox.MailAcceptance;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.mailbox.SqlMailboxStore;
import entente.mailtips.TipTerms;
import entente.problem.Problem;
import entente.question.Address;
import entente.question.Domain;
import entente.spool.Spool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a mail server in front is told, line by line.
@Timeout(120)
class LmtpServerTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir private Path folder;
    private Spool spool;
    private MailboxStore store;
    private LmtpServer server;

    @BeforeEach
    void open() {
        spool = Spool.in(folder.resolve("contents"));
        store =
                SqlMailboxStore.open(
                        folder.resolve("store"),
                        Set.of(Domain.of("contoso.test")),
                        InstantSource.fixed(NOON));
        for (var name : List.of("bob", "alice", "full")) {
            store.put(
                    new Recipient.Mailbox(
                            address(name), name, Recipient.Kind.PERSON, ZoneOffset.UTC));
        }
        store.setAcceptance(
                address("full"), MailAcceptance.INITIAL.with(new Filling(Optional.of(1L), 1)));
        var intake =
                new Intake(
                        store,
                        new IntakeTerms("mail.contoso.test", TipTerms.USUAL, false),
                        _ -> false,
                        InstantSource.fixed(NOON));
        server = LmtpServer.start(terms(0), intake, "mail.contoso.test", spool);
    }

    @AfterEach
    void close() {
        server.close();
        store.close();
    }

    @Test
    void eachRecipientIsAnsweredForAlone() throws IOException {
        try (var talk = new Talk()) {
            talk.envelope("bob", "full", "alice");
            assertThat(talk.ask("DATA")).startsWith("354");

            talk.send("Subject: x\r\n\r\nHello\r\n.\r\n");

            assertThat(talk.answer()).startsWith("250 2.1.5");
            assertThat(talk.answer()).startsWith("552 5.2.2").contains("full@contoso.test");
            assertThat(talk.answer()).startsWith("250 2.1.5");
            assertThat(talk.ask("QUIT")).startsWith("221");
        }
        assertThat(inbox("bob")).hasSize(1);
        assertThat(inbox("alice").getFirst())
                .isEqualTo(
                        """
                        Return-Path: <ann@fabrikam.test>\r
                        Received: from mx.contoso.test ([127.0.0.1]) by mail.contoso.test with LMTP;\r
                         Mon, 2 Mar 2026 12:00:00 +0000\r
                        Subject: x\r
                        \r
                        Hello\r
                        """);
        assertThat(inbox("full")).isEmpty();
    }

    @Test
    void whoIsNobodyHereIsRefusedAtOnce() throws IOException {
        try (var talk = new Talk()) {
            talk.ask("LHLO mx.contoso.test");
            talk.ask("MAIL FROM:<>");

            assertThat(talk.ask("RCPT TO:<nobody@contoso.test>")).startsWith("550 5.1.1");
            assertThat(talk.ask("RCPT TO:<ann@fabrikam.test>")).startsWith("550 5.1.1");
            assertThat(talk.ask("DATA")).startsWith("503 5.5.1");
        }
    }

    @Test
    void itSpeaksLmtpAndNotSmtp() throws IOException {
        try (var talk = new Talk()) {
            assertThat(talk.ask("EHLO mx.contoso.test")).startsWith("500");
            assertThat(talk.ask("HELO mx.contoso.test")).startsWith("500");
            assertThat(talk.ask("BDAT 3 LAST")).startsWith("500");
            assertThat(talk.ask("LHLO")).startsWith("501 5.5.4");
            assertThat(talk.ask("LHLO mx.contoso.test"))
                    .contains("250-PIPELINING", "250-8BITMIME", "250 SIZE 1048576");
        }
    }

    @Test
    void commandsMayComeAllAtOnce() throws IOException {
        try (var talk = new Talk()) {
            talk.send(
                    "LHLO mx\r\nMAIL FROM:<ann@fabrikam.test>\r\nRCPT TO:<bob@contoso.test>\r\nDATA\r\n");
            for (var line = talk.answer(); !line.startsWith("354"); line = talk.answer()) {
                assertThat(line).startsWith("250");
            }
            talk.send("Subject: x\r\n\r\n.\r\nQUIT\r\n");

            assertThat(talk.answer()).startsWith("250 2.1.5");
            assertThat(talk.answer()).startsWith("221");
        }
    }

    @Test
    void dotsThatBeginLinesAreAsTheyWere() throws IOException {
        try (var talk = new Talk()) {
            talk.message("..first\r\nSubject: x\r\n\r\n..\r\n...two\r\nend\r\n", "bob");

            assertThat(talk.answer()).startsWith("250");
        }
        assertThat(inbox("bob").getFirst())
                .endsWith(".first\r\nSubject: x\r\n\r\n.\r\n..two\r\nend\r\n");
    }

    @Test
    void whatLooksLikeAnEndIsNone() throws IOException {
        try (var talk = new Talk()) {
            talk.message(
                    "Subject: x\r\n\r\na\n.\nMAIL FROM:<boss@contoso.test>\r\n.\rRCPT\n.\r\nb\r\n",
                    "bob");

            assertThat(talk.answer()).startsWith("554 5.6.0");
            assertThat(talk.ask("NOOP")).startsWith("250");
        }
        assertThat(inbox("bob")).isEmpty();
    }

    @Test
    void aMessageWithNulIsNotTaken() throws IOException {
        try (var talk = new Talk()) {
            talk.message("Subject: x\r\n\r\na\u0000b\r\n", "bob");

            assertThat(talk.answer()).startsWith("554 5.6.0");
        }
    }

    @Test
    void aMessageThatIsTooLargeIsListenedToAndNotTaken() throws IOException {
        try (var talk = new Talk()) {
            talk.ask("LHLO mx");

            assertThat(talk.ask("MAIL FROM:<> SIZE=1048577")).startsWith("552 5.3.4");
            assertThat(talk.ask("MAIL FROM:<> SIZE=99999999999")).startsWith("552 5.3.4");

            talk.message("Subject: x\r\n\r\n" + "y".repeat(1 << 20) + "\r\n", "bob", "alice");

            assertThat(talk.answer()).startsWith("552 5.3.4");
            assertThat(talk.answer()).startsWith("552 5.3.4");
            talk.message("Subject: small\r\n\r\n", "bob");
            assertThat(talk.answer()).startsWith("250");
        }
        assertThat(inbox("bob")).hasSize(1);
    }

    @Test
    void nothingIsLeftOfALargeMessageOnceItIsAnsweredFor() throws IOException {
        try (var talk = new Talk()) {
            talk.message("Subject: x\r\n\r\n" + "y".repeat(500_000) + "\r\n", "bob");

            assertThat(talk.answer()).startsWith("250");
            assertThat(spool.bytes()).isZero();
        }
        assertThat(inbox("bob")).hasSize(1);
    }

    @Test
    void aLargeMessageForWhichThereIsNoRoomComesLaterAndASmallOneDoesNot() throws IOException {
        server.close();
        spool = Spool.in(folder.resolve("full"), 1);
        server = LmtpServer.start(terms(0), noIntake(), "mail.contoso.test", spool);
        try (var talk = new Talk()) {
            talk.message("Subject: x\r\n\r\n" + "y".repeat(500_000) + "\r\n", "bob");
            assertThat(talk.answer()).startsWith("451 4.3.2");

            talk.message("Subject: small\r\n\r\n", "bob");
            assertThat(talk.answer()).startsWith("250");
        }
        assertThat(inbox("bob")).hasSize(1);
        assertThat(spool.bytes()).isZero();
    }

    @Test
    void aMessageThatDoesNotEndLosesItsConnection() throws IOException {
        try (var talk = new Talk()) {
            talk.begin("bob");
            talk.send("y".repeat((2 << 20) + 10_000));

            assertThat(talk.answer()).startsWith("552");
        } catch (IOException closed) {
            assertThat(closed).hasMessageMatching("(?i).*(reset|broken|closed).*");
        }
        assertThat(inbox("bob")).isEmpty();
    }

    @Test
    void aMessageThatBreaksOffIsNotTaken() throws IOException {
        try (var talk = new Talk()) {
            talk.begin("bob");
            talk.send("Subject: x\r\n\r\nhalf of it\r\n");
        }
        server.close();

        assertThat(inbox("bob")).isEmpty();
    }

    @Test
    void moreRecipientsThanOneMessageMayHaveComeLater() throws IOException {
        try (var talk = new Talk()) {
            talk.envelope("bob", "alice", "full");

            assertThat(talk.ask("RCPT TO:<bob@contoso.test>")).startsWith("452");
        }
    }

    @Test
    void whatCannotBeKeptIsToBeBroughtAgain() throws IOException {
        try (var talk = new Talk()) {
            talk.begin("bob");
            store.close();
            talk.send("Subject: x\r\n\r\n.\r\n");

            assertThat(talk.answer()).startsWith("451 4.3.0");
        }
    }

    @Test
    void oneConnectionMoreThanThereMayBeIsTurnedAway() throws IOException {
        try (var one = new Talk();
                var two = new Talk()) {
            one.ask("NOOP");
            two.ask("NOOP");
            try (var three = new Talk()) {
                assertThat(three.greeting).startsWith("421");
            }
        }
    }

    @Test
    void aLineThatDoesNotEndLosesItsConnection() throws IOException {
        try (var talk = new Talk()) {
            assertThat(talk.ask("NOOP " + "x".repeat(2_000))).startsWith("501");
        }
    }

    @Test
    void aConnectionEndsAfterItsTimeWhateverIsSaid() throws IOException {
        server.close();
        server =
                LmtpServer.start(
                        terms(0),
                        noIntake(),
                        "mail.contoso.test",
                        spool,
                        new Bounds(Duration.ofMillis(500), LONG, 8, LONG));
        try (var talk = new Talk()) {
            talk.send("NO");

            // Who says nothing is told 421 when its idle time is over.
            assertThat(talk.answer()).isEmpty();
        } catch (SocketException closed) {
            assertThat(closed).hasMessageMatching("(?i).*(reset|broken|closed).*");
        }
    }

    @Test
    void aMessageThatTakesTooLongToComeLosesItsConnection() throws IOException {
        server.close();
        server =
                LmtpServer.start(
                        terms(0),
                        noIntake(),
                        "mail.contoso.test",
                        spool,
                        new Bounds(LONG, Duration.ofMillis(500), 8, LONG));
        try (var talk = new Talk()) {
            talk.begin("bob");
            talk.send("Subject: x\r\n");

            assertThat(talk.answer()).isEmpty();
        } catch (SocketException closed) {
            assertThat(closed).hasMessageMatching("(?i).*(reset|broken|closed).*");
        }
        assertThat(inbox("bob")).isEmpty();
    }

    @Test
    void aMessageForWhichThereIsNoPlaceComesLater() throws IOException {
        server.close();
        server =
                LmtpServer.start(
                        terms(0),
                        noIntake(),
                        "mail.contoso.test",
                        spool,
                        new Bounds(LONG, LONG, 1, Duration.ZERO));
        try (var first = new Talk();
                var second = new Talk()) {
            first.begin("bob");
            second.envelope("alice");

            assertThat(second.ask("DATA")).startsWith("451 4.3.2");

            first.send("Subject: first\r\n\r\n.\r\n");
            assertThat(first.answer()).startsWith("250");
            assertThat(second.ask("DATA")).startsWith("354");
            second.send("Subject: second\r\n\r\n.\r\n");
            assertThat(second.answer()).startsWith("250");
        }
        assertThat(inbox("bob")).hasSize(1);
        assertThat(inbox("alice")).hasSize(1);
    }

    @Test
    void aPortThatIsTakenEndsTheStart() {
        var taken = terms(server.port());

        assertThatThrownBy(() -> LmtpServer.start(taken, noIntake(), "mail.contoso.test", spool))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("PORT_TAKEN");
    }

    private Intake noIntake() {
        return new Intake(
                store,
                new IntakeTerms("mail.contoso.test", TipTerms.USUAL, false),
                _ -> false,
                InstantSource.fixed(NOON));
    }

    private static LmtpTerms terms(int port) {
        return new LmtpTerms(
                InetAddress.getLoopbackAddress(), port, 2, 3, 1 << 20, Duration.ofSeconds(30));
    }

    private static Address address(String name) {
        return Address.of(name + "@contoso.test");
    }

    private List<String> inbox(String name) {
        var all = new ItemQuery(Optional.empty(), List.of(), false, 0, 9, false);
        return store
                .find(FolderId.of(address(name), DefaultFolder.INBOX), all)
                .orElseThrow()
                .items()
                .stream()
                .map(item -> new String(store.source(item.id()).orElseThrow().bytes(), ISO_8859_1))
                .toList();
    }

    /// A connection of the mail server in front.
    private final class Talk implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader lines;
        private final String greeting;

        private Talk() throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            greeting = answer();
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        }

        /// All lines of one answer.
        String answer() throws IOException {
            var all = new ArrayList<String>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                all.add(line);
                if (line.length() < 4 || line.charAt(3) == ' ') {
                    break;
                }
            }
            return String.join("\n", all);
        }

        String ask(String command) throws IOException {
            send(command + "\r\n");
            return answer();
        }

        void envelope(String... names) throws IOException {
            assertThat(ask("LHLO mx.contoso.test")).startsWith("250");
            assertThat(ask("MAIL FROM:<ann@fabrikam.test> BODY=8BITMIME")).startsWith("250");
            for (var name : names) {
                assertThat(ask("RCPT TO:<" + name + "@contoso.test>")).startsWith("250");
            }
        }

        void begin(String... names) throws IOException {
            envelope(names);
            assertThat(ask("DATA")).startsWith("354");
        }

        void message(String text, String... names) throws IOException {
            begin(names);
            send(text + ".\r\n");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
