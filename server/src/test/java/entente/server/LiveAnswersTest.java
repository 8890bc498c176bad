package entente.server;

import static entente.server.TestClient.basic;
import static entente.server.TwoOrganisations.PASSWORD;
import static entente.server.TwoOrganisations.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.item.ItemContent;
import entente.mailbox.DefaultFolder;
import entente.mailbox.FolderId;
import entente.mailbox.ItemAct;
import entente.mailbox.ItemStreams;
import entente.question.Address;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Answers that are written as things happen, over real sockets.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveAnswersTest {
    private static final String MARY = basic("mary@contoso.test", PASSWORD);
    private static final String ADMIN = basic("admin@contoso.test", PASSWORD);
    private static final FolderId INBOX =
            FolderId.of(Address.of("mary@contoso.test"), DefaultFolder.INBOX);
    private static final Pattern ID = Pattern.compile("SubscriptionId>([^<]+)<");

    @TempDir private static Path folder;

    private static TwoOrganisations parties;
    private static TestClient client;

    @BeforeAll
    static void start() throws IOException, ConfigurationFaults {
        parties = new TwoOrganisations(folder);
        client = new TestClient(folder.resolve("ca.crt"));
    }

    @AfterAll
    static void stop() {
        client.close();
        parties.close();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void whatHappensIsOnTheWireAtOnce(Version version) throws IOException {
        var answer = listen(version);

        try (var heard = answer.body()) {
            assertThat(answer.version()).isEqualTo(version);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type").orElseThrow())
                    .startsWith("text/xml");
            assertThat(answer.headers().firstValue("content-length")).isEmpty();
            assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
            assertThat(answer.headers().firstValue("request-id")).isPresent();
            assertThat(envelope(heard)).contains("<m:ConnectionStatus>OK<");
            assertThat(metrics()).containsPattern("entente_streams_open [1-9]");
            deliver();
            assertThat(envelope(heard)).contains("<t:NewMailEvent>");
        }
    }

    @Test
    void whoHangsUpIsHungUpOn() throws Exception {
        try (var socket = client.connected(parties.contosoPort)) {
            var request = listening(subscribed());
            socket.getOutputStream()
                    .write(
                            "POST /EWS/Exchange.asmx HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\nContent-Length: %d\r\n\r\n%s"
                                    .formatted(MARY, request.getBytes(UTF_8).length, request)
                                    .getBytes(UTF_8));
            var heard = socket.getInputStream();
            assertThat(envelope(heard)).contains("<m:ConnectionStatus>OK<");

            socket.shutdownOutput();

            assertThat(heard.readAllBytes()).asString(UTF_8).doesNotContain("Envelope");
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void whoListensIsToldThatTheServerStops() throws IOException {
        try (var heard = listen(Version.HTTP_1_1).body();
                var alsoHeard = listen(Version.HTTP_2).body()) {
            envelope(heard);
            envelope(alsoHeard);

            parties.contoso.close();

            assertThat(envelope(heard)).contains("<m:ConnectionStatus>Closed<");
            assertThat(heard.read()).isEqualTo(-1);
            assertThat(envelope(alsoHeard)).contains("<m:ConnectionStatus>Closed<");
            assertThat(alsoHeard.read()).isEqualTo(-1);
        }
    }

    private static void deliver() {
        parties.contoso
                .store()
                .act(new ItemAct.Creation(INBOX, ItemContent.EMPTY, ItemStreams.NONE));
    }

    private static HttpResponse<InputStream> listen(Version version) {
        var request =
                HttpRequest.newBuilder(ews())
                        .version(version)
                        .POST(BodyPublishers.ofString(listening(subscribed())));
        return client.listening(request, "Authorization", MARY, "Accept-Encoding", "gzip");
    }

    private static String subscribed() {
        var subscribed =
                client.post(
                                ews(),
                                EwsText.enveloped(
                                        "<m:Subscribe><m:StreamingSubscriptionRequest SubscribeToAllFolders='true'><t:EventTypes><t:EventType>NewMailEvent</t:EventType></t:EventTypes></m:StreamingSubscriptionRequest></m:Subscribe>"),
                                "Authorization",
                                MARY)
                        .body();
        var id = ID.matcher(subscribed);
        assertThat(id.find()).as(subscribed).isTrue();
        return id.group(1);
    }

    private static String listening(String subscription) {
        return EwsText.enveloped(
                "<m:GetStreamingEvents><m:SubscriptionIds><t:SubscriptionId>%s</t:SubscriptionId></m:SubscriptionIds><m:ConnectionTimeout>1</m:ConnectionTimeout></m:GetStreamingEvents>"
                        .formatted(subscription));
    }

    /// The next one, read to its end and no further.
    private static String envelope(InputStream heard) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("</Envelope>") < 0) {
            var next = heard.read();
            assertThat(next).as(text.toString()).isNotNegative();
            text.append(new String(new byte[] {(byte) next}, UTF_8));
        }
        return text.toString();
    }

    private static String metrics() {
        return client.get(at(parties.contosoPort, "/entente/metrics"), "Authorization", ADMIN)
                .body();
    }

    private static URI ews() {
        return at(parties.contosoPort, "/EWS/Exchange.asmx");
    }
}
