package entente.server;

import static entente.server.LargeMail.base64;
import static entente.server.LargeMail.digest;
import static entente.server.LargeMail.text;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.Octets;
import entente.lab.FreePorts;
import entente.server.LargeMail.Answer;
import entente.spool.Spool;
import entente.spool.SpooledContents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.server.SMTPServer;

/// A server whose whole heap is 96 MiB, and four people who use messages of nearly 25 MiB at once: what is the same in memory twice, or at four as text, is more than that.
class SmallHeapTest {
    private static final List<String> PEOPLE = List.of("mary", "bob", "alice", "sue");
    private static final long SIZE = (25L << 20) - (64 << 10);
    private static final int ATTACHMENTS = 3;

    @TempDir private Path folder;
    private final Set<String> handedOn = ConcurrentHashMap.newKeySet();
    private SMTPServer smartHost;
    private SmallServer server;
    private TestClient client;
    private URI ews;

    @BeforeEach
    void start() throws IOException {
        smartHost =
                SMTPServer.port(0)
                        .bindAddress(InetAddress.getLoopbackAddress())
                        .insertReceivedHeaders(false)
                        .messageHandlerFactory(_ -> new SmartHostStub(handedOn::add))
                        .build();
        smartHost.start();
        var keys = new KeyWorkshop(folder);
        var port = FreePorts.next();
        keys.tls("contoso", List.of("localhost"));
        keys.ellipticSigning("signing");
        var configuration =
                """
                [organisation]
                name = "contoso.test"
                domain = "contoso.test"
                url = "https://localhost:%1$d"
                state = "state"
                listen = { address = "127.0.0.1", port = %1$d, certificate = "contoso.crt", key = "contoso.key" }
                identity = { app-id = "7f3c2c1e-58a5-4b52-9b8e-2b1b6a5d9c10", realm = "contoso.test", hosts = ["localhost"] }
                signing = { certificate = "signing.crt", key = "signing.key" }
                [organisation.smart-host]
                host = "localhost"
                port = %2$d
                tls = "none"
                [organisation.lmtp]
                port = 0
                """
                        .formatted(port, smartHost.getPortAllocated());
        var file = Files.writeString(folder.resolve("entente.toml"), configuration);
        server = SmallServer.start(file, "96m", folder.resolve("log"), PEOPLE);
        client = new TestClient(folder.resolve("ca.crt"));
        ews = URI.create("https://localhost:%d/EWS/Exchange.asmx".formatted(port));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        smartHost.stop();
    }

    @Test
    @Timeout(120)
    void fourPeopleSaveAndFetchLargeMessagesAtOnce() throws Exception {
        allAtOnce((mail, number) -> {
            var message = message(number);

            var id = saved(mail, message);
            var fetched = mail.ask(text(getItem(id, true)));

            assertThat(fetched.digests()).containsExactly(digest(message));
        });

        assertThat(server.openFiles()).noneMatch(file -> file.contains("/contents/"));
    }

