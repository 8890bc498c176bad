package entente.tokens;

import static entente.tokens.Refusals.codeOf;
import static entente.tokens.TestKeys.NOON;
import static entente.tokens.TestToken.BROKER_APP;
import static entente.tokens.TestToken.HOST;
import static entente.tokens.TestToken.actor;
import static entente.tokens.TestToken.outer;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.tokens.PartnerApplication.Profile;
import entente.tokens.TokenVerifier.Verdict;
import entente.tokens.TokenVerifier.Verdict.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A token that was accepted a moment ago is read no second time, and checked like any other.
class TokenSeenBeforeTest {
    private static final Instant SOON = NOON.plusSeconds(90);

    private final TestResource resource = new TestResource();
    private final String token = outer(actor()).text();

    @BeforeEach
    void itIsAccepted() {
        assertThat(resource.call(token)).isInstanceOf(Accepted.class);
    }

    @Test
    void itSaysTheSameAgain() {
        var first = (Accepted) resource.call(token);

        var second = (Accepted) resource.call(token);

        assertThat(second.caller()).isEqualTo(first.caller());
        assertThat(second.checks()).isEqualTo(first.checks());
        assertThat(second.token().claims()).isEqualTo(first.token().claims());
    }

    @Test
    void itEndsWhenItEnds() {
        assertThat(codeAt(NOON.plus(Duration.ofHours(2)))).isEqualTo(Code.TOKEN_TIMES);
    }

    @Test
    void itIsForItsAudienceOnly() {
        var verdict = resource.call(token, "autodiscover.contoso.cloud.test", SOON);

        assertThat(codeOf(verdict)).isEqualTo(Code.TOKEN_AUDIENCE);
    }

    @Test
    void itIsRefusedOnceItsPartnerIsDisabled() {
        resource.setPartners(
                TestResource.contoso(
                        EnumSet.allOf(Profile.class),
                        false,
                        false,
                        Set.of(PartnerRight.FREE_BUSY)));

        assertThat(codeAt(SOON)).isEqualTo(Code.TOKEN_NO_RIGHTS);
    }

    @Test
    void itIsRefusedOnceItsPartnerMustSignEnvelopes() {
        resource.setPartners(
                TestResource.contoso(
                        EnumSet.allOf(Profile.class), true, true, Set.of(PartnerRight.FREE_BUSY)));

        assertThat(codeAt(SOON)).isEqualTo(Code.TOKEN_MALFORMED);
    }

    @Test
    void itIsRefusedOnceItsBrokerIsDisabled() {
        resource.setBrokers(TestResource.disabledBroker());

        assertThat(codeAt(SOON)).isEqualTo(Code.TOKEN_ISSUER);
    }

    @Test
    void itIsRefusedOnceItsKeyIsWithdrawn() {
        resource.https.publish(
                TestResource.BROKER_METADATA,
                BROKER_APP + "@*",
                "*",
                TestKeys.STRANGER.verifyKey());

        // By then the broker's document is due, and read before anything is believed.
        assertThat(codeAt(NOON.plus(Duration.ofDays(3)))).isEqualTo(Code.TOKEN_SIGNATURE);
    }

    @Test
    void oneThatDiffersByALetterIsAnother() {
        var dot = token.indexOf('.');
        var changed = token.substring(0, dot - 1) + '.' + token.substring(dot + 1);

        assertThat(resource.call(changed)).isInstanceOf(Verdict.Refused.class);
    }

    private Code codeAt(Instant now) {
        return codeOf(resource.call(token, HOST, now));
    }
}
