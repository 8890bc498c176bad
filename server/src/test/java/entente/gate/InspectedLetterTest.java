package entente.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.Call;
import entente.calling.Https;
import entente.calling.Outcome;
import entente.delegation.DelegatedOperation;
import entente.delegation.Destination;
import entente.inspection.Circumstances;
import entente.inspection.Inspection;
import entente.inspection.Inspector;
import entente.inspection.KnownKeys;
import entente.inspection.Pipelines;
import entente.inspection.Unrecognised;
import entente.mailbox.Directory;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Domain;
import entente.tokens.IssuerKeys;
import entente.tokens.OwnIdentity;
import entente.tokens.ReplayGuard;
import entente.tokens.SigningKeys;
import entente.tokens.TokenVerifier;
import entente.tokens.TrustSettings;
import entente.tokens.UsedNumbers;
import entente.wire.seal.XmlTree;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Sealed messages and their tokens, looked at: nothing comes through the door for it.
class InspectedLetterTest {
    private static final Circumstances AS =
            new Circumstances("mail.fabrikam.test", TestFederation.NOON, Optional.empty());

    private final SealedWorld fabrikam = new SealedWorld();
    private final Inspector inspector = inspector();

    private Inspector inspector() {
        var trust =
                new TrustSettings(
                        new OwnIdentity("app", "fabrikam.test", Set.<Domain>of()),
                        List.of(),
                        List.of());
        var issuers = new IssuerKeys(new NobodyThere());
        var tokens =
                new TokenVerifier(
                        () -> trust,
                        issuers,
                        new ReplayGuard(UsedNumbers.inMemory()),
                        new NobodyHere());
        var places =
                List.of(
                        new Destination(
                                SealedWorld.AUTODISCOVER,
                                Set.of(DelegatedOperation.GET_USER_SETTINGS)),
                        new Destination(
                                Letter.EWS, Set.of(DelegatedOperation.GET_USER_AVAILABILITY)));
        return new Inspector(
                new Pipelines(tokens, fabrikam.verifier, places),
                new KnownKeys(SigningKeys::none, issuers, () -> trust, () -> fabrikam.trust));
    }

    @Test
    void honestMessageWouldBeTakenAndIsTakenAfterwards() throws Unrecognised {
        var letter = new Letter();
        letter.whole = Optional.of(letter.octets());

        var found = inspect(letter.whole.get());

        assertThat(found.kind()).isEqualTo("a sealed message with a delegation token");
        assertThat(found.verdict().refusal()).isEmpty();
        assertThat(found.verdict().caller()).contains("ana@contoso.test by Contoso");
        assertThat(found.parts())
                .extracting(Inspection.Part::name)
                .containsExactly("message", "encrypted token", "assertion");
        fabrikam.takes(letter);
        assertThat(inspect(letter.whole.get()).verdict().refusal().map(Refusal::code))
                .contains(Code.SEAL_REPLAYED);
    }

    @Test
    void tokenAloneIsOpenedAndItsMessageIsNotLookedAt() throws Unrecognised {
        var found = inspect(new TestToken().encrypted());

        assertThat(found.verdict().refusal()).isEmpty();
        assertThat(found.notLookedAt()).contains("its signature with the token's key");
        assertThat(found.parts().getFirst().header().get("encrypted for"))
                .startsWith("our current federation key");
        assertThat(assertion(found).says())
                .containsEntry("EmailAddress", "ana@contoso.test")
                .containsEntry(
                        "ConfirmationMethod", "urn:oasis:names:tc:SAML:1.0:cm:holder-of-key");
        assertThat(assertion(found).signature())
                .startsWith("valid, by the key of the broker " + TestFederation.ISSUER);
    }

    @Test
    void verdictIsThatOfTheTimeAskedAbout() throws Unrecognised {
        var later =
                new Circumstances(
                        AS.host(), TestFederation.NOON.plus(Duration.ofHours(1)), Optional.empty());

        var found = inspector.inspect(text(new TestToken().encrypted()), later);

        assertThat(code(found)).contains(Code.DELEGATION_TIMES);
        assertThat(found.verdict().checks())
                .containsExactly(
                        "the token is encrypted for us",
                        "the token is signed by our broker",
                        "the token's issuer is " + TestFederation.ISSUER);
        assertThat(assertion(found).times())
                .extracting(Inspection.Moment::words)
                .contains("45 minutes ago");
    }

