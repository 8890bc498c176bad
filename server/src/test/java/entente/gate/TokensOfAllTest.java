package entente.gate;

import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.Call;
import entente.calling.Https;
import entente.calling.Outcome;
import entente.mailbox.Directory;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Domain;
import entente.question.TraceId;
import entente.tokens.PersonIssuer;
import entente.tokens.PersonTokens;
import entente.trace.Trace;
import entente.wire.jwt.Challenge;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokensOfAllTest {
    private static final String LOGIN = "https://login.contoso.test/";

    private final OnlyPartners partners = new OnlyPartners();
    private final TokensOfAll tokens = new TokensOfAll(people(), partners);

    @Test
    void tokenThatNamesAnIssuerOfPeopleIsNeverTriedAsAPartners() {
        var token = token(LOGIN);

        var entry = check(token);

        assertThat(codeOf(entry)).isEqualTo(Code.SIGN_IN_TOKEN_REFUSED);
        assertThat(partners.seen).isEmpty();
    }

    @Test
    void everyOtherTokenIsThePartners() {
        var token = token("https://fabrikam.test/s2s");

        var entry = check(token);

        assertThat(codeOf(entry)).isEqualTo(Code.TOKEN_SIGNATURE);
        assertThat(partners.seen).containsExactly(token);
    }

    @Test
    void challengeSaysWherePeopleGetTokens() {
        assertThat(tokens.challenge().header())
                .contains("authorization_uri=\"https://login.contoso.test/authorize\"");
    }

    private Entry check(String token) {
        var trace = new Trace(TraceId.fresh(), "contoso.test");
        return tokens.check(token, "mail.contoso.test", Visitors.NOON, trace);
    }

    private static Code codeOf(Entry entry) {
        return entry instanceof Entry.TurnedAway(Refusal why) ? why.code() : Code.INTERNAL_FAULT;
    }

    private static String token(String issuer) {
        return base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}")
                + "."
                + base64("{\"iss\":\"" + issuer + "\"}")
                + "."
                + base64("signature");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static PersonTokens people() {
        var issuer =
                new PersonIssuer(
                        LOGIN,
                        Set.of("https://mail.contoso.test/"),
                        URI.create("https://login.contoso.test/keys"),
                        PersonIssuer.USUAL_CLAIM,
                        Optional.empty(),
                        PersonIssuer.ALGORITHMS,
                        Optional.of(URI.create("https://login.contoso.test/authorize")));
        return new PersonTokens(List.of(issuer), new NobodyAnswers(), new NobodyHere());
    }

    /// Takes no token, and remembers which it saw.
    private static final class OnlyPartners implements TokenCheck {
        private final List<String> seen = new ArrayList<>();

        @Override
        public Entry check(String token, String host, Instant now, Trace trace) {
            seen.add(token);
            return new Entry.TurnedAway(Refusal.of(Code.TOKEN_SIGNATURE));
        }

        @Override
        public Challenge challenge() {
            return Challenge.of("app", Optional.empty(), List.of());
        }
    }

    private record NobodyAnswers() implements Https {
        @Override
        public Outcome send(Call call) {
            return new Outcome.NoAnswer(Outcome.Kind.UNREACHABLE, "nobody there");
        }

        @Override
        public void close() {}
    }

    private record NobodyHere() implements Directory {
        @Override
        public Set<Domain> acceptedDomains() {
            return Set.of(Domain.of("contoso.test"));
        }

        @Override
        public Optional<Recipient> find(Address address) {
            return Optional.empty();
        }

        @Override
        public List<Recipient> resolve(String entry, int most) {
            return List.of();
        }
    }
}
