package entente.routes;

import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.Domain;
import entente.routes.RelationshipForm.Faulty;
import entente.routes.RelationshipStore.Outcome;
import entente.settings.SettingsFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelationshipStoreTest {
    private static final String AUTODISCOVER =
            "https://autodiscover.fabrikam.test/autodiscover/autodiscover.svc/WSSecurity";

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
    void relationshipIsThereAfterARestartWithAllItsSettings() {
        var full =
                fabrikam()
                        .with(RelationshipSetting.CONTACT, List.of("ann@fabrikam.test"))
                        .with(RelationshipSetting.FREE_BUSY_SCOPE, List.of("sales@contoso.test"))
                        .with(
                                RelationshipSetting.TARGET_SHARING,
                                List.of("https://mail.fabrikam.test/ews/exchange.asmx"))
                        .with(RelationshipSetting.HOSTS, List.of("mail.fabrikam.test:8443"))
                        .with(RelationshipSetting.LEGACY, List.of("true"));
        var before = done(store.put("Fabrikam", full)).relationship();

        close();
        open();

        assertThat(store.named("FABRIKAM")).contains(before);
        assertThat(before.features().freeBusy().level()).isEqualTo(AccessLevel.LIMITED_DETAILS);
        assertThat(before.features().freeBusy().scope()).contains(Address.of("sales@contoso.test"));
        assertThat(before.targetApplicationUri()).contains("fed.fabrikam.test");
        assertThat(before.hosts())
                .containsExactlyInAnyOrder(
                        Host.parse("mail.fabrikam.test:8443").orElseThrow(),
                        Host.parse("mail.fabrikam.test:443").orElseThrow(),
                        Host.parse("autodiscover.fabrikam.test:443").orElseThrow());
    }

    @Test
    void whatIsNotSaidIsAsInExchange() {
        var relationship =
                done(store.put("F", form(RelationshipSetting.DOMAINS, "fabrikam.test")))
                        .relationship();

        assertThat(relationship.enabled()).isTrue();
        assertThat(relationship.features()).isEqualTo(Features.NONE);
        assertThat(relationship.legacy()).isFalse();
    }

    @Test
    void changeLeavesTheRestAsItWas() throws Faulty {
        store.put("Fabrikam", fabrikam());

        var after =
                done(store.change(
                                "fabrikam",
                                before ->
                                        before.with(
                                                RelationshipSetting.FREE_BUSY_LEVEL,
                                                List.of("AvailabilityOnly"))))
                        .relationship();

        assertThat(after.name()).isEqualTo("Fabrikam");
        assertThat(after.features().freeBusy().level()).isEqualTo(AccessLevel.AVAILABILITY_ONLY);
        assertThat(after.domains()).containsExactly(Domain.of("fabrikam.test"));
        assertThat(store.all()).containsExactly(after);
    }

    @Test
    void changeOfNothingIsRefused() throws Faulty {
        var outcome = store.change("nobody", before -> before);

        assertThat(refused(outcome).code()).isEqualTo(Code.RELATIONSHIP_UNKNOWN);
    }

    @Test
    void hostOfAnEndpointGoesWithTheEndpoint() throws Faulty {
        store.put("Fabrikam", fabrikam());

        var after =
                done(store.change(
                                "Fabrikam",
                                before ->
                                        before.with(
                                                RelationshipSetting.TARGET_AUTODISCOVER,
                                                List.of())))
                        .relationship();

        assertThat(after.hosts()).isEmpty();
    }

    @Test
    void domainLeadsToOneEnabledRelationshipOnly() throws Faulty {
        store.put("Fabrikam", fabrikam());

        var second = store.put("Second", fabrikam());
        var disabled = store.put("Third", fabrikam().with(RelationshipSetting.ENABLED, no()));
        var enabledLater =
                store.change(
                        "Third",
                        before -> before.with(RelationshipSetting.ENABLED, List.of("true")));

        assertThat(refused(second).sentence()).contains("fabrikam.test is in Fabrikam already");
        assertThat(done(disabled).relationship().enabled()).isFalse();
        assertThat(refused(enabledLater).code()).isEqualTo(Code.RELATIONSHIP_INVALID);
        assertThat(store.named("Second")).isEmpty();
        assertThat(store.named("Third").orElseThrow().enabled()).isFalse();
    }

    @Test
    void domainOfOursIsNobodyElses() {
        var outcome = store.put("Us", form(RelationshipSetting.DOMAINS, "Contoso.Test"));

        assertThat(refused(outcome).sentence()).contains("contoso.test is a domain of ours");
    }

    @Test
    void allFaultsAreToldTogether() {
        var outcome =
                store.put(
                        "a/b",
                        RelationshipForm.EMPTY
                                .with(
                                        RelationshipSetting.TARGET_SHARING,
                                        List.of("http://plain.test/"))
                                .with(RelationshipSetting.FREE_BUSY_LEVEL, List.of("Everything")));

        assertThat(refused(outcome).sentence())
                .contains(
                        "a name has",
                        "\"domains\"",
                        "\"targetSharingEpr\"",
                        "\"freeBusyAccessLevel\"");
        assertThat(store.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://autodiscover.fabrikam.test/",
                "https://ann:secret@fabrikam.test/",
                "https:///nowhere",
                "https://fabrikam.test:99999/",
                "https://fabrikam.test/#part",
                "fabrikam.test"
            })
    void endpointIsAnHttpsUrl(String url) {
        var outcome =
                store.put(
                        "F",
                        fabrikam().with(RelationshipSetting.TARGET_AUTODISCOVER, List.of(url)));

        assertThat(refused(outcome).sentence()).contains("\"targetAutodiscoverEpr\"");
    }

    @ParameterizedTest
    @CsvSource({
        "fed.fabrikam.test, fed.fabrikam.test",
        "http://Fed.Fabrikam.test/, fed.fabrikam.test",
        "outlook.com, outlook.com"
    })
    void applicationUriIsKeptInItsPlainForm(String written, String kept) {
        var outcome =
                store.put(
                        "F",
                        fabrikam()
                                .with(
                                        RelationshipSetting.TARGET_APPLICATION_URI,
                                        List.of(written)));

        assertThat(done(outcome).relationship().targetApplicationUri()).contains(kept);
    }

    @Test
    void moreDomainsThanExchangeTakesAreRefused() {
        var many = IntStream.rangeClosed(1, 239).mapToObj(n -> "d" + n + ".test").toList();

        assertThat(
                        refused(store.put("F", fabrikam().with(RelationshipSetting.DOMAINS, many)))
                                .sentence())
                .contains("1 to 238");
        assertThat(
                        store.put(
                                "F",
                                fabrikam().with(RelationshipSetting.DOMAINS, many.subList(0, 238))))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whatItWillNotDoIsSaid() {
        var scoped =
                form(RelationshipSetting.DOMAINS, "fabrikam.test")
                        .with(RelationshipSetting.FREE_BUSY_SCOPE, List.of("nobody@contoso.test"));

        assertThat(done(store.put("F", scoped)).warnings())
                .hasSize(3)
                .anyMatch(warning -> warning.contains("nobody@contoso.test is no group"))
                .anyMatch(warning -> warning.contains("freeBusyAccessEnabled is false"))
                .anyMatch(warning -> warning.contains("leads nowhere"));
        assertThat(done(store.put("F", fabrikam())).warnings()).isEmpty();
    }

    @Test
    void removedRelationshipIsGone() {
        store.put("Fabrikam", fabrikam());

        assertThat(store.remove("fabrikam")).isPresent();
        assertThat(store.remove("fabrikam")).isEmpty();
        close();
        open();
        assertThat(store.all()).isEmpty();
    }

    private static RelationshipForm fabrikam() {
        return form(RelationshipSetting.DOMAINS, "fabrikam.test")
                .with(RelationshipSetting.FREE_BUSY_ENABLED, List.of("true"))
                .with(RelationshipSetting.FREE_BUSY_LEVEL, List.of("LimitedDetails"))
                .with(RelationshipSetting.TARGET_APPLICATION_URI, List.of("fed.fabrikam.test"))
                .with(RelationshipSetting.TARGET_AUTODISCOVER, List.of(AUTODISCOVER));
    }

    private static RelationshipForm form(RelationshipSetting setting, String text) {
        return RelationshipForm.EMPTY.with(setting, List.of(text));
    }

    private static List<String> no() {
        return List.of("false");
    }

    private static Outcome.Done done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return (Outcome.Done) outcome;
    }

    private static Refusal refused(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).why();
    }
}