    @Test
    void forgedTokenIsShownThoughNobodyBelievesIt() throws Unrecognised {
        var forged = TestToken.of(token -> token.signer = TestFederation.STRANGER);

        var found = inspect(forged.encrypted());

        assertThat(code(found)).contains(Code.DELEGATION_SIGNATURE);
        assertThat(assertion(found).says()).containsEntry("EmailAddress", "ana@contoso.test");
        assertThat(assertion(found).signature()).startsWith("by none of the 2 keys");
    }

    @Test
    void tokenForSomebodyElseStaysClosed() throws Unrecognised {
        var others = TestToken.of(token -> token.recipient = TestFederation.CONTOSO.certificate());

        var found = inspect(others.encrypted());

        assertThat(code(found)).contains(Code.DELEGATION_UNREADABLE);
        assertThat(found.parts()).hasSize(1);
        assertThat(found.parts().getFirst().header().get("encrypted for")).endsWith("none of ours");
    }

    @Test
    void assertionInClearIsRefusedAndSaidToBeGoodOtherwise() throws Unrecognised {
        var found = inspect(XmlTree.write(new TestToken().assertion()));

        assertThat(code(found)).contains(Code.DELEGATION_UNREADABLE);
        assertThat(found.notes().getFirst()).contains("nothing else were wrong");
        assertThat(found.verdict().checks()).contains("the token is signed by our broker");
    }

    @Test
    void proofKeySignatureAndTokenAreShownNowhere() throws Unrecognised {
        var letter = new Letter();
        var octets = text(letter.octets());
        var proof = Base64.getEncoder().encodeToString(letter.token.proofKey);

        var shown =
                inspector.inspect(octets, AS)
                        + inspect(XmlTree.write(letter.token.assertion())).toString();

        assertThat(shown).doesNotContain(proof);
        for (var name : List.of("SignatureValue", "CipherValue", "DigestValue")) {
            var value = Letter.find(TestToken.read(octets), name);
            assertThat(shown).as(name).doesNotContain(value.text().strip());
        }
    }

    /// Whatever is done to a message or a token, it is looked at or called none.
    @Test
    void documentsThatWereTamperedWithAreSurvived() {
        var random = new Random(20260302);
        for (var honest : List.of(new Letter().octets(), new TestToken().encrypted())) {
            for (var i = 0; i < 300; i++) {
                var tampered = new StringBuilder(text(honest));
                for (var change = random.nextInt(3); change >= 0; change--) {
                    var at = random.nextInt(tampered.length());
                    switch (random.nextInt(3)) {
                        case 0 -> tampered.setCharAt(at, (char) random.nextInt(0x20, 0x250));
                        case 1 -> tampered.deleteCharAt(at);
                        default -> tampered.delete(at, Math.min(tampered.length(), at + 40));
                    }
                }
                try {
                    inspector.inspect(tampered.toString(), AS);
                } catch (Unrecognised none) {
                    assertThat(none).hasMessageNotContaining("CipherValue>");
                }
            }
        }
        assertThat(fabrikam.callers).isEmpty();
    }

    private Inspection inspect(byte[] octets) throws Unrecognised {
        return inspector.inspect(text(octets), AS);
    }

    private static String text(byte[] octets) {
        return new String(octets, UTF_8);
    }

    private static Inspection.Part assertion(Inspection found) {
        return found.parts().getLast();
    }

    private static Optional<Code> code(Inspection found) {
        return found.verdict().refusal().map(Refusal::code);
    }

    private static final class NobodyHere implements Directory {
        @Override
        public Set<Domain> acceptedDomains() {
            return Set.of();
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

    /// No call is to be made.
    private static final class NobodyThere implements Https {
        @Override
        public Outcome send(Call call) {
            throw new AssertionError("called " + call.target());
        }

        @Override
        public void close() {}
    }
}
