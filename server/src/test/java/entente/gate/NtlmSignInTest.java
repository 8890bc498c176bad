package entente.gate;

import static entente.gate.Visitors.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import entente.audit.AuditEvent;
import entente.gate.Entry.Admitted;
import entente.gate.Entry.Challenged;
import entente.gate.Entry.TurnedAway;
import entente.mailbox.MailboxStore;
import entente.mailbox.Recipient;
import entente.mailbox.ServicePassword;
import entente.mailbox.SqlMailboxStore;
import entente.ntlm.NtlmTerms;
import entente.ntlm.NtlmTerms.Protection;
import entente.ntlm.ServerNames;
import entente.ntlm.TestClient;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.question.TraceId;
import entente.settings.Safe;
import entente.trace.Trace;
import entente.wire.jwt.Challenge;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NtlmSignInTest {
    private static final Address MARY = Address.of("mary@contoso.test");

    @TempDir private Path folder;
    private MailboxStore store;
    private IssuedPasswords issued;
    private NtlmSignIn ntlm;
    private String password;

    @BeforeEach
    void giveMaryAServicePassword() {
        store =
                SqlMailboxStore.open(
                        folder.resolve("mailboxes.db"),
                        Set.of(Domain.of("contoso.test")),
                        InstantSource.fixed(NOON));
        store.put(
                new Recipient.Mailbox(MARY, "Mary Major", Recipient.Kind.PERSON, ZoneId.of("UTC")));
        issued = new IssuedPasswords(store, new Safe(folder.resolve("key")));
        password = issued.issue(MARY, "scanner", NOON).orElseThrow();
        ntlm = server("mail.contoso.test", "contoso.test");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @CsvSource({
        "mary@contoso.test, ''",
        "MARY@contoso.test, ''",
        "mary, CONTOSO",
        "mary, contoso.test",
        "mary, ''"
    })
    void whoAnswersTheChallengeIsLetIn(String user, String domain) {
        var connection = connection();

        var entry = signIn(TestClient.of(user, domain, password), connection, "NTLM");

        assertThat(entry).isInstanceOf(Admitted.class);
        assertThat(((Admitted) entry).caller()).isEqualTo(new Caller.OwnPerson(MARY));
    }

    @ParameterizedTest
    @CsvSource({"mary, FABRIKAM", "mary, fabrikam.test", "mary@fabrikam.test, ''"})
    void whoIsOfAnotherDomainIsNobodyHere(String user, String domain) {
        var entry = signIn(TestClient.of(user, domain, password), connection(), "NTLM");

        assertThat(code(entry)).isEqualTo(Code.PASSWORD_REFUSED);
    }

    @Test
    void aClientThatSaysNegotiateIsAnsweredSo() {
        var connection = connection();

        var entry = ntlm.enter(offer(mary()), arrival("Negotiate", connection), NOON);

        assertThat(((Challenged) entry).header()).startsWith("Negotiate TlRMTVNTUAAC");
    }

    @Test
    void whoSignedInStaysSoOnThatConnectionAlone() {
        var connection = connection();
        signIn(mary(), connection, "NTLM");

        var later = ntlm.signedIn(arrival("", connection));
        var elsewhere = ntlm.signedIn(arrival("", connection()));

        assertThat(later).containsInstanceOf(Admitted.class);
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void aPasswordThatIsTakenAwayEndsWhatItOpened() {
        var connection = connection();
        signIn(mary(), connection, "NTLM");

        store.removeServicePassword(MARY, "scanner");

        assertThat(ntlm.signedIn(arrival("", connection))).isEmpty();
        assertThat(connection.stage()).isEqualTo(new Connection.Stage.Nothing());
        assertThat(code(signIn(mary(), connection(), "NTLM"))).isEqualTo(Code.PASSWORD_REFUSED);
    }

    @Test
    void aPasswordOfTheSameNameDoesNotRevive() {
        var connection = connection();
        signIn(mary(), connection, "NTLM");

        store.removeServicePassword(MARY, "scanner");
        issued.issue(MARY, "scanner", NOON);

        assertThat(ntlm.signedIn(arrival("", connection))).isEmpty();
    }

    @Test
    void anotherOffersOnTheSameConnectionBeginsAnew() {
        var connection = connection();
        signIn(mary(), connection, "NTLM");

        ntlm.enter(offer(mary()), arrival("NTLM", connection), NOON);

        assertThat(ntlm.signedIn(arrival("", connection))).isEmpty();
    }

    @Test
    void anAnswerWithoutAChallengeOnItsConnectionIsRefused() {
        var connection = connection();
        var challenge = challenge(connection);
        var answer = encoded(mary().answer(challenge));

        var elsewhere = ntlm.enter(answer, arrival("NTLM", connection()), NOON);
        var here = ntlm.enter(answer, arrival("NTLM", connection), NOON);
        var again = ntlm.enter(answer, arrival("NTLM", connection), NOON);

        assertThat(code(elsewhere)).isEqualTo(Code.NTLM_OUT_OF_TURN);
        assertThat(here).isInstanceOf(Admitted.class);
        assertThat(code(again)).isEqualTo(Code.NTLM_OUT_OF_TURN);
        assertThat(ntlm.signedIn(arrival("", connection))).isEmpty();
    }

    @Test
    void aChallengeIsUsedUpByAWrongAnswer() {
        var connection = connection();
        var challenge = challenge(connection);
        var wrong = encoded(TestClient.of("mary", "", "guessed").answer(challenge));
        var right = encoded(mary().answer(challenge));

        var first = ntlm.enter(wrong, arrival("NTLM", connection), NOON);
        var second = ntlm.enter(right, arrival("NTLM", connection), NOON);

        assertThat(code(first)).isEqualTo(Code.PASSWORD_REFUSED);
        assertThat(code(second)).isEqualTo(Code.NTLM_OUT_OF_TURN);
    }

    @Test
    void aChallengeThatIsOldIsRefused() {
        var connection = connection();
        var answer = encoded(mary().answer(challenge(connection)));

        var entry = ntlm.enter(answer, arrival("NTLM", connection), NOON.plusSeconds(61));

        assertThat(code(entry)).isEqualTo(Code.NTLM_OUT_OF_TURN);
    }

    @Test
    void anAnswerThatIsPassedOnToAnotherServerIsRefused() {
        var theirs = server("mail.fabrikam.test", "fabrikam.test");
        var connection = connection();
        var relayed = theirs.enter(offer(mary()), arrival("NTLM", connection), NOON);

        var ours = connection();
        challenge(ours);
        var entry = ntlm.enter(encoded(mary().answer(bytes(relayed))), arrival("NTLM", ours), NOON);

        assertThat(code(entry)).isEqualTo(Code.PASSWORD_REFUSED);
    }

    @Test
    void whereSeveralShareAConnectionNobodySignsIn() {
        var shared = Visitors.arrival("POST", "/here", Map.of(), true);

        var entry = ntlm.enter(offer(mary()), shared, NOON);

        assertThat(code(entry)).isEqualTo(Code.NTLM_OUT_OF_TURN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "TlRMTVNTUAAB", "TlRMTVNTUAAC", "YIIB"})
    void whatIsNoMessageIsRefusedAndEndsWhatWasBegun(String credentials) {
        var connection = connection();
        var answer = encoded(mary().answer(challenge(connection)));

        var entry = ntlm.enter(credentials, arrival("NTLM", connection), NOON);
        var after = ntlm.enter(answer, arrival("NTLM", connection), NOON);

        assertThat(code(entry)).isEqualTo(Code.NTLM_MALFORMED);
        assertThat(code(after)).isEqualTo(Code.NTLM_OUT_OF_TURN);
    }

    @Test
    void wrongPasswordsAreCountedAndThenARightOneIsRefused() {
        for (var time = 0; time < Attempts.FOR_ONE_ADDRESS; time++) {
            signIn(TestClient.of("mary@contoso.test", "", "guessed"), connection(), "NTLM");
        }

        var entry = signIn(mary(), connection(), "NTLM");

        assertThat(code(entry)).isEqualTo(Code.TOO_MANY_ATTEMPTS);
    }

    @Test
    void whatNamesNobodyIsCountedForItsPeer() {
        var nobody = TestClient.of("no address@", "", "guessed");
        for (var time = 0; time < Attempts.FROM_ONE_PEER; time++) {
            assertThat(code(signIn(nobody, connection(), "NTLM"))).isEqualTo(Code.PASSWORD_REFUSED);
        }

        assertThat(code(signIn(nobody, connection(), "NTLM"))).isEqualTo(Code.TOO_MANY_ATTEMPTS);
        assertThat(code(signIn(mary(), connection(), "NTLM"))).isEqualTo(Code.TOO_MANY_ATTEMPTS);
    }

    @Test
    void whatIsRefusedForAnythingElseIsNoWrongPassword() {
        for (var time = 0; time < Attempts.FOR_ONE_ADDRESS; time++) {
            assertThat(code(signIn(mary().withoutMic(), connection(), "NTLM")))
                    .isEqualTo(Code.NTLM_UNPROTECTED);
        }

        assertThat(signIn(mary(), connection(), "NTLM")).isInstanceOf(Admitted.class);
    }

    @Test
    void whatCameBetweenIsNotEndedByWhatWasSeenBefore() {
        var connection = connection();
        var before = connection.stage();
        var between = new Connection.Stage.Nothing();
        connection.replace(between);

        connection.follow(before, new Connection.Stage.Nothing());

        assertThat(connection.stage()).isSameAs(between);
    }

    @Test
    void aLockedPasswordIsWorthNothingUnderAnotherName() {
        var kept = store.servicePasswordsOf(MARY).getFirst();

        store.addServicePassword(MARY, new ServicePassword("printer", kept.locked(), NOON));

        assertThat(issued.of(MARY))
                .singleElement()
                .satisfies(known -> assertThat(known.account()).isEqualTo(kept));
    }

    @Test
    void aLockedPasswordIsWorthNothingInAnotherMailbox() {
        var bob = Address.of("bob@contoso.test");
        store.put(new Recipient.Mailbox(bob, "Bob", Recipient.Kind.PERSON, ZoneId.of("UTC")));

        store.addServicePassword(bob, store.servicePasswordsOf(MARY).getFirst());

        assertThat(issued.of(MARY)).hasSize(1);
        assertThat(issued.of(bob)).isEmpty();
    }

    @Test
    void nothingThatIsKeptShowsThePassword() {
        var kept = store.servicePasswordsOf(MARY).getFirst();

        assertThat(password).hasSizeGreaterThanOrEqualTo(22);
        assertThat(kept.toString()).doesNotContain(kept.locked());
        assertThat(kept.locked()).doesNotContain(password);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPageOfAnotherSiteBeginsAndEndsNothing(boolean signedInBefore) {
        var connection = connection();
        var begun = signedInBefore ? Optional.<byte[]>empty() : Optional.of(challenge(connection));
        if (signedInBefore) {
            signIn(mary(), connection, "NTLM");
        }
        var before = connection.stage();
        var message = begun.map(it -> encoded(mary().answer(it))).orElse(offer(mary()));
        var headers =
                Map.of(
                        "authorization",
                        List.of("NTLM " + message),
                        "origin",
                        List.of("https://evil.test"));

        var entry = entered(headers, connection);

        assertThat(code(entry)).isEqualTo(Code.OPERATION_FORBIDDEN);
        assertThat(connection.stage()).isSameAs(before);
    }

    @Test
    void whatAPageOfAnotherSiteSendsOverAConnectionIsNotThatOfWhoSignedInOnIt() {
        var connection = connection();
        signIn(mary(), connection, "NTLM");

        var evil = entered(Map.of("origin", List.of("https://evil.test")), connection);
        var ours = entered(Map.of("origin", List.of("https://mail.contoso.test")), connection);

        assertThat(code(evil)).isEqualTo(Code.NOT_SIGNED_IN);
        assertThat(ours).isInstanceOf(Admitted.class);
    }

    @Test
    void whoIsRefusedIsOnRecordAsWhomTheSignInTookItFor() {
        var recorded = new ArrayList<AuditEvent>();
        var inside =
                new Mount.Guarded(Place.at("/here", "POST"), door(), (_, _) -> Reply.empty(200));
        var gate =
                new Gate(
                        "contoso.test",
                        List.of(inside),
                        new TraceBook(),
                        recorded::add,
                        InstantSource.fixed(NOON));
        var connection = connection();
        var wrong = TestClient.of("mary", "CONTOSO", "guessed").answer(challenge(connection));
        var headers = Map.of("authorization", List.of("NTLM " + encoded(wrong)));

        gate.answer(arrival(headers, Optional.of(connection)));

        assertThat(recorded)
                .singleElement()
                .isInstanceOfSatisfying(
                        AuditEvent.SignInRefused.class,
                        refused -> assertThat(refused.by()).contains(MARY));
    }

    private Entry entered(Map<String, List<String>> headers, Connection connection) {
        return door().enter(
                        arrival(headers, Optional.of(connection)),
                        NOON,
                        new Trace(TraceId.fresh(), "contoso.test"));
    }

    private Door door() {
        return Door.forPeopleAndPartners(new Passwords(new Visitors.FewAccounts()), new NoTokens())
                .alsoBy(ntlm);
    }

    private TestClient mary() {
        return TestClient.of("mary@contoso.test", "", password);
    }

    private NtlmSignIn server(String host, String domain) {
        return new NtlmSignIn(
                issued,
                new Passwords(new Visitors.FewAccounts()),
                new ServerNames(host, domain),
                new NtlmTerms(Protection.ALLOW, false, Set.of(host)));
    }

    private Entry signIn(TestClient client, Connection connection, String scheme) {
        var challenge = ntlm.enter(offer(client), arrival(scheme, connection), NOON);
        return ntlm.enter(
                encoded(client.answer(bytes(challenge))), arrival(scheme, connection), NOON);
    }

    private byte[] challenge(Connection connection) {
        return bytes(ntlm.enter(offer(mary()), arrival("NTLM", connection), NOON));
    }

    private static byte[] bytes(Entry challenged) {
        var header = ((Challenged) challenged).header();
        return Base64.getDecoder().decode(header.substring(header.indexOf(' ') + 1));
    }

    private static String offer(TestClient client) {
        return encoded(client.offer());
    }

    private static String encoded(byte[] message) {
        return Base64.getEncoder().encodeToString(message);
    }

    private static Connection connection() {
        return new Connection(Optional.empty());
    }

    private static Arrival arrival(String scheme, Connection connection) {
        return arrival(Map.of("authorization", List.of(scheme + " …")), Optional.of(connection));
    }

    private static Arrival arrival(
            Map<String, List<String>> headers, Optional<Connection> connection) {
        return new Arrival(
                "POST",
                "mail.contoso.test",
                443,
                "/here",
                "",
                headers,
                Visitors.body(""),
                true,
                "192.0.2.7",
                Optional.empty(),
                connection);
    }

    private static Code code(Entry entry) {
        return ((TurnedAway) entry).why().code();
    }

    private record NoTokens() implements TokenCheck {
        @Override
        public Entry check(String token, String host, Instant now, Trace trace) {
            return new TurnedAway(Refusal.of(Code.TOKEN_SIGNATURE));
        }

        @Override
        public Challenge challenge() {
            return Challenge.of("us", Optional.empty(), List.of());
        }
    }
}
