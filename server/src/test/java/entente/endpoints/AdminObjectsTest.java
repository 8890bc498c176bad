package entente.endpoints;

import static entente.endpoints.AdminAsk.text;
import static org.assertj.core.api.Assertions.assertThat;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.gate.Reply;
import entente.question.Domain;
import entente.settings.SettingsFile;
import entente.tokens.OAuthObjects;
import entente.tokens.OwnIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminObjectsTest {
    private static final String BROKER =
            """
            {"appId": "0c2f2c1e-58a5-4b52-9b8e-2b1b6a5d9c10", "realm": "contoso.test", "realms": ["contoso.test"],
             "metadataUrl": "https://auth.test/m", "tokenEndpoint": "https://auth.test/t"}
            """;

    @TempDir private Path folder;

    @AutoClose private SettingsFile file;

    private List<Mount> mounts;

    @BeforeEach
    void open() {
        file = SettingsFile.open(folder.resolve("settings.db"));
        var own =
                new OwnIdentity(
                        "7f3c2c1e-58a5-4b52-9b8e-2b1b6a5d9c10",
                        "contoso.test",
                        Set.of(Domain.of("mail.contoso.test")));
        var objects = new OAuthObjects(file, () -> Set.of(Domain.of("contoso.test")), own);
        mounts =
                new AdminObjects<>(objects.authServers())
                        .mounts(Door.forAdministrators(new Passwords((_, _) -> Optional.empty())));
    }

    @Test
    void objectIsPutShownListedChangedAndRemoved() {
        var put = one("PUT", "Broker", "", BROKER);
        var changed = one("PATCH", "broker", "", "{\"enabled\": false}");
        var shown = one("GET", "broker", "", "");
        var listed = all();
        var removed = one("DELETE", "BROKER", "", "");

        assertThat(put.status()).isEqualTo(200);
        assertThat(text(put)).contains("\"enabled\":true", "\"warnings\":[]");
        assertThat(text(changed)).contains("\"name\":\"Broker\"", "\"enabled\":false");
        assertThat(text(shown)).contains("\"realms\":[\"contoso.test\"]", "\"enabled\":false");
        assertThat(text(listed)).startsWith("{\"authServers\":[{\"name\":\"Broker\"");
        assertThat(text(removed)).isEqualTo("{\"removed\":\"Broker\"}");
        assertThat(text(all())).isEqualTo("{\"authServers\":[]}");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (var method : List.of("GET", "PATCH", "DELETE")) {
            var reply = one(method, "nobody", "", "{}");

            assertThat(reply.status()).as(method).isEqualTo(404);
            assertThat(text(reply)).contains("OBJECT_UNKNOWN", "entente auth-server list");
        }
    }

    @Test
    void faultyRequestSaysWhereAndChangesNothing() {
        assertThat(text(one("PUT", "Other", "", "{\"realmes\": []}")))
                .contains("REQUEST_MALFORMED", "realmes");
        assertThat(text(one("PUT", "Other", "", "{\"realms\": \"x\", \"enabled\": \"yes\"}")))
                .contains("\\\"realms\\\" must be a list", "\\\"enabled\\\" must be true or false");
        assertThat(text(one("PUT", "Other", "", BROKER.replace("https", "http"))))
                .contains("OBJECT_INVALID", "metadataUrl", "tokenEndpoint", "https URL");
        assertThat(text(all())).isEqualTo("{\"authServers\":[]}");
    }

    @Test
    void changeIsOnlyTriedWhereTheQuerySaysSo() {
        var tried = one("PUT", "Broker", "dryRun=true", BROKER);
        var misspelt = one("PUT", "Broker", "dryrun=true", BROKER);

        assertThat(tried.status()).isEqualTo(200);
        assertThat(text(tried)).contains("\"name\":\"Broker\"");
        assertThat(text(misspelt)).contains("REQUEST_MALFORMED", "dryRun=true");
        assertThat(text(all())).isEqualTo("{\"authServers\":[]}");
    }

    private Reply all() {
        return answer(0, "GET", Map.of(), "", "");
    }

    private Reply one(String method, String name, String query, String body) {
        return answer(1, method, Map.of("name", name), query, body);
    }

    private Reply answer(
            int mount, String method, Map<String, String> named, String query, String body) {
        return new AdminAsk(method, named, query, body).at(mounts.get(mount));
    }
}
