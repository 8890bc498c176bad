package entente.ntlm;

import static org.assertj.core.api.Assertions.assertThat;

import entente.ntlm.NtlmTerms.Protection;
import entente.ntlm.TestClient.Pairs;
import entente.problem.Code;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Sign-ins that are tied to the TLS session they come over, and to the service they are for.
class ProtectionTest {
    private static final String PASSWORD = "spring";
    private static final String OURS = "HTTP/mail.east.example";
    private static final X509Certificate SHOWN = ShownCertificate.usual();
    private static final X509Certificate ANOTHERS = ShownCertificate.usual();
    private static final X509Certificate WITHOUT_HASH =
            ShownCertificate.signedBy("Ed25519", "Ed25519");

    @ParameterizedTest
    @EnumSource(Protection.class)
    void whoIsTiedToOurSessionAndForOurServiceIsProved(Protection protection) {
        var verdict = check(protection, SHOWN, it -> it.over(SHOWN).to(OURS));

        assertThat(verdict).isEqualTo(new Verdict.Proved<>("ann's"));
    }

    @ParameterizedTest
    @CsvSource({"NONE, true", "ALLOW, false", "REQUIRE, false"})
    void whoIsTiedToTheSessionWithAnotherServerIsNotForUs(Protection protection, boolean taken) {
        var verdict = check(protection, SHOWN, it -> it.over(ANOTHERS).to(OURS));

        assertThat(verdict).isEqualTo(taken ? new Verdict.Proved<>("ann's") : notForUs(verdict));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/mail.east.example, true",
        "http/MAIL.east.example, true",
        "HTTP/mail.west.example, false",
        "SMTP/mail.east.example, false",
        "HTTP, false",
        "'', false"
    })
    void whereProtectionIsRequiredTheServiceHasToBeOurs(String service, boolean taken) {
        var required = check(Protection.REQUIRE, SHOWN, it -> it.over(SHOWN).to(service));
        var allowed = check(Protection.ALLOW, SHOWN, it -> it.over(SHOWN).to(service));

        assertThat(required).isEqualTo(taken ? new Verdict.Proved<>("ann's") : notForUs(required));
        assertThat(allowed).isEqualTo(new Verdict.Proved<>("ann's"));
    }

    @Test
    void aServiceThatTheClientItselfDoesNotTrustIsNotOurs() {
        var untrusted = new byte[] {AvPairs.HAS_MIC | AvPairs.SERVICE_UNTRUSTED, 0, 0, 0};

        var verdict =
                check(
                        Protection.REQUIRE,
                        SHOWN,
                        it ->
                                new Pairs(
                                        it.over(SHOWN)
                                                .to(OURS)
                                                .list()
                                                .with(AvPairs.FLAGS, untrusted)));

        assertThat(verdict).isEqualTo(notForUs(verdict));
    }

    @ParameterizedTest
    @CsvSource({"ALLOW, true", "REQUIRE, false"})
    void aCertificateWithoutAHashTiesNobody(Protection protection, boolean taken) {
        var verdict = check(protection, WITHOUT_HASH, it -> it.over(ANOTHERS).to(OURS));

        assertThat(verdict).isEqualTo(taken ? new Verdict.Proved<>("ann's") : notForUs(verdict));
    }

    /// That verdict, which has to say so.
    private static Verdict<String> notForUs(Verdict<String> verdict) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused ->
                                assertThat(refused.why().code()).isEqualTo(Code.NTLM_NOT_FOR_US));
        return verdict;
    }

    private static Verdict<String> check(
            Protection protection, X509Certificate shown, UnaryOperator<Pairs> said) {
        var client = TestClient.of("ann", "EAST", PASSWORD).saying(said);
        var handshake = Vectors.answerTo(client.offer()).orElseThrow();
        var terms = new NtlmTerms(protection, false, Set.of("mail.east.example"));
        return new SignInCheck(Vectors.NAMES, terms)
                .check(
                        handshake,
                        Authenticate.read(client.answer(handshake.challenge())).orElseThrow(),
                        () -> List.of(new KnownHash<>("ann's", NtHash.of(PASSWORD))),
                        Optional.of(shown),
                        Vectors.WHEN);
    }
}
