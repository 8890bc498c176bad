package entente.tokens;

import static entente.tokens.TestKeys.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import entente.question.Domain;
import entente.tokens.TokenVerifier.Verdict;
import entente.wire.jwt.MetadataDocument;
import entente.wire.jwt.MetadataMalformed;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A change of keys that no partner notices.
class SigningKeysTest {
    private static final SigningKeys CHANGING =
            new SigningKeys(
                    Optional.of(TestKeys.CONTOSO),
                    Optional.of(TestKeys.CONTOSO_ELLIPTIC),
                    NOON,
                    Optional.empty());

    @Test
    void nextKeySignsFromItsTimeOn() {
        assertThat(CHANGING.signerAt(NOON.minusSeconds(1))).contains(TestKeys.CONTOSO);
        assertThat(CHANGING.signerAt(NOON)).contains(TestKeys.CONTOSO_ELLIPTIC);
    }

    @Test
    void nextKeyIsPublishedBeforeItSignsAndTheOldOneAfter() {
        var changed = CHANGING.rolled();

        assertThat(CHANGING.publishedAt(NOON.minusSeconds(1)))
                .containsExactly(
                        TestKeys.CONTOSO.verifyKey(), TestKeys.CONTOSO_ELLIPTIC.verifyKey());
        assertThat(changed.publishedAt(NOON))
                .containsExactly(
                        TestKeys.CONTOSO_ELLIPTIC.verifyKey(), TestKeys.CONTOSO.verifyKey());
        assertThat(changed.withoutPrevious().publishedAt(NOON))
                .containsExactly(TestKeys.CONTOSO_ELLIPTIC.verifyKey());
    }

    @Test
    void nextKeyTakesOverByItselfAndTheOldOneStaysPublished() {
        assertThat(CHANGING.publishedAt(NOON.minusSeconds(1)))
                .containsExactly(
                        TestKeys.CONTOSO.verifyKey(), TestKeys.CONTOSO_ELLIPTIC.verifyKey());
        assertThat(CHANGING.publishedAt(NOON))
                .containsExactly(
                        TestKeys.CONTOSO_ELLIPTIC.verifyKey(), TestKeys.CONTOSO.verifyKey());
    }

    @Test
    void keyBeforeTheOldOneIsPublishedUntilTheNextTakesOver() {
        var keys =
                new SigningKeys(
                        Optional.of(TestKeys.CONTOSO),
                        Optional.of(TestKeys.CONTOSO_ELLIPTIC),
                        NOON,
                        Optional.of(TestKeys.ENDED));

        assertThat(keys.publishedAt(NOON.minusSeconds(1))).contains(TestKeys.ENDED.verifyKey());
        assertThat(keys.publishedAt(NOON)).doesNotContain(TestKeys.ENDED.verifyKey());
    }

    @Test
    void nextKeyWithoutADayIsPublishedAndNeverSigns() {
        var keys =
                new SigningKeys(
                        Optional.of(TestKeys.CONTOSO),
                        Optional.of(TestKeys.CONTOSO_ELLIPTIC),
                        Instant.MAX,
                        Optional.empty());

        assertThat(keys.signerAt(Instant.parse("9999-12-31T23:59:59Z"))).contains(TestKeys.CONTOSO);
        assertThat(keys.publishedAt(NOON)).contains(TestKeys.CONTOSO_ELLIPTIC.verifyKey());
    }

    @Test
    void withoutANextKeyNothingChanges() {
        var keys = SigningKeys.of(TestKeys.CONTOSO);

        assertThat(keys.rolled()).isEqualTo(keys);
    }

    @Test
    void partnersBelieveWhatOurOwnDocumentPublishes() throws MetadataMalformed {
        var resource = new TestResource();
        var own =
                new OwnIdentity(
                        TestToken.CONTOSO_APP,
                        "contoso.test",
                        Set.of(Domain.of("mail.contoso.test")));
        var document = CHANGING.metadata(own, TestResource.CONTOSO_METADATA, NOON).orElseThrow();
        resource.https.serve(
                TestResource.CONTOSO_METADATA, _ -> FakeHttps.json(200, document.json()));

        assertThat(MetadataDocument.parse(document.json()).keys()).hasSize(2);
        assertThat(resource.call(TestToken.selfIssuedActor())).isInstanceOf(Verdict.Accepted.class);
        assertThat(resource.call(TestToken.selfIssuedActor().signedBy(TestKeys.CONTOSO_ELLIPTIC)))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void withoutKeysThereIsNothingToPublish() {
        var own = new OwnIdentity(TestToken.CONTOSO_APP, "contoso.test", Set.of());

        assertThat(SigningKeys.none().metadata(own, TestResource.CONTOSO_METADATA, NOON)).isEmpty();
        assertThat(SigningKeys.none().signerAt(NOON)).isEmpty();
    }
}
