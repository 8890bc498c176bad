package entente.broker;

import static entente.broker.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import entente.broker.IssueLog.Recorded;
import entente.wire.jwt.Issuer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What every issue log promises.
interface IssueLogContract {
    IssueLog log();

    /// Waits until refusals that were recorded can be read.
    void settle();

    @Test
    default void issueIsReadAsItWasRecorded() {
        var issue = issue("contoso.test", "one", NOON);

        assertThat(log().record(issue)).isEqualTo(Recorded.NEW);

        assertThat(log().issues(10)).containsExactly(issue);
    }

    @Test
    default void assertionOfOneClientIsRecordedOnce() {
        log().record(issue("contoso.test", "one", NOON));

        assertThat(log().record(issue("contoso.test", "one", NOON.plusSeconds(1))))
                .isEqualTo(Recorded.SEEN);

        assertThat(log().issues(10)).hasSize(1);
    }

    @Test
    default void twoClientsMayGiveTheirAssertionsTheSameName() {
        log().record(issue("contoso.test", "one", NOON));

        assertThat(log().record(issue("fabrikam.test", "one", NOON))).isEqualTo(Recorded.NEW);
    }

    @Test
    default void latestComeFirst() {
        log().record(issue("contoso.test", "one", NOON));
        log().record(issue("contoso.test", "two", NOON.plusSeconds(1)));
        log().record(denial("first"));
        log().record(denial("second"));

        assertThat(log().issues(1)).extracting(Issue::assertionHash).containsExactly("two");
        settle();
        assertThat(log().denials(1)).containsExactly(denial("second"));
        assertThat(log().denials(10)).hasSize(2);
    }

    static Issue issue(String realm, String assertion, Instant at) {
        return new Issue(
                at,
                new Issuer(World.CONTOSO_APP, realm),
                World.FABRIKAM_MAIL,
                Issue.Kind.ACTOR,
                true,
                assertion,
                "token-of-" + assertion,
                at.plusSeconds(360));
    }

    static Denial denial(String cause) {
        return new Denial(NOON, "client", "resource", "GRANT_CLIENT_INVALID", cause);
    }
}
