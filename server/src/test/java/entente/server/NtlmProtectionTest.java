package entente.server;

import static entente.server.TwoOrganisations.PASSWORD;
import static entente.server.TwoOrganisations.at;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import entente.ntlm.TestClient.Pairs;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// NTLM that has to be tied to the TLS session it comes over, as a client that does so speaks it.
class NtlmProtectionTest {
    private static final String ISSUE =
            "/entente/admin/mailboxes/mary@contoso.test/service-passwords/scanner";
    private static final Pattern ISSUED = Pattern.compile("\"password\":\"([^\"]+)\"");
    private static final Pattern CHALLENGE = Pattern.compile("NTLM (TlRM[^\r\n]+)");
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    @TempDir private static Path folder;

    private static TwoOrganisations parties;
    private static TestClient client;
    private static String password;

    @BeforeAll
    static void start() throws IOException, ConfigurationFaults {
        parties =
                new TwoOrganisations(
                        folder,
                        new TwoOrganisations.Variation() {
                            @Override
                            public String edited(String domain, String usual) {
                                return domain.equals("contoso.test")
                                        ? usual
                                                + "\n[organisation.ntlm]\nenabled = true\nextended-protection = \"require\"\n"
                                        : usual;
                            }
                        });
        client = new TestClient(folder.resolve("ca.crt"));
        var administrator = TestClient.basic("admin@contoso.test", PASSWORD);
        var reply = client.post(at(parties.contosoPort, ISSUE), "", "Authorization", administrator);
        var found = ISSUED.matcher(reply.body());
        assertThat(found.find()).as(reply.body()).isTrue();
        password = found.group(1);
    }

    @AfterAll
    static void stop() {
        client.close();
        parties.close();
    }

    @Test
    void whoIsTiedToThisSessionSignsInAndStaysSo() throws IOException {
        try (var socket = client.connected(parties.contosoPort)) {
            var shown = shown(socket);

            var entered = signedIn(socket, it -> it.over(shown).to("HTTP/localhost"));
            var later = asked(socket, "");

            assertThat(entered).startsWith("HTTP/1.1 200").contains("Exchange Web Services");
            assertThat(later).startsWith("HTTP/1.1 200").contains("Exchange Web Services");
        }
    }

    @Test
    void whoIsTiedToTheSessionWithAnotherServerIsRefused() throws IOException {
        try (var socket = client.connected(parties.contosoPort);
                var another = client.connected(parties.cloudPort)) {
            var theirs = shown(another);

            var refused = signedIn(socket, it -> it.over(theirs).to("HTTP/localhost"));

            assertThat(refused).startsWith("HTTP/1.1 401").doesNotContain("Exchange Web Services");
            assertThat(asked(socket, "")).startsWith("HTTP/1.1 401");
        }
    }

    private static X509Certificate shown(Socket socket) throws IOException {
        return (X509Certificate) ((SSLSocket) socket).getSession().getPeerCertificates()[0];
    }

    private static String signedIn(Socket socket, UnaryOperator<Pairs> said) throws IOException {
        var mary = entente.ntlm.TestClient.of("mary@contoso.test", "", password).saying(said);
        var challenged = CHALLENGE.matcher(asked(socket, header(mary.offer())));
        assertThat(challenged.find()).isTrue();
        var challenge = Base64.getDecoder().decode(challenged.group(1));
        return asked(socket, header(mary.answer(challenge)));
    }

    private static String header(byte[] message) {
        return "Authorization: NTLM " + Base64.getEncoder().encodeToString(message) + "\r\n";
    }

    /// The whole reply to one request, after which the connection is open still.
    private static String asked(Socket socket, String header) throws IOException {
        var request = "GET /EWS/Exchange.asmx HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n";
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var octet = socket.getInputStream().read();
            assertThat(octet).as(head.toString()).isNotNegative();
            head.append((char) octet);
        }
        var length = LENGTH.matcher(head);
        assertThat(length.find()).as(head.toString()).isTrue();
        var body = socket.getInputStream().readNBytes(Integer.parseInt(length.group(1)));
        return head + new String(body, ISO_8859_1);
    }
}
