package entente.server;

import static entente.server.TestClient.basic;
import static entente.server.TwoOrganisations.PASSWORD;
import static entente.server.TwoOrganisations.at;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is left of large contents that were brought: nothing.
@Timeout(120)
class LargeContentsTest {
    private static final String MARY = basic("mary@contoso.test", PASSWORD);
    private static final String ADMIN = basic("admin@contoso.test", PASSWORD);
    private static final String NOTHING_LIES_THERE = "entente_spooled_bytes 0.0\n";
    private static final String CREATING =
            "<m:CreateItem MessageDisposition=\"SaveOnly\"><m:SavedItemFolderId>%s</m:SavedItemFolderId><m:Items><t:Message><t:MimeContent>%s</t:MimeContent></t:Message></m:Items></m:CreateItem>";
    private static final String DRAFTS = "<t:DistinguishedFolderId Id=\"drafts\"/>";
    private static final String NOWHERE = "<t:FolderId Id=\"AAAA\"/>";

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

    @Test
    void nothingIsLeftOfWhatWasTaken() {
        var answer = ask(CREATING.formatted(DRAFTS, large()));

        assertThat(answer).contains("<m:ResponseCode>NoError<");
        assertThat(metrics()).contains(NOTHING_LIES_THERE);
    }

    @Test
    void nothingIsLeftOfWhatWasRefused() {
        var answer = ask(CREATING.formatted(NOWHERE, large()));
        var broken = ask(CREATING.formatted(DRAFTS, large() + "!"));

        assertThat(answer).contains("ResponseClass=\"Error\"");
        assertThat(broken).contains("ErrorSchemaValidation");
        assertThat(metrics()).contains(NOTHING_LIES_THERE);
    }

    @Test
    void nothingIsLeftOfAConnectionThatBroke() throws IOException {
        try (var socket = client.connected(parties.contosoPort)) {
            var request = EwsText.enveloped(CREATING.formatted(DRAFTS, large()));
            socket.getOutputStream()
                    .write(
                            "POST /EWS/Exchange.asmx HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\nContent-Length: %d\r\n\r\n%s"
                                    .formatted(
                                            MARY,
                                            request.length() + 1_000_000,
                                            request.substring(
                                                    0, request.indexOf("</t:MimeContent")))
                                    .getBytes(US_ASCII));
            socket.getOutputStream().flush();
            awaitMetrics(told -> !told.contains(NOTHING_LIES_THERE));
        }

        awaitMetrics(told -> told.contains(NOTHING_LIES_THERE));
        assertThat(folder.resolve("state.contoso.test").resolve("contents")).isEmptyDirectory();
    }

    /// A message of two megabytes, in base64.
    private static String large() {
        var message = "Subject: x\r\n\r\n" + "At noon?\r\n".repeat(200_000);
        return Base64.getEncoder().encodeToString(message.getBytes(US_ASCII));
    }

    private static String ask(String operation) {
        return client.post(
                        at(parties.contosoPort, "/EWS/Exchange.asmx"),
                        EwsText.enveloped(operation),
                        "Authorization",
                        MARY)
                .body();
    }

    private static void awaitMetrics(Predicate<String> told) {
        while (!told.test(metrics())) {
            Thread.onSpinWait();
        }
    }

    private static String metrics() {
        return client.get(at(parties.contosoPort, "/entente/metrics"), "Authorization", ADMIN)
                .body();
    }
}