    @Test
    @Tag("long")
    @Timeout(900)
    void fourPeopleUseLargeMessagesInEveryWayAtOnce() throws Exception {
        allAtOnce((mail, number) -> {
            var message = message(number);
            var id = saved(mail, message);
            assertThat(fetchedFiles(mail, id)).isEqualTo(files(number));

            var exported = mail.ask(text(about("ExportItems", id)));
            var uploaded = good(mail.ask(uploading(drafts(mail), exported.content())));
            assertThat(mail.ask(text(getItem(uploaded.items().getFirst(), true))).digests())
                    .containsExactly(digest(message));

            var other = message(10 + number);
            good(mail.ask(text(updating(id)[0]), base64(other), text(updating(id)[1])));
            assertThat(mail.ask(text(getItem(id, true))).digests()).containsExactly(digest(other));
        });
        allAtOnce((mail, number) -> {
            var next = PEOPLE.get((number + 1) % PEOPLE.size());
            var sent =
                    LargeMail.message(
                            20 + number,
                            SIZE,
                            ATTACHMENTS,
                            PEOPLE.get(number) + "@contoso.test",
                            next + "@contoso.test, ann@fabrikam.test");
            good(
                    mail.ask(
                            creating("SendAndSaveCopy")[0],
                            base64(sent),
                            creating("SendAndSaveCopy")[1]));
            var draft = good(mail.ask(text(draft(next)))).items().getFirst();
            for (var at = 0; at < ATTACHMENTS; at++) {
                good(attach(mail, draft, new RandomOctets(number * 10L + at, 5 << 20)));
            }
            var current = mail.ask(text(getItem(draft, false)));
            assertThat(fetchedFiles(mail, current.items().getFirst())).hasSize(ATTACHMENTS);
            good(mail.ask(text(sending(draft, mail))));
        });
        allAtOnce((mail, number) -> {
            brought(message(30 + number), PEOPLE.get(number));

            var inbox = mail.ask(text(finding())).items();
            assertThat(inbox).hasSize(3);
            var got = new ArrayList<List<String>>();
            for (var item : inbox) {
                got.add(fetchedFiles(mail, item));
            }
            var before = (number + PEOPLE.size() - 1) % PEOPLE.size();
            assertThat(got).contains(files(20 + before), files(30 + number));
            var sources =
                    inbox.stream()
                            .flatMap(item -> mail.ask(text(getItem(item, true))).digests().stream())
                            .toList();
            awaitHandedOn();
            assertThat(sources).containsAnyElementsOf(handedOn);
        });
        assertThat(server.openFiles()).noneMatch(file -> file.contains("/contents/"));
    }

    private interface Use {
        void by(LargeMail mail, int number) throws Exception;
    }

    private void allAtOnce(Use use) throws Exception {
        var tasks = new ArrayList<Callable<Boolean>>();
        for (var number = 0; number < PEOPLE.size(); number++) {
            var each = number;
            tasks.add(() -> {
                try (var contents = spool(each)) {
                    use.by(
                            new LargeMail(
                                    client.trust(),
                                    ews,
                                    PEOPLE.get(each),
                                    each % 2 == 0 ? Version.HTTP_1_1 : Version.HTTP_2,
                                    contents),
                            each);
                    return true;
                }
            });
        }
        try (var threads = Executors.newFixedThreadPool(PEOPLE.size())) {
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        }
    }

    private SpooledContents spool(int number) {
        return Spool.in(folder.resolve("client" + number)).contents(Long.MAX_VALUE);
    }

    private static Octets message(int seed) {
        return LargeMail.message(seed, SIZE, ATTACHMENTS, "ann@fabrikam.test", "bob@contoso.test");
    }

    private static Answer good(Answer answer) {
        assertThat(answer.codes()).isNotEmpty().containsOnly("NoError");
        return answer;
    }

    private static String saved(LargeMail mail, Octets message) {
        return good(mail.ask(creating("SaveOnly")[0], base64(message), creating("SaveOnly")[1]))
                .items()
                .getFirst();
    }

    /// The digests of the files that hang on an item.
    private static List<String> fetchedFiles(LargeMail mail, String id) {
        var ids = good(mail.ask(text(getItem(id, false)))).attachments();
        var digests = new ArrayList<String>();
        for (var each : ids) {
            digests.addAll(
                    good(mail.ask(
                                    text(
                                            "<m:GetAttachment><m:AttachmentIds><t:AttachmentId Id=\"%s\"/></m:AttachmentIds></m:GetAttachment>"
                                                    .formatted(each))))
                            .digests());
        }
        return digests;
    }

    /// Those of [LargeMail#message].
    private static List<String> files(int seed) {
        var each = SIZE / ATTACHMENTS * 57 / 78 - 1_000;
        return IntStream.range(0, ATTACHMENTS)
                .mapToObj(at -> digest(new RandomOctets(seed * 100L + at, each)))
                .toList();
    }

    private static Octets[] creating(String disposition) {
        return new Octets[] {
            text(
                    "<m:CreateItem MessageDisposition=\"%s\"><m:Items><t:Message><t:MimeContent CharacterSet=\"UTF-8\">"
                            .formatted(disposition)),
            text("</t:MimeContent></t:Message></m:Items></m:CreateItem>")
        };
    }

