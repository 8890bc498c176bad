package entente.trusts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.wire.seal.FederationCertificate;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FederationTrustTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final FederationCertificate.Made CURRENT = made("current");
    private static final FederationCertificate.Made PREVIOUS = made("previous");

    @Test
    void everyKeyInUseDecrypts() {
        var current = new FederationKey(CURRENT.privateKey(), CURRENT.certificate());
        var previous = new FederationKey(PREVIOUS.privateKey(), PREVIOUS.certificate());

        var both = new FederationTrust.Keys(current, Optional.empty(), Optional.of(previous));
        var alone = new FederationTrust.Keys(current, Optional.empty(), Optional.empty());

        assertThat(both.decrypting(current.keyId())).contains(CURRENT.privateKey());
        assertThat(both.decrypting(previous.keyId())).contains(PREVIOUS.privateKey());
        assertThat(alone.decrypting(previous.keyId())).isEmpty();
    }

    @Test
    void halvesOfTwoKeysAreNoKey() {
        assertThatThrownBy(() -> new FederationKey(CURRENT.privateKey(), PREVIOUS.certificate()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void privateKeyIsNotPrinted() {
        var key = new FederationKey(CURRENT.privateKey(), CURRENT.certificate());

        assertThat(key.toString()).isEqualTo("federation key " + key.keyId().base64());
    }

    @Test
    void brokerSignsWithItsCurrentKeyAndForAWhileItsPrevious() {
        var issuer =
                new FederationTrust.TokenIssuer(
                        "urn:fedbroker:auth.test",
                        URI.create("https://auth.test/extSTS.srf"),
                        URI.create(
                                "https://auth.test/FederationMetadata/2006-12/FederationMetadata.xml"),
                        CURRENT.certificate(),
                        Optional.of(PREVIOUS.certificate()),
                        Optional.empty());

        assertThat(issuer.signingKeys())
                .containsExactly(
                        CURRENT.certificate().getPublicKey(),
                        PREVIOUS.certificate().getPublicKey());
    }

    @Test
    void actionIsFoundByItsExactName() {
        assertThat(Action.of("MSExchange.SharingCalendarFreeBusy")).contains(Action.FREE_BUSY);
        assertThat(Action.of("msexchange.sharingcalendarfreebusy")).isEmpty();
    }

    private static FederationCertificate.Made made(String subject) {
        return FederationCertificate.make(subject, NOON, Duration.ofDays(365));
    }
}
