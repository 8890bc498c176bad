package entente.tokens;

import static entente.tokens.TestKeys.NOON;
import static entente.tokens.TestResource.BROKER_METADATA;
import static entente.tokens.TestToken.BROKER_APP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.calling.Call;
import entente.calling.Outcome;
import entente.calling.Outcome.NoAnswer;
import entente.question.TraceId;
import entente.trace.Step;
import entente.trace.Trace;
import entente.wire.jwt.Header;
import entente.wire.jwt.SigningKey;
import entente.wire.jwt.VerifyKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// When an issuer's document is read, and when it is believed.
class IssuerKeysTest {
    private static final KeySource BROKER = KeySource.of(TestResource.broker());

    private final FakeHttps https = new FakeHttps();
    private final IssuerKeys keys = new IssuerKeys(https, this::beside);
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean readsAtOnce = true;
    private final Trace trace = new Trace(TraceId.fresh(), "contoso.cloud.test");

    @Test
    void documentIsReadOnceADay() {
        publish(TestKeys.BROKER);

        keysFor(TestKeys.BROKER, NOON);
        keysFor(TestKeys.BROKER, NOON.plus(Duration.ofHours(24)).minusSeconds(1));

        assertThat(reads()).isOne();

        keysFor(TestKeys.BROKER, NOON.plus(Duration.ofHours(24)));

        assertThat(reads()).isEqualTo(2);
    }

    @Test
    void goodCopyIsUsedWhileTheDocumentIsReadBeside() {
        readsAtOnce = false;
        publish(TestKeys.BROKER);
        keysFor(TestKeys.BROKER, NOON);
        var nextDay = NOON.plus(Duration.ofHours(24));

        for (var i = 0; i < 3; i++) {
            assertThat(keysFor(TestKeys.BROKER, nextDay)).hasSize(1);
        }

        assertThat(reads()).isOne();
        assertThat(waiting).hasSize(1);

        waiting.remove().run();
        keysFor(TestKeys.BROKER, nextDay);

        assertThat(reads()).isEqualTo(2);
        assertThat(waiting).isEmpty();
    }

    @Test
    void copyThatWasNotUsedForDaysIsReadAnewBeforeItIs() {
        readsAtOnce = false;
        publish(TestKeys.BROKER);
        keysFor(TestKeys.BROKER, NOON);
        publish(TestKeys.BROKER_NEXT);

        assertThat(keysFor(TestKeys.BROKER, NOON.plus(Duration.ofDays(2)))).isEmpty();
        assertThat(waiting).isEmpty();
    }

    @Test
    void keyThatIsNewHasTheDocumentReadAgain() {
        publish(TestKeys.BROKER);
        keysFor(TestKeys.BROKER, NOON);
        publish(TestKeys.BROKER, TestKeys.BROKER_NEXT);

        var found = keysFor(TestKeys.BROKER_NEXT, NOON.plusSeconds(1));

        assertThat(found).containsExactly(TestKeys.BROKER_NEXT.verifyKey());
        assertThat(trace.steps())
                .filteredOn(step -> step.step() instanceof Step.MetadataRefreshed)
                .hasSize(2);
    }

