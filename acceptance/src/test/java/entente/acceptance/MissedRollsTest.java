package entente.acceptance;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import entente.testkit.BrokersKey;
import entente.testkit.LabUnderTest;
import entente.testkit.RegisteredClient;
import entente.wire.jwt.SigningCertificate;
import entente.wire.jwt.SigningCertificate.Kind;
import entente.wire.jwt.SigningKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A broker changes a key that no organisation saw ahead: each reads its document again once, and lookups go on.
class MissedRollsTest {
    private static final String CONTOSO = "contoso.test";
    private static final String CLOUD = "contoso.cloud.test";
    private static final String FABRIKAM = "fabrikam.test";
    private static final Duration TOKENS = Duration.ofMinutes(61);
    private static final int AT_ONCE = 8;

    private static final LeapingClock CLOCK = new LeapingClock();

    private static LabUnderTest lab;
    private static RollingAdministrator administrator;

    @BeforeAll
    static void startLab() {
        lab = LabUnderTest.start(CLOCK);
        administrator = new RollingAdministrator(lab);
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    @BeforeEach
    void eachKnowsTheOthersKeys() throws Exception {
        readings("mary@contoso.test", "joe@contoso.test", CLOUD);
        readings("mary@contoso.test", "ann@fabrikam.test", FABRIKAM);
        readings("ann@fabrikam.test", "bob@contoso.test", CONTOSO);
    }

    @Test
    void newKeyOfTheTokensIsReadOnce() throws Exception {
        changeAtOnce("tokens"); // To the one that the lab's broker publishes from the start.
        assertThat(readings("mary@contoso.test", "joe@contoso.test", CLOUD)).isEmpty();

        administrator.clearAtBroker("tokens", true);
        changeAtOnce("tokens");

        assertThat(readings("mary@contoso.test", "joe@contoso.test", CLOUD))
                .isEqualTo(Map.of(CLOUD, 1L));
        assertThat(readings("mary@contoso.test", "joe@contoso.test", CLOUD)).isEmpty();
    }

    @Test
    void newKeyOfDelegationTokensIsReadOnceByEachWhoIsSentOne() throws Exception {
        changeAtOnce("delegation");

        assertThat(readings("mary@contoso.test", "ann@fabrikam.test", FABRIKAM))
                .isEqualTo(Map.of(FABRIKAM, 1L));
        assertThat(readings("ann@fabrikam.test", "bob@contoso.test", CONTOSO))
                .isEqualTo(Map.of(CONTOSO, 1L));
        assertThat(readings("mary@contoso.test", "ann@fabrikam.test", FABRIKAM)).isEmpty();
    }

    @Test
    void newKeyForRequestsIsReadOnceByEachWhoAsks() throws Exception {
        changeAtOnce("encryption");
        administrator.clearAtBroker("encryption", true);

        assertThat(readings("mary@contoso.test", "ann@fabrikam.test", FABRIKAM))
                .isEqualTo(Map.of(CONTOSO, 1L));
        assertThat(readings("ann@fabrikam.test", "bob@contoso.test", CONTOSO))
                .isEqualTo(Map.of(FABRIKAM, 1L));
        assertThat(readings("mary@contoso.test", "ann@fabrikam.test", FABRIKAM)).isEmpty();
    }

    /// Whom they name as their issuer is known, and what they are signed with is not.
    @Test
    void strangersTokensHaveTheKeysReadOnceHoweverManyThereAre() throws Exception {
        var client = RegisteredClient.of(lab);
        var claims = BrokersKey.stolenFrom(lab).actorClaims(client, client.resource(CLOUD));
        CLOCK.leap(Duration.ofMinutes(6));
        var readings = 0L;

        for (var i = 0; i < 20; i++) {
            var trace = UUID.randomUUID().toString();
            var forged = strangersKey().sign("ES256", Map.of(), claims);
            var response =
                    lab.ews(
                            CLOUD,
                            Map.of("Authorization", "Bearer " + forged, "client-request-id", trace),
                            "");
            assertThat(response.statusCode()).isEqualTo(401);
            readings += lab.steps(CLOUD, trace).stream().filter("metadata"::equals).count();
        }

        assertThat(readings).isEqualTo(1);
        assertThat(readings("mary@contoso.test", "joe@contoso.test", CLOUD)).isEmpty();
    }

    private static SigningKey strangersKey() {
        return SigningCertificate.make(
                "stranger", Kind.P256, CLOCK.instant().minusSeconds(60), Duration.ofDays(1));
    }

    /// With a second's notice to nobody, and no token left from before.
    private void changeAtOnce(String key) {
        administrator.stageAtBroker(key, CLOCK.instant().plusSeconds(1));
        CLOCK.leap(TOKENS);
    }

    /// How often each organisation read a document of the broker's for lookups that are made at once and all answered.
    private Map<String, Long> readings(String from, String to, String there) throws Exception {
        var here = from.substring(from.indexOf('@') + 1);
        Callable<List<String>> one = () -> readers(from, to, here, there);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var readers = new ArrayList<String>();
            for (var each : threads.invokeAll(Collections.nCopies(AT_ONCE, one))) {
                readers.addAll(each.get());
            }
            return readers.stream().collect(groupingBy(who -> who, counting()));
        }
    }

    /// Which of the two read one for a lookup, each as often as it did.
    private List<String> readers(String from, String to, String here, String there) {
        var looked = AdminLookup.whole(lab, from, to);
        var answer = looked.path("answers").path(0);
        assertThat(AdminLookup.text("result", answer)).as(answer.toString()).isEqualTo("answered");
        return Stream.concat(
                        AdminLookup.steps(answer)
                                .filter(step -> step.startsWith("metadata:"))
                                .map(_ -> here),
                        lab.steps(there, looked.path("traceId").asString()).stream()
                                .filter("metadata"::equals)
                                .map(_ -> there))
                .toList();
    }
}
