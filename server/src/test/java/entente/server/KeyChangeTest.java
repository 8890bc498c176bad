package entente.server;

import static entente.server.EveryProfile.joeBehind;
import static entente.server.TwoOrganisations.at;
import static org.assertj.core.api.Assertions.assertThat;

import entente.routes.TokenProfile;
import entente.wire.jwt.CompactToken;
import entente.wire.jwt.Jwks;
import entente.wire.jwt.MetadataDocument;
import entente.wire.jwt.PemKeys;
import entente.wire.jwt.VerifyKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The next key of an organisation and of its broker begins to sign on its day: nothing is restarted, no partner notices.
class KeyChangeTest {
    @TempDir private Path folder;

    private final Changing world = new Changing();
    private TwoOrganisations parties;
    private TestClient client;
    private Lookups lookups;

    @BeforeEach
    void start() throws IOException, ConfigurationFaults {
        parties = new TwoOrganisations(folder, world);
        client = new TestClient(folder.resolve("ca.crt"));
        lookups = new Lookups(parties, client);
    }

    @AfterEach
    void stop() {
        client.close();
        parties.close();
    }

    @Test
    void nextKeysSignFromTheirDayOnAndAreKnownBefore() throws Exception {
        lookups.lookUp(joeBehind(TokenProfile.N1));
        lookups.lookUp(joeBehind(TokenProfile.L1));

        world.ahead = Duration.ofHours(2);
        var byUs = lookups.lookUp(joeBehind(TokenProfile.N1));
        var byBroker = lookups.lookUp(joeBehind(TokenProfile.L1));

        assertThat(signersOfWhatWasSeen())
                .containsExactly(
                        key("contoso.test.signing"),
                        key("auth.test.signing"),
                        key("contoso.test.next"),
                        key("auth.test.next"));
        for (var lookup : List.of(byUs, byBroker)) {
            var there = lookups.traceAtCloud(lookup.path("traceId").asString()).path("steps");
            assertThat(Lookups.details(there, "checks")).isNotEmpty();
            assertThat(Lookups.details(there, "metadata")).as("keys read again").isEmpty();
        }
    }

    @Test
    void documentsShowTheNextKeyBeforeAndTheOldOneAfter() throws Exception {
        assertThat(metadata())
                .containsExactly(key("contoso.test.signing"), key("contoso.test.next"));
        assertThat(jwks()).containsExactly(key("auth.test.signing"), key("auth.test.next"));

        world.ahead = Duration.ofHours(2);

        assertThat(metadata())
                .containsExactly(key("contoso.test.next"), key("contoso.test.signing"));
        assertThat(jwks()).containsExactly(key("auth.test.next"), key("auth.test.signing"));
    }

    /// Every clock goes ahead as it is told, and two parties have a next key with a day.
    private static final class Changing extends EveryProfile {
        private final Instant change = Instant.now().plus(Duration.ofHours(2));
        private volatile Duration ahead = Duration.ZERO;

        private Changing() {
            super(true, "L1", "N1");
        }

        @Override
        public InstantSource clockOf(String domain) {
            return () -> Instant.now().plus(ahead);
        }

        @Override
        public String edited(String domain, String usual) {
            var key = "key = \"%s.signing.key\"".formatted(domain);
            return super.edited(domain, usual)
                    .replace(
                            key,
                            "%s, next = { certificate = \"%s.next.crt\", key = \"%s.next.key\", effective = %s }"
                                    .formatted(key, domain, domain, change));
        }

        @Override
        public String known(String domain, String usual) {
            return super.known(domain, usual)
                    .replace(
                            "\"contoso.test.signing.crt\"",
                            "\"contoso.test.signing.crt\", \"contoso.test.next.crt\"");
        }
    }

    /// Of the actor token where there is one: the outer token is not signed.
    private List<String> signersOfWhatWasSeen() throws Exception {
        var signers = new ArrayList<String>();
        for (var seen : world.seen) {
            var token = CompactToken.parse(seen.token());
            var signed =
                    token.unsigned() ? CompactToken.parse(token.actorToken().orElseThrow()) : token;
            signers.add(signed.header().x5t().orElseThrow());
        }
        return signers;
    }

    private List<String> metadata() throws Exception {
        var document = get(parties.contosoPort, "/autodiscover/metadata/json/1");
        return names(MetadataDocument.parse(document).keys());
    }

    private List<String> jwks() throws Exception {
        return names(Jwks.parse(get(parties.brokerPort, "/jwks")));
    }

    private byte[] get(int port, String path) {
        return client.get(at(port, path)).body().getBytes(StandardCharsets.UTF_8);
    }

    private String key(String name) throws Exception {
        var pem = Files.readString(folder.resolve(name + ".crt"));
        return names(PemKeys.certificates(pem)).getFirst();
    }

    private static List<String> names(List<VerifyKey> keys) {
        return keys.stream().map(VerifyKey::kid).toList();
    }
}