    @Test
    void keyBeforeTheChangeIsGoodForAsLongAsItIsPublished() {
        publish(TestKeys.BROKER_NEXT, TestKeys.BROKER);
        assertThat(keysFor(TestKeys.BROKER, NOON)).hasSize(1);

        publish(TestKeys.BROKER_NEXT);

        assertThat(keysFor(TestKeys.BROKER, NOON.plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void secondUnknownKeyWithinFiveMinutesHasNothingReadAgain() {
        publish(TestKeys.BROKER);
        keysFor(TestKeys.BROKER, NOON);

        keysFor(TestKeys.STRANGER, NOON.plusSeconds(1));
        keysFor(TestKeys.STRANGER, NOON.plusSeconds(2));
        keysFor(TestKeys.OTHER_BROKER, NOON.plusSeconds(300));

        assertThat(reads()).isEqualTo(2);

        keysFor(TestKeys.STRANGER, NOON.plusSeconds(301));

        assertThat(reads()).isEqualTo(3);
    }

    @Test
    void firstTokenWithAnUnknownKeyHasTheDocumentReadOnce() {
        publish(TestKeys.BROKER);

        keysFor(TestKeys.STRANGER, NOON);

        assertThat(reads()).isOne();
    }

    @Test
    void tokenThatNamesNoKeyMayMeanAny() {
        publish(TestKeys.BROKER, TestKeys.BROKER_NEXT);

        var found = keys.named(BROKER, namingNone(), NOON, trace);

        assertThat(found)
                .containsExactly(TestKeys.BROKER.verifyKey(), TestKeys.BROKER_NEXT.verifyKey());
    }

    @Test
    void manyTokensAtOnceHaveTheDocumentReadOnce() throws InterruptedException {
        publish(TestKeys.BROKER);
        Callable<List<VerifyKey>> look = () -> keysFor(TestKeys.BROKER, NOON);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var looks = IntStream.range(0, 50).mapToObj(_ -> look).toList();
            assertThat(threads.invokeAll(looks)).allMatch(each -> each.resultNow().size() == 1);
        }

        assertThat(reads()).isOne();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documentsThatAreNotBelieved")
    void lastGoodCopyStaysWhereTheNewOneIsNotBelieved(String what, Function<Call, Outcome> server) {
        publish(TestKeys.BROKER);
        keysFor(TestKeys.BROKER, NOON);
        https.serve(BROKER_METADATA, server);

        var later = NOON.plus(Duration.ofDays(2));

        assertThat(keysFor(TestKeys.BROKER, later)).as(what).hasSize(1);
        assertThat(keysFor(TestKeys.STRANGER, later)).as(what).isEmpty();
        assertThat(trace.steps()).anyMatch(step -> step.step() instanceof Step.Failed);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documentsThatAreNotBelieved")
    void issuerIsNotBelievedWhereThereIsNoGoodCopy(String what, Function<Call, Outcome> server) {
        https.serve(BROKER_METADATA, server);

        assertThat(keysFor(TestKeys.BROKER, NOON)).as(what).isEmpty();
        assertThat(keysFor(TestKeys.STRANGER, NOON)).as(what).isEmpty();
    }

    static List<Arguments> documentsThatAreNotBelieved() {
        return List.of(
                broken("another issuer", documentOf(TestToken.OTHER_BROKER_APP, "contoso.test")),
                broken("another realm", documentOf(BROKER_APP, "evil.test")),
                broken("no document", _ -> FakeHttps.json(200, "<html>".getBytes(UTF_8))),
                broken("no key", _ -> FakeHttps.json(200, "{\"keys\":[]}".getBytes(UTF_8))),
                broken("an error", _ -> FakeHttps.json(500, new byte[0])),
                broken(
                        "sent elsewhere",
                        _ ->
                                new Outcome.Responded(
                                        302,
                                        Map.of("location", List.of("https://evil.test/")),
                                        new byte[0])),
                broken("too large", _ -> FakeHttps.json(200, new byte[300 * 1024])),
                broken("too slow", _ -> new NoAnswer(Outcome.Kind.TIMED_OUT, "ten seconds")),
                broken("private", _ -> new NoAnswer(Outcome.Kind.REFUSED_HERE, "private")));
    }

    @Test
    void copyIsNoLongerGoodWhenItsCertificatesHaveEnded() {
        publish(TestKeys.BROKER);
        keysFor(TestKeys.BROKER, NOON);
        https.serve(BROKER_METADATA, _ -> FakeHttps.json(500, new byte[0]));

        assertThat(keysFor(TestKeys.BROKER, NOON.plus(Duration.ofDays(366)))).isEmpty();
    }

    @Test
    void brokenDocumentIsNotReadAtEachToken() {
        https.serve(BROKER_METADATA, _ -> FakeHttps.json(500, new byte[0]));

        keysFor(TestKeys.BROKER, NOON);
        keysFor(TestKeys.BROKER, NOON.plusSeconds(9));

        assertThat(reads()).isOne();

        publish(TestKeys.BROKER);

        assertThat(keysFor(TestKeys.BROKER, NOON.plusSeconds(10))).hasSize(1);
    }

    @Test
    void plainHttpIsNotEvenCalled() {
        var plain =
                new KeySource(
                        BROKER_APP, Set.of("contoso.test"), true, URI.create("http://auth.test/"));

        var found = keys.named(plain, naming(TestKeys.BROKER), NOON, trace);

        assertThat(found).isEmpty();
        assertThat(https.calls()).isEmpty();
    }

    @Test
    void partnersDocumentMayNotSpeakForEveryRealm() {
        https.publish(
                TestResource.CONTOSO_METADATA,
                TestToken.CONTOSO_APP + "@*",
                "*",
                TestKeys.CONTOSO.verifyKey());
        var partner = KeySource.of(TestResource.contoso(), TestResource.CONTOSO_METADATA);

        assertThat(keys.named(partner, naming(TestKeys.CONTOSO), NOON, trace)).isEmpty();
    }

    private static Function<Call, Outcome> documentOf(String app, String realm) {
        var other = new FakeHttps();
        other.publish(BROKER_METADATA, app + "@" + realm, realm, TestKeys.STRANGER.verifyKey());
        return other::send;
    }

    private static Arguments broken(String what, Function<Call, Outcome> server) {
        return Arguments.of(what, server);
    }

    private void publish(SigningKey... published) {
        var verifyKeys =
                List.of(published).stream().map(SigningKey::verifyKey).toArray(VerifyKey[]::new);
        https.publish(BROKER_METADATA, BROKER_APP + "@contoso.test", "contoso.test", verifyKeys);
    }

    private List<VerifyKey> keysFor(SigningKey signer, Instant now) {
        return keys.named(BROKER, naming(signer), now, trace);
    }

    private static Header naming(SigningKey signer) {
        return new Header(
                "RS256", "JWT", Optional.of(signer.x5t()), Optional.empty(), Optional.empty());
    }

    private static Header namingNone() {
        return new Header("RS256", "JWT", Optional.empty(), Optional.empty(), Optional.empty());
    }

    private void beside(Runnable read) {
        if (readsAtOnce) {
            read.run();
        } else {
            waiting.add(read);
        }
    }

    private int reads() {
        return https.callsTo(BROKER_METADATA);
    }
}
