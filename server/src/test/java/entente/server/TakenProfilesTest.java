package entente.server;

import static entente.server.EveryProfile.joeBehind;
import static org.assertj.core.api.Assertions.assertThat;

import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.routes.TokenProfile;
import entente.server.EveryProfile.Seen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who gets past the door of a partner that takes some profiles of tokens and not others.
class TakenProfilesTest {
    private static final Set<String> FREE_BUSY = Set.of("freebusy");

    @TempDir private Path folder;

    @Test
    void handlerSeesThePersonOrTheApplicationAsTheProfileNamesThem()
            throws IOException, ConfigurationFaults {
        var world = new EveryProfile(true, "L1", "L2", "N1", "N2");
        try (var parties = new TwoOrganisations(folder, world);
                var client = new TestClient(folder.resolve("ca.crt"))) {
            for (var profile : TokenProfile.values()) {
                new Lookups(parties, client).lookUp(joeBehind(profile));
            }
        }

        assertThat(world.seen)
                .extracting(Seen::caller)
                .containsExactly(
                        mary("L1"),
                        mary("L1"),
                        mary("L2"),
                        mary("L2"),
                        mary("N1"),
                        new Caller.PartnerApplication(
                                "contoso.test",
                                TwoOrganisations.CONTOSO_APP,
                                "contoso.test",
                                Set.of(Domain.of("contoso.test")),
                                "N2",
                                FREE_BUSY));
    }

    @Test
    void profileThatThePartnerDoesNotTakeReachesNoHandler()
            throws IOException, ConfigurationFaults {
        var world = new EveryProfile(true, "N1");
        try (var parties = new TwoOrganisations(folder, world);
                var client = new TestClient(folder.resolve("ca.crt"))) {
            var lookups = new Lookups(parties, client);

            refusedThere(TokenProfile.L1, lookups);
            refusedThere(TokenProfile.L1_SIGNED, lookups);
            refusedThere(TokenProfile.N2, lookups);
            refusedHere(TokenProfile.L2, lookups);
            refusedHere(TokenProfile.L2_SIGNED, lookups);
        }

        assertThat(world.seen).isEmpty();
    }

    @Test
    void userTokenReachesNoHandlerWhereOnlyABrokersIsTaken()
            throws IOException, ConfigurationFaults {
        var world = new EveryProfile(true, "L1");
        try (var parties = new TwoOrganisations(folder, world);
                var client = new TestClient(folder.resolve("ca.crt"))) {
            refusedThere(TokenProfile.N1, new Lookups(parties, client));
        }

        assertThat(world.seen).isEmpty();
    }

    /// The token was sent, and the partner says 401 with a number.
    private static void refusedThere(TokenProfile profile, Lookups lookups) {
        var lookup = lookups.lookUp(joeBehind(profile));

        var answer = lookup.path("answers").path(0);
        assertThat(answer.path("reasonCode").asString()).isEqualTo("PARTNER_REFUSED_TOKEN");
        assertThat(Lookups.details(answer.path("steps"), "retry"))
                .as(profile.toString())
                .singleElement()
                .asString()
                .contains("2900001 invalid_token");
        var there = lookups.traceAtCloud(lookup.path("traceId").asString()).path("steps");
        assertThat(Lookups.details(there, "failed"))
                .isNotEmpty()
                .allSatisfy(why -> assertThat(why).contains("TOKEN_MALFORMED", "not accepted"));
        assertThat(Lookups.details(there, "checks")).isEmpty();
    }

    /// The partner's challenge does not name us, so nothing was sent.
    private static void refusedHere(TokenProfile profile, Lookups lookups) {
        var answer = lookups.answerFor(joeBehind(profile));

        assertThat(answer.path("reasonCode").asString()).isEqualTo("ISSUER_NOT_SHARED");
        assertThat(Lookups.details(answer.path("steps"), "token-sent")).isEmpty();
    }

    private static Caller mary(String profile) {
        return new Caller.PartnerPerson(
                "contoso.test",
                TwoOrganisations.CONTOSO_APP,
                "contoso.test",
                Address.of("mary@contoso.test"),
                profile,
                FREE_BUSY);
    }
}
