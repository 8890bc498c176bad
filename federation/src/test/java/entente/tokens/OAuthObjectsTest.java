package entente.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import entente.objects.Faulty;
import entente.objects.Form;
import entente.objects.NamedObjects;
import entente.objects.NamedObjects.Outcome;
import entente.objects.NamedObjects.Will;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Domain;
import entente.routes.Connector;
import entente.routes.ConnectorKind;
import entente.routes.Host;
import entente.routes.TokenProfile;
import entente.settings.SettingsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// Auth servers, partner applications and connectors as administrators change them.
class OAuthObjectsTest {
    private static final String BROKER =
            """
            {"appId": "0c2f2c1e-58a5-4b52-9b8e-2b1b6a5d9c10", "realm": "contoso.test",
             "realms": ["contoso.test", "contoso.cloud.test"],
             "issuerUrls": {"contoso.cloud.test": "https://auth.test/contoso.cloud.test"},
             "metadataUrl": "https://auth.test/contoso.test/metadata/json/1",
             "tokenEndpoint": "https://auth.test/contoso.test/tokens/OAuth/2"}
            """;
    private static final String PARTNER =
            """
            {"appId": "b12c2c1e-58a5-4b52-9b8e-2b1b6a5d9c10", "realm": "contoso.cloud.test",
             "domains": ["contoso.cloud.test"], "operations": ["freebusy"], "actorMinutes": 30,
             "metadataUrl": "https://mail.contoso.cloud.test/autodiscover/metadata/json/1"}
            """;
    private static final String CONNECTOR =
            """
            {"targetAddressDomains": ["contoso.cloud.test"],
             "discoveryEndpoint": "https://autodiscover.contoso.cloud.test/autodiscover/autodiscover.svc",
             "partnerAppId": "b12c2c1e-58a5-4b52-9b8e-2b1b6a5d9c10", "partnerRealm": "contoso.cloud.test",
             "profile": "L1", "authServer": "Broker", "hosts": ["mail.contoso.cloud.test"]}
            """;

    @TempDir private Path folder;

    private SettingsFile file;
    private OAuthObjects objects;

    @BeforeEach
    void open() {
        file = SettingsFile.open(folder.resolve("settings.db"));
        objects =
                new OAuthObjects(
                        file,
                        () -> Set.of(Domain.of("contoso.test")),
                        new OwnIdentity(
                                "7f3c2c1e-58a5-4b52-9b8e-2b1b6a5d9c10",
                                "contoso.test",
                                Set.of(Domain.of("mail.contoso.test"))));
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void allAreThereAfterARestartWithAllTheirSettings() {
        var server = done(put(objects.authServers(), "broker", BROKER));
        var partner = done(put(objects.partners(), "cloud", PARTNER));
        var connector = done(put(objects.connectors(), "to the cloud", CONNECTOR));

        close();
        open();

        assertThat(objects.trust().authServers()).containsExactly(server);
        assertThat(objects.trust().partners()).containsExactly(partner);
        assertThat(objects.connectors().named("TO THE CLOUD")).contains(connector);
        assertThat(objects.authServerOf(connector)).contains(server);
        assertThat(partner.maxActorLifetime()).hasMinutes(30);
        assertThat(connector.hosts())
                .extracting(Host::toString)
                .containsExactlyInAnyOrder(
                        "mail.contoso.cloud.test", "autodiscover.contoso.cloud.test:443");
    }

    @Test
    void newConnectorSignsForItsPeopleAndAsksNoBroker() {
        var bare = CONNECTOR.replace("\"profile\": \"L1\", \"authServer\": \"Broker\",", "");

        var connector = done(put(objects.connectors(), "to the cloud", bare));

        assertThat(connector.profile()).isEqualTo(TokenProfile.N1);
        assertThat(connector.authServer()).isEmpty();
        assertThat(connector.enabled()).isTrue();
    }

    @Test
    void profileAndAuthServerMustFit() {
        put(objects.authServers(), "broker", BROKER);

        assertThat(refused(CONNECTOR.replace("L1", "N1")))
                .contains("not asked for tokens of profile N1");
        assertThat(refused(CONNECTOR.replace("\"authServer\": \"Broker\",", "")))
                .contains("\"authServer\" is missing");
        assertThat(refused(CONNECTOR.replace("Broker", "other")))
                .contains("no auth server here is called other");
    }

    @Test
    void allFaultsAreToldTogether() {
        assertThat(
                        refused(
                                """
                                {"discoveryEndpoint": "http://plain.test/", "partnerRealm": "Upper.Test", "profile": "l1",
                                 "hosts": ["a b"]}
                                """))
                .contains(
                        "\"targetAddressDomains\" must name",
                        "\"discoveryEndpoint\" must be an https URL",
                        "\"partnerAppId\" is missing",
                        "\"partnerRealm\" must be a realm in lower case",
                        "\"profile\" must be L1",
                        "\"hosts\" must be hosts");
        assertThat(objects.connectors().all()).isEmpty();
    }

    @Test
    void addressNeverHasTwoWays() {
        put(objects.authServers(), "broker", BROKER);
        put(objects.connectors(), "first", CONNECTOR);

        var second = refusal(put(objects.connectors(), "second", CONNECTOR)).sentence();
        var ours = refused(CONNECTOR.replace("[\"contoso.cloud", "[\"Contoso.Test\", \"x.contoso"));
        var disabled = CONNECTOR.replace("{\"target", "{\"enabled\": false, \"target");

        assertThat(second).contains("contoso.cloud.test is in first already");
        assertThat(ours).contains("contoso.test is a domain of ours");
        assertThat(done(put(objects.connectors(), "second", disabled)).enabled()).isFalse();
        assertThat(refusal(enabled("second", true)).code()).isEqualTo(Code.OBJECT_INVALID);
    }

    @Test
    void authServerThatAConnectorNeedsIsNotRemoved() {
        put(objects.authServers(), "broker", BROKER);
        put(objects.connectors(), "to the cloud", CONNECTOR);

        var needed = refusal(objects.authServers().remove("BROKER", Will.CHANGE));
        done(objects.connectors().remove("to the cloud", Will.CHANGE));
        var alone = objects.authServers().remove("broker", Will.CHANGE);

        assertThat(needed.code()).isEqualTo(Code.OBJECT_IN_USE);
        assertThat(needed.sentence())
                .isEqualTo("The auth server broker is needed by connector to the cloud.");
        assertThat(alone).isInstanceOf(Outcome.Done.class);
        assertThat(objects.authServers().all()).isEmpty();
    }

    @Test
    void tokensOfOneIssuerAreOneAuthServers() {
        put(objects.authServers(), "broker", BROKER);

        assertThat(refusal(put(objects.authServers(), "again", BROKER)).sentence())
                .contains("in realm contoso.test are those of broker already")
                .contains("tokens of https://auth.test/contoso.cloud.test are those of broker");
    }

    @Test
    void applicationIsOnePartner() {
        put(objects.partners(), "cloud", PARTNER);
        var own =
                PARTNER.replace("b12c2c1e", "7f3c2c1e")
                        .replace("realm\": \"contoso.cloud.test", "realm\": \"contoso.test");

        assertThat(refusal(put(objects.partners(), "again", PARTNER)).sentence())
                .contains("in realm contoso.cloud.test is cloud already");
        assertThat(refusal(put(objects.partners(), "ourselves", own)).sentence())
                .contains("are our own");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"freebusy\"   | \"calendar\" | \"operations\" must be any of freebusy, mailtips, photos, messagetracking",
                "30           | 4          | \"actorMinutes\" must be a number of minutes from 5",
                "\"metadataUrl\": \"https://mail.contoso.cloud.test/autodiscover/metadata/json/1\" | \"profiles\": [\"N2\", \"L2\"] | \"metadataUrl\" is missing",
                "[\"contoso.cloud.test\"] | [] | \"domains\" must name a domain"
            })
    void partnerThatCannotBeIsRefused(String part, String other, String fault) {
        var outcome =
                put(objects.partners(), "cloud", PARTNER.replace(part.strip(), other.strip()));

        assertThat(refusal(outcome).sentence()).contains(fault.strip());
    }

