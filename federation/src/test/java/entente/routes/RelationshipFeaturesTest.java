package entente.routes;

import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Refusal;
import entente.question.Address;
import entente.question.MailTipsLevel;
import entente.routes.Features.FreeBusyAccess;
import entente.routes.Features.MailTipsAccess;
import entente.routes.Features.MailboxMoves;
import entente.routes.RelationshipStore.Outcome;
import entente.settings.SettingsFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a relationship shares besides free/busy, as it is set and kept.
class RelationshipFeaturesTest {
    @TempDir private Path folder;

    private SettingsFile file;
    private RelationshipStore store;

    @BeforeEach
    void open() {
        file = SettingsFile.open(folder.resolve("settings.db"));
        store =
                new RelationshipStore(
                        file.of(RelationshipStore.KIND),
                        new People().group("sales@contoso.test", "mary@contoso.test"));
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void everythingThatIsSharedIsThereAfterARestart() {
        store.put(
                "Fabrikam",
                fabrikam()
                        .with(RelationshipSetting.MAIL_TIPS_ENABLED, List.of("true"))
                        .with(RelationshipSetting.MAIL_TIPS_LEVEL, List.of("limited"))
                        .with(RelationshipSetting.MAIL_TIPS_SCOPE, List.of("sales@contoso.test"))
                        .with(RelationshipSetting.PHOTOS_ENABLED, List.of("true"))
                        .with(RelationshipSetting.DELIVERY_REPORTS_ENABLED, List.of("true"))
                        .with(RelationshipSetting.MAILBOX_MOVES_ENABLED, List.of("true"))
                        .with(
                                RelationshipSetting.MAILBOX_MOVE_CAPABILITY,
                                List.of("Inbound", "remoteOutbound"))
                        .with(
                                RelationshipSetting.MAILBOX_MOVE_SCOPES,
                                List.of("sales@contoso.test"))
                        .with(RelationshipSetting.OAUTH_APPLICATION_ID, List.of("1b7c5d0e-91a3"))
                        .with(RelationshipSetting.ARCHIVE_ACCESS_ENABLED, List.of("true"))
                        .with(
                                RelationshipSetting.TARGET_OWA,
                                List.of("https://mail.fabrikam.test/owa")));

        close();
        open();

        var sales = Address.of("sales@contoso.test");
        var kept = store.named("Fabrikam").orElseThrow();
        assertThat(kept.features())
                .isEqualTo(
                        new Features(
                                FreeBusyAccess.NONE,
                                new MailTipsAccess(true, MailTipsLevel.LIMITED, Optional.of(sales)),
                                true,
                                true,
                                new MailboxMoves(
                                        true,
                                        Set.of(
                                                MoveCapability.INBOUND,
                                                MoveCapability.REMOTE_OUTBOUND),
                                        Set.of(sales),
                                        Optional.of("1b7c5d0e-91a3")),
                                true));
        assertThat(kept.targetOwaUrl()).contains(URI.create("https://mail.fabrikam.test/owa"));
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL_TIPS_LEVEL, Everything, mailTipsAccessLevel",
        "MAIL_TIPS_SCOPE, sales, mailTipsAccessScope",
        "MAILBOX_MOVE_CAPABILITY, Sideways, mailboxMoveCapability",
        "MAILBOX_MOVE_SCOPES, sales, mailboxMovePublishedScopes",
        "OAUTH_APPLICATION_ID, an id, oauthApplicationId",
        "TARGET_OWA, http://mail.fabrikam.test/owa, targetOwaUrl"
    })
    void whatCannotBeIsRefusedByName(RelationshipSetting setting, String text, String named) {
        var outcome = store.put("Fabrikam", fabrikam().with(setting, List.of(text)));

        assertThat(refused(outcome).sentence()).contains("\"" + named + "\" must be");
        assertThat(store.all()).isEmpty();
    }

    @Test
    void groupsThatAreNoneAreToldOnceEach() {
        var outcome =
                store.put(
                        "Fabrikam",
                        fabrikam()
                                .with(RelationshipSetting.PHOTOS_ENABLED, List.of("true"))
                                .with(
                                        RelationshipSetting.MAIL_TIPS_SCOPE,
                                        List.of("mary@contoso.test"))
                                .with(
                                        RelationshipSetting.MAILBOX_MOVE_SCOPES,
                                        List.of("mary@contoso.test", "sales@contoso.test")));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done ->
                                assertThat(done.warnings())
                                        .filteredOn(warning -> !warning.contains("leads nowhere"))
                                        .containsExactly(
                                                "mary@contoso.test is no group here: it holds nobody."));
    }

    private static RelationshipForm fabrikam() {
        return RelationshipForm.EMPTY.with(RelationshipSetting.DOMAINS, List.of("fabrikam.test"));
    }

    private static Refusal refused(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).why();
    }
}