    private static String draft(String to) {
        return "<m:CreateItem MessageDisposition=\"SaveOnly\"><m:Items><t:Message><t:Subject>Draft</t:Subject><t:Body BodyType=\"Text\">See them</t:Body><t:ToRecipients><t:Mailbox><t:EmailAddress>%s@contoso.test</t:EmailAddress></t:Mailbox></t:ToRecipients></t:Message></m:Items></m:CreateItem>"
                .formatted(to);
    }

    private static Answer attach(LargeMail mail, String item, Octets file) {
        return mail.ask(
                text(
                        "<m:CreateAttachment><m:ParentItemId Id=\"%s\"/><m:Attachments><t:FileAttachment><t:Name>plan.bin</t:Name><t:Content>"
                                .formatted(item)),
                base64(file),
                text("</t:Content></t:FileAttachment></m:Attachments></m:CreateAttachment>"));
    }

    private static String sending(String item, LargeMail mail) {
        var key = mail.ask(text(getItem(item, false))).keys().getFirst();
        return "<m:SendItem SaveItemToFolder=\"true\"><m:ItemIds><t:ItemId Id=\"%s\" ChangeKey=\"%s\"/></m:ItemIds></m:SendItem>"
                .formatted(item, key);
    }

    private static String[] updating(String item) {
        return new String[] {
            "<m:UpdateItem ConflictResolution=\"AlwaysOverwrite\" MessageDisposition=\"SaveOnly\"><m:ItemChanges><t:ItemChange><t:ItemId Id=\"%s\"/><t:Updates><t:SetItemField><t:FieldURI FieldURI=\"item:MimeContent\"/><t:Message><t:MimeContent>"
                    .formatted(item),
            "</t:MimeContent></t:Message></t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>"
        };
    }

    private static String about(String operation, String item) {
        return "<m:%1$s><m:ItemIds><t:ItemId Id=\"%2$s\"/></m:ItemIds></m:%1$s>"
                .formatted(operation, item);
    }

    private static Octets[] uploading(String folder, Octets data) {
        return new Octets[] {
            text(
                    "<m:UploadItems><m:Items><t:Item CreateAction=\"CreateNew\"><t:ParentFolderId Id=\"%s\"/><t:Data>"
                            .formatted(folder)),
            base64(data),
            text("</t:Data></t:Item></m:Items></m:UploadItems>")
        };
    }

    private static String drafts(LargeMail mail) {
        return good(mail.ask(
                        text(
                                "<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape><m:FolderIds><t:DistinguishedFolderId Id=\"drafts\"/></m:FolderIds></m:GetFolder>")))
                .items()
                .getFirst();
    }

    private static String getItem(String item, boolean mime) {
        return "<m:GetItem><m:ItemShape><t:BaseShape>%s</t:BaseShape><t:IncludeMimeContent>%s</t:IncludeMimeContent></m:ItemShape><m:ItemIds><t:ItemId Id=\"%s\"/></m:ItemIds></m:GetItem>"
                .formatted(mime ? "IdOnly" : "Default", mime, item);
    }

    private static String finding() {
        return "<m:FindItem Traversal=\"Shallow\"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:ParentFolderIds><t:DistinguishedFolderId Id=\"inbox\"/></m:ParentFolderIds></m:FindItem>";
    }

    /// Brings a message by LMTP.
    private void brought(Octets message, String to) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.lmtp())) {
            var in = socket.getInputStream();
            var out = socket.getOutputStream();
            for (var line :
                    List.of(
                            "",
                            "LHLO mx",
                            "MAIL FROM:<ann@fabrikam.test>",
                            "RCPT TO:<%s@contoso.test>".formatted(to),
                            "DATA")) {
                if (!line.isEmpty()) {
                    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                }
                line(in);
            }
            try (var source = message.open()) {
                source.transferTo(out);
            }
            out.write(".\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(line(in)).startsWith("250");
        }
    }

    /// The last line of an answer.
    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet != '\n') {
                line.append((char) octet);
            } else if (line.length() > 3 && line.charAt(3) == '-') {
                line.setLength(0);
            } else {
                return line.toString();
            }
        }
        throw new UncheckedIOException(new IOException("the server hung up"));
    }

    private void awaitHandedOn() {
        while (handedOn.size() < PEOPLE.size()) {
            Thread.onSpinWait();
        }
    }
}
