package entente.tokens;

import static entente.tokens.TestKeys.NOON;
import static entente.tokens.TestToken.HOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import entente.delegation.DelegationVerifier;
import entente.delegation.MissedRoll;
import entente.delegation.OwnPlaces;
import entente.inspection.Circumstances;
import entente.inspection.Inspection;
import entente.inspection.Inspector;
import entente.inspection.KnownKeys;
import entente.inspection.Pipelines;
import entente.inspection.Unrecognised;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.wire.jwt.VerifyKey;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A JSON web token, looked at.
class InspectedTokenTest {
    private static final Circumstances AS =
            new Circumstances(HOST, NOON.plusSeconds(60), Optional.of(NOON.plusSeconds(60)));

    private final TestResource resource = new TestResource();
    private final Inspector inspector = inspector();

    private Inspector inspector() {
        var messages =
                new DelegationVerifier(
                        Optional::empty,
                        List::of,
                        Set::of,
                        new OwnPlaces(Set.of(), 443),
                        UsedNumbers.inMemory(),
                        MissedRoll.NEVER);
        return new Inspector(
                new Pipelines(resource.verifier, messages, List.of()),
                new KnownKeys(
                        () -> SigningKeys.of(TestKeys.OTHER_BROKER),
                        resource.keys,
                        () -> resource.trust,
                        Optional::empty));
    }

    @Test
    void unsignedOuterTokenIsShownWithItsActorTokenAndWhoseKeySignedThat() throws Unrecognised {
        var found = inspector.inspect(TestToken.outer(TestToken.actor()).text(), AS);

        assertThat(found.kind()).contains("outer token, unsigned");
        assertThat(found.verdict().refusal()).isEmpty();
        assertThat(found.parts())
                .extracting(Inspection.Part::name)
                .containsExactly("outer token", "actor token");
        assertThat(found.parts().getFirst().signature()).isEqualTo("there is none, and it says so");
        assertThat(found.parts().getFirst().says()).containsEntry("smtp", "mary@contoso.test");
        assertThat(found.parts().getLast().signature())
                .isEqualTo(
                        "valid, by "
                                + named("a key of the broker hub", TestKeys.BROKER.verifyKey()));
    }

    @Test
    void timesAreSaidInWords() throws Unrecognised {
        var found = inspector.inspect("Bearer " + TestToken.signedUser().text(), AS);

        assertThat(found.kind()).contains("N1");
        assertThat(found.parts().getFirst().times())
                .extracting(Inspection.Moment::name, Inspection.Moment::words)
                .containsExactly(
                        tuple("iat", "1 minute ago"),
                        tuple("nbf", "1 minute ago"),
                        tuple("exp", "in 4 minutes"));
    }

    @Test
    void strangersTokenIsRefusedAlthoughOneOfOurKeysSignedIt() throws Unrecognised {
        var token = TestToken.actor().with("iss", "x@nowhere.test").signedBy(TestKeys.OTHER_BROKER);

        var found = inspector.inspect(token.text(), AS);

        assertThat(code(found)).contains(Code.TOKEN_SIGNATURE);
        assertThat(found.parts().getFirst().signature())
                .startsWith("valid, by our current signing key");
    }

    @Test
    void tokenThatOurReaderRefusesIsShownAllTheSame() throws Unrecognised {
        var found = inspector.inspect(TestToken.signedUser().forgedWithPublicKey() + ".AAAA", AS);

        assertThat(code(found)).contains(Code.TOKEN_MALFORMED);
        assertThat(found.parts().getFirst().header()).containsEntry("alg", "HS256");
        assertThat(found.parts().getFirst().says()).containsEntry("email", "mary@contoso.test");
        assertThat(found.parts().getFirst().signature()).contains("malformed");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("entente.tokens.Refusals#everyShape")
    void noPieceOfTheTokenIsShown(String shape, String token) throws Unrecognised {
        var shown = inspector.inspect(token, AS).toString();

        for (var segment : token.split("\\.+", 3)) {
            if (!segment.isEmpty()) {
                assertThat(shown).as(shape).doesNotContain(segment);
            }
        }
        assertThat(shown).doesNotContain("eyJ");
    }

    @Test
    void clientsAssertionIsCalledWhatItIs() throws Unrecognised {
        var assertion =
                TestToken.signedUser().header("typ", "JWT").with("iss", "app").with("sub", "app");

        assertThat(inspector.inspect(assertion.text(), AS).kind()).contains("RFC 7523");
    }

    @Test
    void whatIsNoTokenIsSaidToBeNone() {
        for (var garbage : List.of("", " \n", "hello", "a.b.c", "{\"a\":1}", "..", "<", "<a/>")) {
            assertThatThrownBy(() -> inspector.inspect(garbage, AS))
                    .as(garbage)
                    .isInstanceOf(Unrecognised.class);
        }
    }

    /// Whatever is done to a token, it is looked at or called none; and only the very token is accepted.
    @ParameterizedTest(name = "{0}")
    @MethodSource("entente.tokens.Refusals#everyShape")
    void tokensThatWereTamperedWithAreSurvived(String shape, String token) {
        var random = new Random(20260302);
        for (var i = 0; i < 500; i++) {
            var tampered = tampered(token, random);
            try {
                inspector.inspect(tampered, AS);
            } catch (Unrecognised none) {
                assertThat(none).as("%s, %d", shape, i).hasMessageNotContaining("eyJ");
            }
        }
        assertThat(resource.handled).isZero();
    }

    private static String tampered(String token, Random random) {
        var text = new StringBuilder(token);
        for (var change = random.nextInt(4); change >= 0; change--) {
            var at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(0x20, 0x250));
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.insert(at, '.');
                default -> text.setLength(Math.max(8, at));
            }
        }
        return text.toString();
    }

    private static Optional<Code> code(Inspection found) {
        return found.verdict().refusal().map(Refusal::code);
    }

    private static String named(String whose, VerifyKey key) {
        return "%s (certificate %s)".formatted(whose, key.x5tS256());
    }
}