    @Test
    void issuerUrlIsOfARealmThatIsNamed() {
        var outcome =
                put(objects.authServers(), "b", BROKER.replace("cloud.test\": \"", "x.test\": \""));

        assertThat(refusal(outcome).sentence())
                .contains("\"issuerUrls\" names realm contoso.x.test");
    }

    @Test
    void whatItWillNotDoIsSaid() {
        put(
                objects.authServers(),
                "broker",
                BROKER.replace("{\"app", "{\"enabled\": false, \"app"));
        var silent =
                PARTNER.replace("\"freebusy\"", "")
                        .replace("actorMinutes\": 30", "profiles\": [\"N2\"]");

        assertThat(warnings(put(objects.connectors(), "c", CONNECTOR)))
                .containsExactly("The auth server broker is disabled.");
        assertThat(warnings(put(objects.partners(), "p", silent)))
                .containsExactly(
                        "It may call nothing yet: operations is empty.",
                        "No enabled auth server issues tokens in realm contoso.cloud.test.");
    }

    @Test
    void whoKeptSomethingOfAnObjectIsToldWhenItIsNoLongerAsItWas() {
        var forgotten = new ArrayList<Connector>();
        objects.connectors().whenChanged(forgotten::add);
        put(objects.authServers(), "broker", BROKER);
        var first = done(put(objects.connectors(), "c", CONNECTOR));

        var second = done(enabled("c", false));
        refusal(put(objects.connectors(), "c", "{}"));
        objects.connectors().remove("c", Will.TRY);
        objects.connectors().remove("c", Will.CHANGE);

        assertThat(forgotten).containsExactly(first, second);
    }

    @Test
    void changeThatIsOnlyTriedIsNotMade() throws Faulty {
        put(objects.authServers(), "broker", BROKER);

        var tried = objects.connectors().put("c", form(objects.connectors(), CONNECTOR), Will.TRY);
        var gone = objects.authServers().remove("broker", Will.TRY);

        assertThat(tried).isInstanceOf(Outcome.Done.class);
        assertThat(gone).isInstanceOf(Outcome.Done.class);
        assertThat(objects.connectors().all()).isEmpty();
        assertThat(objects.authServers().all()).hasSize(1);
    }

    private Outcome<Connector> enabled(String name, boolean whether) {
        try {
            return objects.connectors()
                    .change(
                            name,
                            before ->
                                    before.with(
                                            ConnectorKind.ENABLED,
                                            List.of(Boolean.toString(whether))),
                            Will.CHANGE);
        } catch (Faulty faulty) {
            throw new AssertionError(faulty);
        }
    }

    private String refused(String connector) {
        return refusal(put(objects.connectors(), "to the cloud", connector)).sentence();
    }

    private static <T> Outcome<T> put(NamedObjects<T> objects, String name, String json) {
        try {
            return objects.put(name, form(objects, json));
        } catch (Faulty faulty) {
            throw new AssertionError(faulty);
        }
    }

    private static <T> Form<T> form(NamedObjects<T> objects, String json) throws Faulty {
        return objects.kind().form().over(JsonMapper.builder().build().readTree(json));
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).object();
    }

    private static List<String> warnings(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<?>) outcome).warnings();
    }

    private static Refusal refusal(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).why();
    }
}
