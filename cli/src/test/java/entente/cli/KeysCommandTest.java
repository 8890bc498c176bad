package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {
    private static final String KEYS =
            """
            {"keys": [
             {"whose": "us", "purpose": "signs our tokens", "state": "current", "thumbprint": "abcd", "keyId": "x5t-1",
              "algorithm": "RSA 2048", "notBefore": "2025-01-01T00:00:00Z", "notAfter": "2026-03-20T00:00:00Z",
              "daysLeft": 18, "replaced": true},
             {"whose": "us", "purpose": "signs our tokens", "state": "next", "thumbprint": "ef01",
              "algorithm": "RSA 3072", "notBefore": "2026-03-01T00:00:00Z", "notAfter": "2028-03-01T00:00:00Z",
              "daysLeft": 700, "replaced": false, "effective": "2026-03-16T00:00:00Z", "knownTo": [],
              "remark": "the document was read by nobody"},
             {"whose": "the broker hub", "purpose": "signs its tokens", "state": "published", "thumbprint": "2345",
              "algorithm": "RSA 2048", "notBefore": "2025-01-01T00:00:00Z", "notAfter": "2026-04-21T00:00:00Z",
              "daysLeft": 50, "replaced": false}],
             "certificate": "-----BEGIN CERTIFICATE-----"}
            """;

    @TempDir private Path folder;

    @AutoClose private FakeServer server;

    private Shell shell = new Shell(Map.of());

    @BeforeEach
    void startServer() throws Exception {
        var authority = FakeAuthority.fresh();
        server = new FakeServer(authority).holding(KEYS);
        var file =
                Shell.readyFile(
                        folder, authority.writeTo(folder), Map.of("contoso.test", server.url()));
        shell = new Shell(Map.of("ENTENTE_READY_FILE", file.toString()));
    }

    @Test
    void keysAreShownUnderWhoseTheyAre() {
        var result = shell.run("keys");

        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .containsSubsequence(
                        "Keys of us", "x5t-1", "ef01", "Keys of the broker hub", "2345")
                .contains("2026-03-16T00:00:00Z", "not known", "700 days left");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void keyThatEndsSoonIsAFindingUnlessItIsReplaced() {
        var result = shell.run("keys", "--warn-days=60", "--json");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(Json.parse(result.out()).path("keys").size()).isEqualTo(3);
        assertThat(result.err()).contains("the broker hub", "ends in 50 days").doesNotContain("18");
        assertThat(shell.run("keys", "--warn-days=50").exit()).isZero();
        assertThat(shell.run("keys", "--warn-days=-1").exit()).isEqualTo(2);
    }

    @Test
    void rollMakesANextKeyAndTellsWhomToTell() {
        var result = shell.run("keys", "roll", "--effective=2026-03-16T00:00:00Z");

        assertThat(result.exit()).isZero();
        assertThat(server.change().replaceAll("\\s+", ""))
                .isEqualTo(
                        "POST/entente/admin/keys/roll{\"step\":\"stage\",\"effective\":\"2026-03-16T00:00Z\"}");
        assertThat(result.err()).contains("BEGIN CERTIFICATE");
    }

    @Test
    void previousKeyIsClearedWithItsOwnOption() {
        shell.run("keys", "roll", "--clear-previous", "--force");

        assertThat(server.change().replaceAll("\\s+", ""))
                .endsWith("{\"step\":\"clear-previous\",\"force\":true}");
    }

    @Test
    void keyOfABrokerIsNamedByWhatItIsFor() {
        shell.run("keys", "roll", "--broker", "--key=encryption");

        assertThat(server.change().replaceAll("\\s+", ""))
                .endsWith("{\"step\":\"stage\",\"key\":\"encryption\"}");
        assertThat(shell.run("keys", "roll", "--key=delegation").exit()).isEqualTo(2);
        assertThat(shell.run("keys", "roll", "--broker", "--key=all").exit()).isEqualTo(2);
    }

    @Test
    void dryRunAndWhatMakesNoSenseChangeNothing() {
        assertThat(shell.run("keys", "roll", "--dry-run").exit()).isZero();
        assertThat(shell.run("keys", "roll", "--force").exit()).isEqualTo(2);
        assertThat(shell.run("keys", "roll", "--effective=soon").exit()).isEqualTo(2);
        assertThat(server.asked()).allMatch(one -> one.startsWith("GET "));
    }
}
