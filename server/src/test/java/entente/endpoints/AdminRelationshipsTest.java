package entente.endpoints;

import static entente.endpoints.AdminAsk.NOON;
import static entente.endpoints.AdminAsk.text;
import static org.assertj.core.api.Assertions.assertThat;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.gate.Reply;
import entente.mailbox.SqlMailboxStore;
import entente.question.Domain;
import entente.routes.RelationshipStore;
import entente.settings.SettingsFile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminRelationshipsTest {
    private static final String FABRIKAM =
            """
            {"domains": ["fabrikam.test"], "freeBusyAccessEnabled": true, "freeBusyAccessLevel": "LimitedDetails"}
            """;

    @TempDir private Path folder;

    @AutoClose private SettingsFile file;
    @AutoClose private SqlMailboxStore mailboxes;

    private List<Mount> mounts;

    @BeforeEach
    void open() {
        file = SettingsFile.open(folder.resolve("settings.db"));
        mailboxes =
                SqlMailboxStore.open(
                        folder.resolve("mailboxes.db"),
                        Set.of(Domain.of("contoso.test")),
                        InstantSource.fixed(NOON));
        mounts =
                new AdminRelationships(
                                new RelationshipStore(file.of(RelationshipStore.KIND), mailboxes))
                        .mounts(Door.forAdministrators(new Passwords((_, _) -> Optional.empty())));
    }

    @Test
    void relationshipIsPutShownListedChangedAndRemoved() {
        var put = one("PUT", "Fabrikam", FABRIKAM);
        var changed =
                one("PATCH", "fabrikam", "{\"enabled\": false, \"freeBusyAccessLevel\": null}");
        var shown = one("GET", "fabrikam", "");
        var listed = all();
        var removed = one("DELETE", "FABRIKAM", "");

        assertThat(put.status()).isEqualTo(200);
        assertThat(text(put)).contains("\"enabled\":true", "\"warnings\":[\"It leads nowhere yet");
        assertThat(text(changed)).contains("\"name\":\"Fabrikam\"", "\"enabled\":false");
        assertThat(text(shown))
                .contains("\"freeBusyAccessLevel\":\"None\"", "\"domains\":[\"fabrikam.test\"]");
        assertThat(text(listed)).startsWith("{\"relationships\":[{\"name\":\"Fabrikam\"");
        assertThat(text(removed)).isEqualTo("{\"removed\":\"Fabrikam\"}");
        assertThat(text(all())).isEqualTo("{\"relationships\":[]}");
    }

    @Test
    void everythingThatCanBeSharedIsSetAndShown() {
        var said =
                """
                {"domains":["fabrikam.test"],"mailTipsAccessEnabled":true,"mailTipsAccessLevel":"All",\
                "mailTipsAccessScope":"sales@contoso.test","photosEnabled":true,"deliveryReportEnabled":true,\
                "mailboxMoveEnabled":true,"mailboxMoveCapability":["Inbound","RemoteOutbound"],\
                "mailboxMovePublishedScopes":["sales@contoso.test"],"oauthApplicationId":"1b7c5d0e",\
                "archiveAccessEnabled":true,"targetOwaUrl":"https://mail.fabrikam.test/owa"}\
                """;

        one("PUT", "Fabrikam", said);

        var members = said.substring(1, said.length() - 1).split(",(?=\"[a-zA-Z]+\":)");
        assertThat(text(one("GET", "Fabrikam", ""))).contains(members);
    }

    @Test
    void whatIsTriedIsAnsweredAndNotMade() {
        var tried = tried("PUT", FABRIKAM);

        assertThat(text(tried)).contains("\"name\":\"Fabrikam\"", "\"warnings\"");
        assertThat(text(all())).isEqualTo("{\"relationships\":[]}");
        one("PUT", "Fabrikam", FABRIKAM);
        var before = text(all());
        assertThat(text(tried("PATCH", "{\"enabled\": false}"))).contains("\"enabled\":false");
        assertThat(text(tried("DELETE", ""))).isEqualTo("{\"removed\":\"Fabrikam\"}");
        assertThat(text(all())).isEqualTo(before);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (var method : List.of("GET", "PATCH", "DELETE")) {
            var reply = one(method, "nobody", "{}");

            assertThat(reply.status()).as(method).isEqualTo(404);
            assertThat(text(reply)).contains("RELATIONSHIP_UNKNOWN", "entente relationship list");
        }
    }

    @Test
    void faultyRequestSaysWhereAndChangesNothing() {
        one("PUT", "Fabrikam", FABRIKAM);

        assertThat(text(one("PUT", "Other", "{\"domain\": [\"x.test\"]}")))
                .contains("REQUEST_MALFORMED", "domain");
        assertThat(text(one("PUT", "Other", "{\"domains\": \"x.test\", \"enabled\": \"yes\"}")))
                .contains(
                        "\\\"domains\\\" must be a list", "\\\"enabled\\\" must be true or false");
        assertThat(text(one("PATCH", "Fabrikam", "{\"targetSharingEpr\": \"http://x.test/\"}")))
                .contains("RELATIONSHIP_INVALID", "https URL");
        assertThat(text(all())).doesNotContain("Other", "x.test");
    }

    private Reply all() {
        return answer(0, "GET", Map.of(), "", "");
    }

    private Reply one(String method, String name, String body) {
        return answer(1, method, Map.of("name", name), body, "");
    }

    private Reply tried(String method, String body) {
        return answer(1, method, Map.of("name", "Fabrikam"), body, "dryRun=true");
    }

    private Reply answer(
            int mount, String method, Map<String, String> named, String body, String query) {
        return new AdminAsk(method, named, query, body).at(mounts.get(mount));
    }
}
