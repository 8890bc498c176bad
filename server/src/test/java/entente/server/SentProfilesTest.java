package entente.server;

import static entente.server.EveryProfile.joeBehind;
import static org.assertj.core.api.Assertions.assertThat;

import entente.mailbox.Recipient;
import entente.question.Address;
import entente.routes.TokenProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A whole lookup with tokens of each profile, over real sockets.
class SentProfilesTest {
    @TempDir private static Path folder;

    private static TwoOrganisations parties;
    private static TestClient client;
    private static Lookups lookups;

    @BeforeAll
    static void start() throws IOException, ConfigurationFaults {
        parties = new TwoOrganisations(folder, new EveryProfile(false, "L1", "L2", "N1", "N2"));
        client = new TestClient(folder.resolve("ca.crt"));
        lookups = new Lookups(parties, client);
        for (var profile : TokenProfile.values()) {
            parties.cloud
                    .store()
                    .put(
                            new Recipient.Mailbox(
                                    Address.of(joeBehind(profile)),
                                    "Joe",
                                    Recipient.Kind.PERSON,
                                    ZoneId.of("Europe/Berlin")));
        }
    }

    @AfterAll
    static void stop() {
        client.close();
        parties.close();
    }

    @ParameterizedTest
    @EnumSource
    void lookupIsAnsweredAndBothTracesNameTheProfile(TokenProfile profile) {
        var lookup = lookups.lookUp(joeBehind(profile));

        var answer = lookup.path("answers").path(0);
        assertThat(answer.path("result").asString()).as(answer.toString()).isEqualTo("answered");
        assertThat(Lookups.details(answer.path("steps"), "token-sent"))
                .isNotEmpty()
                .containsOnly(
                        profile.namesPeople()
                                ? "profile %s, for mary@contoso.test".formatted(profile)
                                : "profile N2, for our application alone");
        var there = lookups.traceAtCloud(lookup.path("traceId").asString());
        assertThat(Lookups.details(there.path("steps"), "checks"))
                .isNotEmpty()
                .allSatisfy(checks ->
                        assertThat(checks)
                                .startsWith(
                                        profile.namesPeople()
                                                ? "mary@contoso.test of contoso.test passed"
                                                : "application " + TwoOrganisations.CONTOSO_APP)
                                .contains("of profile " + profile.toString().substring(0, 2)));
    }
}
