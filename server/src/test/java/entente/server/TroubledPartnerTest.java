package entente.server;

import static entente.server.EveryProfile.joeBehind;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import entente.calling.Call;
import entente.calling.HttpClientHttps;
import entente.calling.Outcome.Responded;
import entente.calling.Reach;
import entente.calling.Trust;
import entente.gate.Gate;
import entente.question.Domain;
import entente.routes.TokenProfile;
import entente.server.TwoOrganisations.Variation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// A partner whose clock is wrong, who is restarted, or who does not allow what is asked.
class TroubledPartnerTest {
    private static final String CLOUD = "contoso.cloud.test";
    private static final String JOE = "joe@contoso.test";

    @TempDir private Path folder;

    @Test
    void refusedTokenIsTriedOnceMoreAndAllIsWellWhenTheClockIsRight()
            throws IOException, ConfigurationFaults {
        var world = new WrongClock();
        try (var parties = new TwoOrganisations(folder, world);
                var client = new TestClient(folder.resolve("ca.crt"))) {
            var lookups = new Lookups(parties, client);
            world.ahead = Duration.ofHours(3);
            var while3HoursAhead = lookups.answerFor(JOE);

            world.ahead = Duration.ZERO;
            var after = lookups.answerFor(JOE);

            assertThat(while3HoursAhead.path("reasonCode").asString())
                    .isEqualTo("PARTNER_REFUSED_TOKEN");
            assertThat(Lookups.details(while3HoursAhead.path("steps"), "retry"))
                    .singleElement()
                    .asString()
                    .contains("2900002 token_expired");
            assertThat(after.path("result").asString()).isEqualTo("answered");
            assertThat(Lookups.details(after.path("steps"), "retry")).isEmpty();
        }
    }

    @Test
    void usedTokenIsRefusedAfterARestartToo() throws IOException, ConfigurationFaults {
        var world = new EveryProfile(true, "N1");
        try (var parties = new TwoOrganisations(folder, world);
                var client = new TestClient(folder.resolve("ca.crt"))) {
            new Lookups(parties, client).lookUp(joeBehind(TokenProfile.N1));
            var token = world.seen.getFirst().token();

            parties.restartCloud();
            var replayed = present(token, parties);

            assertThat(replayed.status()).isEqualTo(401);
            assertThat(replayed.header("x-ms-diagnostics")).startsWith("2900005;");
            assertThat(world.seen).hasSize(1);
        }
    }

    @Test
    void operationThatIsNotAllowedIsForbiddenAndOnRecord() throws IOException, ConfigurationFaults {
        try (var log = new Log();
                var parties = new TwoOrganisations(folder, new Forbidding());
                var client = new TestClient(folder.resolve("ca.crt"))) {
            var answer = new Lookups(parties, client).answerFor(JOE);

            assertThat(answer.path("reasonCode").asString()).isEqualTo("PARTNER_FORBIDS");
            assertThat(Lookups.details(answer.path("steps"), "call"))
                    .last()
                    .asString()
                    .endsWith("403");
            assertThat(Lookups.details(answer.path("steps"), "retry")).isEmpty();
            assertThat(log.lines())
                    .anyMatch(line ->
                            line.contains("for mary@contoso.test of contoso.test: 403 after"));
        }
    }

    /// At the address that the token is for.
    private Responded present(String token, TwoOrganisations parties) {
        var mail = Domain.of("mail.contoso.cloud.test");
        var trust = Trust.systemAnd(PemFiles.certificates(folder.resolve("ca.crt")));
        var reach = new Reach(Map.of(mail, InetAddress.getLoopbackAddress()), Set.of());
        try (var https = new HttpClientHttps(trust, reach)) {
            var call =
                    new Call(
                            "POST",
                            URI.create("https://%s:%d/probe".formatted(mail, parties.cloudPort)),
                            Map.of("authorization", "Bearer " + token),
                            new byte[0],
                            Duration.ofSeconds(20),
                            10_000);
            return (Responded) https.send(call);
        }
    }

    private static final class WrongClock implements Variation {
        private volatile Duration ahead = Duration.ZERO;

        @Override
        public InstantSource clockOf(String domain) {
            return domain.equals(CLOUD) ? () -> Instant.now().plus(ahead) : InstantSource.system();
        }
    }

    private static final class Forbidding implements Variation {
        @Override
        public String known(String domain, String usual) {
            return domain.equals(CLOUD) ? usual.replace("freebusy", "mailtips") : usual;
        }
    }

    /// What the gate writes into the log, at the level it has in a server.
    private static final class Log implements AutoCloseable {
        private final Logger gate = (Logger) LoggerFactory.getLogger(Gate.class);
        private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
        private final Level before = gate.getLevel();

        private Log() {
            appender.start();
            gate.setLevel(Level.INFO);
            gate.addAppender(appender);
        }

        List<String> lines() {
            return List.copyOf(appender.list).stream()
                    .map(ILoggingEvent::getFormattedMessage)
                    .toList();
        }

        @Override
        public void close() {
            gate.detachAppender(appender);
            gate.setLevel(before);
        }
    }
}
