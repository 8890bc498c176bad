package entente.tokens;

import static entente.tokens.TestKeys.NOON;
import static entente.tokens.TestResource.BROKER_METADATA;
import static entente.tokens.TestResource.CONTOSO_METADATA;
import static entente.tokens.TestToken.BROKER_APP;
import static entente.tokens.TestToken.CONTOSO_APP;
import static entente.tokens.TestToken.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import entente.problem.Code;
import entente.tokens.TokenVerifier.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A key that changed without a word: one reading of the document is all that it costs, on either side.
class MissedRollTest {
    private final TestResource resource = new TestResource();

    @Test
    void partnerThatChangedItsKeyUnannouncedIsBelievedAfterOneReading() {
        resource.call(TestToken.signedUser().text());
        resource.https.publish(
                CONTOSO_METADATA,
                CONTOSO_APP + "@contoso.test",
                "contoso.test",
                TestKeys.STRANGER.verifyKey());

        for (var i = 0; i < 3; i++) {
            var verdict = later(TestToken.signedUser().signedBy(TestKeys.STRANGER));

            assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        }
        assertThat(resource.https.callsTo(CONTOSO_METADATA)).isEqualTo(2);
    }

    @Test
    void whatTheOldKeySignedIsNoLongerBelievedThen() {
        resource.call(TestToken.signedUser().text());
        resource.https.publish(
                CONTOSO_METADATA,
                CONTOSO_APP + "@contoso.test",
                "contoso.test",
                TestKeys.STRANGER.verifyKey());
        later(TestToken.signedUser().signedBy(TestKeys.STRANGER));

        var old = later(TestToken.signedUser());

        assertThat(Refusals.codeOf(old)).isEqualTo(Code.TOKEN_SIGNATURE);
        assertThat(resource.https.callsTo(CONTOSO_METADATA)).isEqualTo(2);
    }

    @Test
    void brokerThatChangedItsKeyUnannouncedIsBelievedAfterOneReading() {
        resource.call(TestToken.actor().text());
        resource.https.publish(
                BROKER_METADATA, BROKER_APP + "@*", "*", TestKeys.BROKER_NEXT.verifyKey());

        var verdict = later(TestToken.actor().signedBy(TestKeys.BROKER_NEXT));

        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        assertThat(resource.https.callsTo(BROKER_METADATA)).isEqualTo(2);
    }

    @Test
    void strangersKeysHaveTheDocumentReadOnceInFiveMinutes() {
        resource.call(TestToken.actor().text());
        var now = NOON.plusSeconds(120);

        for (var i = 0; i < 5; i++) {
            var forged = TestToken.actor().signedBy(TestKeys.STRANGER).text();
            resource.call(forged, HOST, now.plusSeconds(i));
        }
        assertThat(resource.https.callsTo(BROKER_METADATA)).isEqualTo(2);

        var forged = TestToken.actor().signedBy(TestKeys.STRANGER).text();
        resource.call(forged, HOST, now.plus(Duration.ofMinutes(5)));
        assertThat(resource.https.callsTo(BROKER_METADATA)).isEqualTo(3);
    }

    /// A minute after the first token, which had the document read.
    private Verdict later(TestToken token) {
        return resource.call(token.text(), HOST, NOON.plusSeconds(120));
    }
}
