package entente.ntlm;

import static entente.ntlm.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;

import entente.ntlm.NtlmTerms.Protection;
import entente.problem.Code;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInCheckTest {
    private static final String PASSWORD = "Pa55-w\u00f6rd";
    private static final TestClient ANN = TestClient.of("ann", "EAST", PASSWORD);
    private static final List<KnownHash<String>> KNOWN =
            List.of(
                    new KnownHash<>("another of ann's", NtHash.of("spring")),
                    new KnownHash<>("ann's", NtHash.of(PASSWORD)));

    @Test
    void theKnownHandshakeIsProved() {
        var terms = terms(Protection.NONE, false);

        var verdict = check(terms, Vectors.ANSWER);

        assertThat(verdict).isEqualTo(new Verdict.Proved<>("ann's"));
    }

    @Test
    void theTestClientAnswersAsTheKnownHandshakeHasIt() throws Exception {
        var client =
                ANN.saying(it ->
                        it.bound(hex("8f1214c9c9cab8dc3bf866da9aba57a7"))
                                .to("HTTP/mail.east.example"));

        var answer = client.answer(Vectors.CHALLENGE);

        assertThat(answer).isEqualTo(Vectors.ANSWER);
        assertThat(sha256(answer))
                .isEqualTo("6e31ad9891e78501144f4fd0f5e3f6bf8fac18d3ef330a564a608c8452f10422");
    }

    @Test
    void aSessionKeyOfTheClientsOwnIsExchanged() throws Exception {
        var client =
                ANN.withKeyExchange()
                        .saying(it ->
                                it.bound(hex("8f1214c9c9cab8dc3bf866da9aba57a7"))
                                        .to("HTTP/mail.east.example"));
        var handshake = Vectors.answerTo(client.offer()).orElseThrow();

        var answer = client.answer(handshake.challenge());

        assertThat(sha256(answer))
                .isEqualTo("e5e15593f3720a145c22e8ca08866e5011eebba0680a1fda0dd0a66f73e2088d");
        assertThat(check(terms(Protection.NONE, false), handshake, answer))
                .isEqualTo(new Verdict.Proved<>("ann's"));
    }

    @Test
    void aSessionKeyIsNotExchangedWhereNothingIsSignedOrSealed() {
        var client =
                new TestClient(
                        "ann",
                        "EAST",
                        PASSWORD,
                        Flags.KEY_EXCHANGE,
                        true,
                        UnaryOperator.identity(),
                        Optional.empty());
        var handshake = Vectors.answerTo(client.offer()).orElseThrow();

        var verdict =
                check(
                        terms(Protection.NONE, false),
                        handshake,
                        client.answer(handshake.challenge()));

        assertThat(code(verdict)).isEqualTo(Code.NTLM_UNPROTECTED);
    }

    @Test
    void aSessionKeyThatIsMissingIsNoneThatAnythingIsProtectedWith() {
        var client = ANN.withKeyExchange();
        var handshake = Vectors.answerTo(client.offer()).orElseThrow();
        var answer = client.answer(handshake.challenge());
        ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN).putShort(52, (short) 0);

        var verdict = check(terms(Protection.NONE, false), handshake, answer);

        assertThat(code(verdict)).isEqualTo(Code.NTLM_UNPROTECTED);
    }

    @ParameterizedTest
    @CsvSource({"ann, EAST", "ANN, EAST", "ann, east", "ann@east.example, ''", "ann, ''"})
    void namesArePutTogetherAsClientsDo(String user, String domain) {
        var client = TestClient.of(user, domain, PASSWORD);

        var verdict = check(terms(Protection.ALLOW, false), client.answer(Vectors.CHALLENGE));

        assertThat(verdict).isEqualTo(new Verdict.Proved<>("ann's"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EAST"})
    void whoCountsWithTheOtherDomainIsProvedToo(String counted) {
        var handshake = Vectors.handshake();
        var answer = TestClient.of("ann", counted, PASSWORD).answer(handshake.challenge());
        var sent = withDomain(answer, counted.isEmpty() ? "EAST" : "");

        var verdict = check(terms(Protection.ALLOW, true), handshake, sent);

        // The code goes over the domain too, and so does not fit what a test changed.
        assertThat(code(verdict)).isEqualTo(Code.NTLM_UNPROTECTED);
    }

    @Test
    void aWrongPasswordAndSomebodyUnknownAreOneRefusal() {
        var wrong = TestClient.of("ann", "EAST", "autumn").answer(Vectors.CHALLENGE);

        var ofAnn = check(terms(Protection.ALLOW, false), wrong);
        var ofNobody =
                new SignInCheck(Vectors.NAMES, terms(Protection.ALLOW, false))
                        .check(
                                Vectors.handshake(),
                                read(Vectors.ANSWER),
                                List::<KnownHash<String>>of,
                                Optional.empty(),
                                Vectors.WHEN);

        assertThat(ofAnn).isEqualTo(ofNobody);
        assertThat(code(ofAnn)).isEqualTo(Code.PASSWORD_REFUSED);
    }

    @Test
    void aChallengeIsGoodForAMinute() {
        var late = Vectors.WHEN.plus(Duration.ofSeconds(61));
        var inTime = Vectors.WHEN.plus(Duration.ofSeconds(60));

        assertThat(code(checkAt(late))).isEqualTo(Code.NTLM_OUT_OF_TURN);
        assertThat(code(checkAt(Vectors.WHEN.minusMillis(1)))).isEqualTo(Code.NTLM_OUT_OF_TURN);
        assertThat(checkAt(inTime)).isEqualTo(new Verdict.Proved<>("ann's"));
    }

    @ParameterizedTest
    @CsvSource({"-37, false", "-35, true", "35, true", "37, false"})
    void aClocksDifferenceIsAtMostThatOfWindows(int hours, boolean taken) {
        var time =
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(FileTime.of(Vectors.WHEN.plus(Duration.ofHours(hours))))
                        .array();

        var verdict = check(terms(Protection.ALLOW, false), ANN.at(time).answer(Vectors.CHALLENGE));

        assertThat(verdict instanceof Verdict.Proved<String>).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({
        "mail.west.example, west.example",
        "mail.east.example, west.example",
        "other.east.example, east.example"
    })
    void anAnswerToAnotherServersChallengeIsRefused(String host, String domain) {
        var other = new ServerNames(host, domain);
        var theirs =
                Handshake.answer(Vectors.OFFER, other, Vectors.SERVER_CHALLENGE, Vectors.WHEN)
                        .orElseThrow();

        var verdict = check(terms(Protection.NONE, true), ANN.answer(theirs.challenge()));

        assertThat(code(verdict)).isEqualTo(Code.NTLM_NOT_FOR_US);
    }

    @Test
    void anAnswerThatSaysAnotherTimeThanOurChallengeIsRefused() {
        var client = ANN.withoutMic();
        var later =
                Handshake.answer(
                                client.offer(),
                                Vectors.NAMES,
                                Vectors.SERVER_CHALLENGE,
                                Vectors.WHEN.plusSeconds(1))
                        .orElseThrow();

        var verdict = check(terms(Protection.NONE, true), client.answer(later.challenge()));

        assertThat(code(verdict)).isEqualTo(Code.NTLM_NOT_FOR_US);
    }

    @Test
    void anAnswerToAnotherChallengeOfOursProvesNothing() {
        var other = Handshake.answer(Vectors.OFFER, Vectors.NAMES, Vectors.WHEN).orElseThrow();

        var verdict = check(terms(Protection.NONE, true), other, Vectors.ANSWER);

        assertThat(code(verdict)).isEqualTo(Code.PASSWORD_REFUSED);
    }

    @Test
    void aClientWithoutCodeIsTakenWhereThatIsSaid() {
        var answer = ANN.withoutMic().answer(Vectors.CHALLENGE);

        assertThat(code(check(terms(Protection.ALLOW, false), answer)))
                .isEqualTo(Code.NTLM_UNPROTECTED);
        assertThat(check(terms(Protection.ALLOW, true), answer))
                .isEqualTo(new Verdict.Proved<>("ann's"));
    }

    @Test
    void anOfferThatWasChangedOnTheWayIsSeenEvenWhereNoCodeIsNeeded() {
        var changed = Vectors.OFFER.clone();
        changed[14] ^= 0x08;
        var handshake = Vectors.answerTo(changed).orElseThrow();

        var verdict =
                check(
                        terms(Protection.NONE, true),
                        handshake,
                        ANN.answer(Vectors.OFFER, handshake.challenge()));

        assertThat(code(verdict)).isEqualTo(Code.NTLM_UNPROTECTED);
    }

    @Test
    void noBitOfAnAnswerThatCountsCanBeTurned() {
        var header = 12;

        for (var bit = header * 8; bit < Vectors.ANSWER.length * 8; bit++) {
            var turned = Vectors.ANSWER.clone();
            turned[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(Authenticate.read(turned))
                    .as("bit %d", bit)
                    .satisfies(it ->
                            it.ifPresent(sent ->
                                    assertThat(
                                                    check(
                                                            terms(Protection.NONE, false),
                                                            Vectors.handshake(),
                                                            sent))
                                            .isInstanceOf(Verdict.Refused.class)));
        }
    }

    @Test
    void anAnswerThatEndsEarlyIsNeverTaken() {
        for (var length = 0; length < Vectors.ANSWER.length; length++) {
            var cut = Arrays.copyOf(Vectors.ANSWER, length);
            assertThat(
                            Authenticate.read(cut)
                                    .map(sent ->
                                            check(
                                                    terms(Protection.NONE, true),
                                                    Vectors.handshake(),
                                                    sent)))
                    .as("%d bytes", length)
                    .satisfies(it ->
                            assertThat(it.filter(Verdict.Proved.class::isInstance)).isEmpty());
        }
    }

    @Test
    void theFirstVersionAndNobodyAreRefused() {
        var first = Vectors.ANSWER.clone();
        ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).putShort(20, (short) 24);
        var nobody = Vectors.ANSWER.clone();
        ByteBuffer.wrap(nobody).order(ByteOrder.LITTLE_ENDIAN).putShort(36, (short) 0);
        var anonymous = Vectors.ANSWER.clone();
        anonymous[61] |= 0x08;

        assertThat(List.of(first, nobody, anonymous))
                .allSatisfy(sent ->
                        assertThat(code(check(terms(Protection.NONE, true), sent)))
                                .isEqualTo(Code.NTLM_VERSION_REFUSED));
    }

    @Test
    void anAnswerOfTheFirstVersionOrTooLateLooksNobodyUp() {
        var first = Vectors.ANSWER.clone();
        ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).putShort(20, (short) 24);
        var late = Vectors.WHEN.plus(Duration.ofSeconds(61));

        assertThat(timesLookedUp(first, Vectors.WHEN)).isZero();
        assertThat(timesLookedUp(Vectors.ANSWER, late)).isZero();
        assertThat(timesLookedUp(Vectors.ANSWER, Vectors.WHEN)).isOne();
    }

    private static int timesLookedUp(byte[] sent, Instant now) {
        var times = new AtomicInteger();
        new SignInCheck(Vectors.NAMES, terms(Protection.NONE, true))
                .check(
                        Vectors.handshake(),
                        read(sent),
                        () -> {
                            times.incrementAndGet();
                            return KNOWN;
                        },
                        Optional.empty(),
                        now);
        return times.get();
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, , true", "NONE, 00, true", "NONE, 11, true",
        "ALLOW, , true", "ALLOW, 00, true", "ALLOW, 11, false",
        "REQUIRE, , false", "REQUIRE, 00, false", "REQUIRE, 11, false"
    })
    void aBindingCountsAsTheTermsHaveIt(Protection protection, String repeated, boolean taken) {
        var client =
                repeated == null
                        ? ANN.saying(it -> it.to("HTTP/mail.east.example"))
                        : ANN.saying(it ->
                                it.bound(hex(repeated.repeat(16))).to("HTTP/mail.east.example"));

        var verdict = check(terms(protection, false), client.answer(Vectors.CHALLENGE));

        assertThat(verdict instanceof Verdict.Proved<String>).isEqualTo(taken);
    }

    @ParameterizedTest
    @EnumSource(Protection.class)
    void listsThatAreNoneAreRefused(Protection protection) {
        var end = Vectors.ANSWER.length - 8;
        var endless = Vectors.ANSWER.clone();
        Arrays.fill(endless, end, end + 4, (byte) 0xff);
        var twice = Vectors.ANSWER.clone();
        twice[indexOf(twice, hex("0a001000"))] = 7;

        assertThat(List.of(endless, twice))
                .allSatisfy(sent ->
                        assertThat(code(check(terms(protection, true), sent)))
                                .isEqualTo(Code.NTLM_MALFORMED));
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        return HexFormat.of().formatHex(bytes).indexOf(HexFormat.of().formatHex(part)) / 2;
    }

    private static byte[] withDomain(byte[] answer, String domain) {
        var changed = Arrays.copyOf(answer, answer.length + 8);
        var view = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
        var text = domain.getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        view.putShort(28, (short) text.length).putInt(32, answer.length).put(answer.length, text);
        return changed;
    }

    private static Verdict<String> checkAt(Instant now) {
        return new SignInCheck(Vectors.NAMES, terms(Protection.NONE, false))
                .check(
                        Vectors.handshake(),
                        read(Vectors.ANSWER),
                        () -> KNOWN,
                        Optional.empty(),
                        now);
    }

    private static Verdict<String> check(NtlmTerms terms, byte[] sent) {
        return check(terms, Vectors.handshake(), sent);
    }

    private static Verdict<String> check(NtlmTerms terms, Handshake handshake, byte[] sent) {
        return check(terms, handshake, read(sent));
    }

    private static Verdict<String> check(NtlmTerms terms, Handshake handshake, Authenticate sent) {
        return new SignInCheck(Vectors.NAMES, terms)
                .check(handshake, sent, () -> KNOWN, Optional.empty(), Vectors.WHEN);
    }

    private static Authenticate read(byte[] sent) {
        return Authenticate.read(sent).orElseThrow();
    }

    private static NtlmTerms terms(Protection protection, boolean withoutMic) {
        return new NtlmTerms(protection, withoutMic, Set.of("mail.east.example"));
    }

    private static Code code(Verdict<String> verdict) {
        return ((Verdict.Refused<String>) verdict).why().code();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
