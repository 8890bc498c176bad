package entente.enrolment;

import static entente.enrolment.FakeBroker.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import entente.calling.Https;
import entente.calling.ScriptedHttps;
import entente.calling.Site;
import entente.enrolment.Enrolment.Outcome;
import entente.enrolment.FailingHttps.Killed;
import entente.enrolment.Membership.Rolling;
import entente.enrolment.Membership.State;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Domain;
import entente.settings.SettingsFile;
import entente.trusts.DomainProof;
import entente.wire.seal.FederationCertificate;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrolmentTest {
    private static final Domain CONTOSO = Domain.of("contoso.test");
    private static final Domain CLOUD = Domain.of("contoso.cloud.test");
    private static final Wish WISH = wish(Optional.empty(), CONTOSO, CLOUD);

    @TempDir private Path folder;

    private FakeBroker broker = new FakeBroker();
    private ScriptedHttps https = new ScriptedHttps().at("auth.test", broker);
    private SettingsFile file;
    private Enrolment enrolment;

    @BeforeEach
    void open() {
        open(https);
    }

    @AfterEach
    void close() {
        file.close();
    }

    private void open(Https network) {
        file = SettingsFile.open(folder.resolve("settings.db"));
        enrolment =
                new Enrolment(
                        file.of(Enrolment.KIND),
                        () -> Set.of(CONTOSO, CLOUD),
                        network,
                        InstantSource.fixed(NOON));
    }

    private void restart(Https network) {
        close();
        open(network);
    }

    @Test
    void joiningRegistersPinsAndReserves() {
        var joined = done(enrolment.join(WISH));

        var trust = enrolment.trust().orElseThrow();
        assertThat(trust.appId()).isEqualTo("app-1");
        assertThat(trust.applicationUri()).isEqualTo("fed.contoso.test");
        assertThat(trust.issuer().uri()).isEqualTo(FakeBroker.ISSUER);
        assertThat(trust.issuer().signing()).isEqualTo(broker.first.certificate());
        assertThat(trust.domains()).containsExactlyInAnyOrder(CONTOSO, CLOUD);
        assertThat(joined.standing(CONTOSO).state()).isEqualTo(State.PENDING);
        assertThat(proves(joined, CONTOSO)).isTrue();
        assertThat(broker.domains()).containsOnlyKeys("contoso.test", "contoso.cloud.test");
    }

    @Test
    void trustIsTheSameAfterARestart() {
        done(enrolment.join(WISH));
        var before = enrolment.trust().orElseThrow();

        restart(https);

        var after = enrolment.trust().orElseThrow();
        assertThat(after.keys().current().certificate())
                .isEqualTo(before.keys().current().certificate());
        assertThat(after.keys().current().privateKey())
                .isEqualTo(before.keys().current().privateKey());
        assertThat(after.issuer()).isEqualTo(before.issuer());
        assertThat(enrolment.membership().toString()).doesNotContain("RSAPrivate");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void joiningThatIsKilledAnywhereGoesOnWhereItWas(boolean reaching) {
        var deaths = 0;
        for (var call = 0; joiningIsKilledAt(call, reaching); call++) {
            var key = enrolment.membership().orElseThrow().keys().current().keyId();

            restart(https);
            var joined = done(enrolment.join(WISH));

            assertThat(joined.keys().current().keyId()).as("the key decided on").isEqualTo(key);
            assertThat(broker.registrations).isEqualTo(1);
            assertThat(enrolment.trust()).isPresent();
            assertThat(joined.domains().values())
                    .allMatch(domain -> domain.state() == State.PENDING)
                    .allMatch(domain -> domain.proof().isPresent());
            forgetEverything();
            deaths++;
        }
        assertThat(deaths).as("one for each call").isEqualTo(4);
    }

    private boolean joiningIsKilledAt(int call, boolean reaching) {
        restart(new FailingHttps(https, call, reaching));
        try {
            enrolment.join(WISH);
            return false;
        } catch (Killed killed) {
            return true;
        }
    }

    private void forgetEverything() {
        close();
        broker = new FakeBroker();
        https = new ScriptedHttps().at("auth.test", broker);
        assertThatCode(() -> Files.delete(folder.resolve("settings.db")))
                .doesNotThrowAnyException();
        open();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rollThatIsKilledAnywhereIsFinishedByTheSameStep(boolean reaching) {
        done(enrolment.join(WISH));
        proveAll();
        for (var step : Rolling.values()) {
            var calls =
                    switch (step) {
                        case STAGE -> 1;
                        case PUBLISH -> 2;
                        // Whether the previous key is needed, for each domain too.
                        case CLEAR_PREVIOUS -> 4;
                    };
            for (var call = 0; call < calls; call++) {
                restart(new FailingHttps(https, call, reaching));
                var at = call;
                assertThatCode(() -> enrolment.roll(step, false))
                        .as(step + " at " + at)
                        .isInstanceOf(Killed.class);
            }
            restart(https);

            var after = done(enrolment.roll(step, false));

            assertThat(after.rolling()).isEmpty();
            assertThat(broker.keys()).as("after " + step).isEqualTo(keys(after));
        }
        var last = enrolment.membership().orElseThrow();
        assertThat(last.keys().next()).isEmpty();
        assertThat(last.keys().previous()).isEmpty();
    }

    @Test
    void rollGivesEachKeyItsNextPlaceAndProofsOfTheNewOne() {
        var first = done(enrolment.join(WISH)).keys().current();
        proveAll();

        var staged = done(enrolment.roll(Rolling.STAGE, false));
        var published = done(enrolment.roll(Rolling.PUBLISH, false));
        var cleared = done(enrolment.roll(Rolling.CLEAR_PREVIOUS, false));

        assertThat(staged.keys().current().keyId()).isEqualTo(first.keyId());
        assertThat(published.keys().current()).isEqualTo(staged.keys().next().orElseThrow());
        assertThat(published.keys().previous().orElseThrow().keyId()).isEqualTo(first.keyId());
        assertThat(proves(published, CONTOSO)).isTrue();
        assertThat(cleared.keys().previous()).isEmpty();
    }

    @Test
    void previousKeyStaysWhereTheBrokerDoesNotKnowTheCurrentOneAsThat() {
        var published = published();
        proveAll();

        broker.forgetThatTheKeyWasPublished();
        var asNext = refusedToClear(published);
        broker.forgetTheNextKey();
        var notAtAll = refusedToClear(published);

        assertThat(asNext.sentence()).contains("has another key of ours");
        assertThat(notAtAll.sentence()).contains("registration to our current key", "SENDER");
        assertThat(List.of(asNext, notAtAll))
                .allMatch(why -> why.remedy().contains("the broker's administrator"));
    }

    @Test
    void previousKeyStaysWhereADomainsProofIsMissingOrMadeByIt() {
        var published = published();
        broker.proofs.put("contoso.test", true);

        assertThat(refusedToClear(published).sentence()).endsWith("the DNS of contoso.cloud.test.");
        broker.tellsFindings = false;
        assertThat(refusedToClear(published).sentence()).endsWith("the DNS of contoso.cloud.test.");
        broker.tellsFindings = true;
        proveAll();
        broker.provedByPrevious.addAll(Set.of("contoso.test", "contoso.cloud.test"));
        var both = refusedToClear(published);
        assertThat(both.sentence()).endsWith("the DNS of contoso.cloud.test, contoso.test.");
        assertThat(both.remedy()).contains("entente trust proof", "--force");
        broker.provedByPrevious.remove("contoso.cloud.test");
        assertThat(refusedToClear(published).sentence()).endsWith("the DNS of contoso.test.");

        broker.provedByPrevious.clear();
        var cleared = done(enrolment.roll(Rolling.CLEAR_PREVIOUS, false));
        assertThat(cleared.keys().previous()).isEmpty();
        assertThat(broker.keys()).isEqualTo(keys(cleared));
    }

    @Test
    void previousKeyStaysWhereADomainIsOnlyWanted() {
        done(enrolment.join(wish(Optional.empty(), CONTOSO)));
        proveAll();
        done(enrolment.roll(Rolling.STAGE, false));
        done(enrolment.roll(Rolling.PUBLISH, false));
        restart(new FailingHttps(https, 0, false));
        assertThatCode(() -> enrolment.join(WISH)).isInstanceOf(Killed.class);
        restart(https);

        assertThat(refusedToClear(enrolment.membership().orElseThrow()).sentence())
                .endsWith("the DNS of contoso.cloud.test.");
    }

    @Test
    void silentBrokerKeepsThePreviousKey() {
        var published = published();
        proveAll();
        restart(new ScriptedHttps().at("auth.test", _ -> new Site.Silence()));

        var why = refused(enrolment.roll(Rolling.CLEAR_PREVIOUS, false));

        assertThat(why.code()).isEqualTo(Code.TRUST_BROKER_SILENT);
        assertNothingWasDecided(published);
    }

    @Test
    void forceClearsThePreviousKeyWithoutAsking() {
        published();
        broker.errands.clear();

        var cleared = done(enrolment.roll(Rolling.CLEAR_PREVIOUS, true));

        assertThat(cleared.keys().previous()).isEmpty();
        assertThat(broker.errands).containsExactly("DELETE /certificates/previous");
        assertThat(broker.keys()).isEqualTo(keys(cleared));
    }

    @Test
    void clearingThatWasDecidedIsFinishedWithoutAskingAgain() {
        published();
        restart(new FailingHttps(https, 0, true));
        assertThatCode(() -> enrolment.roll(Rolling.CLEAR_PREVIOUS, true))
                .isInstanceOf(Killed.class);
        restart(https);

        var cleared = done(enrolment.roll(Rolling.CLEAR_PREVIOUS, false));

        assertThat(cleared.keys().previous()).isEmpty();
    }

    /// Joined with two domains that are not proved, and gone over to a second key.
    private Membership published() {
        done(enrolment.join(WISH));
        done(enrolment.roll(Rolling.STAGE, false));
        return done(enrolment.roll(Rolling.PUBLISH, false));
    }

    private void proveAll() {
        broker.proofs.putAll(Map.of("contoso.test", true, "contoso.cloud.test", true));
    }

    private Refusal refusedToClear(Membership before) {
        broker.errands.clear();
        var why = refused(enrolment.roll(Rolling.CLEAR_PREVIOUS, false));
        assertThat(why.code()).isEqualTo(Code.TRUST_KEY_NEEDED);
        assertThat(broker.errands).doesNotContain("DELETE /certificates/previous");
        assertNothingWasDecided(before);
        return why;
    }

    private void assertNothingWasDecided(Membership before) {
        var now = enrolment.membership().orElseThrow();
        assertThat(now.rolling()).isEmpty();
        assertThat(keys(now)).isEqualTo(keys(before));
    }

    @Test
    void stepThatMakesNoSenseIsRefused() {
        assertThat(refused(enrolment.roll(Rolling.STAGE, false)).code())
                .isEqualTo(Code.TRUST_NOT_MADE);
        done(enrolment.join(WISH));

        assertThat(refused(enrolment.roll(Rolling.PUBLISH, false)).sentence())
                .contains("no next key");
        assertThat(refused(enrolment.roll(Rolling.CLEAR_PREVIOUS, false)).sentence())
                .contains("no previous key");
        done(enrolment.roll(Rolling.STAGE, false));
        assertThat(refused(enrolment.roll(Rolling.STAGE, false)).sentence())
                .contains("staged already");
    }

    @Test
    void brokerOfAnotherThumbprintIsNotRegisteredAt() {
        var other = wish(Optional.of("ab".repeat(32)), CONTOSO);

        var why = refused(enrolment.join(other));

        assertThat(why.code()).isEqualTo(Code.TRUST_METADATA_REFUSED);
        assertThat(why.sentence()).contains(Thumbprint.of(broker.first.certificate()));
        assertThat(broker.registrations).isZero();
        assertThat(enrolment.trust()).isEmpty();
    }

    @Test
    void expectedThumbprintIsPinned() {
        var pin = Optional.of(Thumbprint.of(broker.first.certificate()));

        assertThat(enrolment.join(wish(pin, CONTOSO))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void silentBrokerIsToldAndAskedAgainLater() {
        restart(new ScriptedHttps().at("auth.test", _ -> new Site.Silence()));
        var why = refused(enrolment.join(WISH));

        restart(https);
        var joined = enrolment.join(WISH);

        assertThat(why.code()).isEqualTo(Code.TRUST_BROKER_SILENT);
        assertThat(joined).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void brokerWithAnotherAddressIsTheSameByItsKeyAlone() {
        var joined = done(enrolment.join(WISH));
        var there = URI.create("https://sts.auth.test");
        https.at("sts.auth.test", broker);

        var byAnotherKey = enrolment.join(wishAt(there, "ab".repeat(32)));
        var byItsKey =
                done(enrolment.join(wishAt(there, Thumbprint.of(broker.first.certificate()))));

        assertThat(refused(byAnotherKey).sentence()).contains("already; remove it first");
        assertThat(byItsKey.broker()).isEqualTo(there);
        assertThat(byItsKey.appId()).isEqualTo(joined.appId());
        assertThat(byItsKey.trust()).isPresent();
        assertThat(broker.registrations).isEqualTo(1);
    }

    @Test
    void brokerThatChangedItsKeyWhileItMovedIsTheSameByTheOneBefore() {
        done(enrolment.join(WISH));
        var there = URI.create("https://sts.auth.test");
        https.at("sts.auth.test", broker);
        var changed = FederationCertificate.make("auth.test new", NOON, Duration.ofDays(9));
        broker.published = List.of(changed, broker.first);
        broker.signer = Optional.of(broker.first);

        var moved = done(enrolment.join(wishAt(there, Thumbprint.of(broker.first.certificate()))));

        assertThat(moved.broker()).isEqualTo(there);
        assertThat(moved.issuer().orElseThrow().signing()).isEqualTo(changed.certificate());
    }

    private static Wish wishAt(URI broker, String pin) {
        return new Wish(broker, "fed.contoso.test", Set.of(CONTOSO), Optional.of(pin));
    }

    @Test
    void domainThatIsNotOursIsNotFederated() {
        var why = refused(enrolment.join(wish(Optional.empty(), Domain.of("bank.test"))));

        assertThat(why.sentence()).contains("bank.test is no accepted domain");
        assertThat(enrolment.membership()).isEmpty();
    }

    @Test
    void furtherDomainIsAddedAndAnotherBrokerIsNot() {
        done(enrolment.join(wish(Optional.empty(), CONTOSO)));

        var more = done(enrolment.join(wish(Optional.empty(), CLOUD)));
        var elsewhere =
                enrolment.join(
                        new Wish(
                                URI.create("https://other.test"),
                                "fed.contoso.test",
                                Set.of(CONTOSO),
                                Optional.empty()));

        assertThat(more.domains()).containsOnlyKeys(CONTOSO, CLOUD);
        assertThat(refused(elsewhere).sentence()).contains("already; remove it first");
    }

    @Test
    void checkTellsWhichDomainsAreProved() {
        done(enrolment.join(WISH));
        broker.proofs.put("contoso.test", true);

        var checked = done(enrolment.check());

        assertThat(checked.standing(CONTOSO).state()).isEqualTo(State.PROVED);
        assertThat(checked.standing(CLOUD).state()).isEqualTo(State.PENDING);
    }

    @Test
    void newBrokerKeyIsBelievedOnlyIfATrustedOneSignedForIt() {
        done(enrolment.join(WISH));
        var second = FederationCertificate.make("auth.test", NOON, Duration.ofDays(1));

        broker.published = List.of(second, broker.first);
        var byItself = refused(enrolment.refresh());
        broker.signer = Optional.of(broker.first);
        var byTheFirst = done(enrolment.refresh());

        assertThat(byItself.code()).isEqualTo(Code.TRUST_METADATA_REFUSED);
        var issuer = byTheFirst.issuer().orElseThrow();
        assertThat(issuer.signing()).isEqualTo(second.certificate());
        assertThat(issuer.previousSigning()).contains(broker.first.certificate());
    }

    @Test
    void expectedCertificateThatDidNotSignTheDocumentIsNotEnough() {
        var stranger = FederationCertificate.make("stranger.test", NOON, Duration.ofDays(1));
        broker.published = List.of(broker.first, stranger);
        broker.signer = Optional.of(stranger);

        var pin = Optional.of(Thumbprint.of(broker.first.certificate()));
        var why = refused(enrolment.join(wish(pin, CONTOSO)));

        assertThat(why.code()).isEqualTo(Code.TRUST_METADATA_REFUSED);
        assertThat(enrolment.trust()).isEmpty();
    }

    @Test
    void thumbprintThatIsGivenLaterCountsToo() {
        var strange = Thumbprint.parse("ab".repeat(32));
        restart(new ScriptedHttps());
        assertThat(refused(enrolment.join(WISH)).code()).isEqualTo(Code.TRUST_BROKER_SILENT);

        restart(https);
        var unpinned = refused(enrolment.join(wish(strange, CONTOSO)));
        var pin = Optional.of(Thumbprint.of(broker.first.certificate()));
        var mended = enrolment.join(wish(pin, CONTOSO));
        var pinned = refused(enrolment.join(wish(strange, CONTOSO)));

        assertThat(unpinned.code()).isEqualTo(Code.TRUST_METADATA_REFUSED);
        assertThat(mended).isInstanceOf(Outcome.Done.class);
        assertThat(pinned.code()).isEqualTo(Code.TRUST_METADATA_REFUSED);
        assertThat(enrolment.join(WISH)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void documentOfAnotherIssuerIsRefusedAndWhatWasKnownStays() {
        done(enrolment.join(WISH));
        broker.issuer = "urn:fedbroker:other.test";

        assertThat(refused(enrolment.refresh()).sentence()).contains("another issuer");
        assertThat(enrolment.trust().orElseThrow().issuer().uri()).isEqualTo(FakeBroker.ISSUER);
    }

    @Test
    void disabledTrustIsKeptAndRemovedOneIsGone() {
        done(enrolment.join(WISH));

        done(enrolment.enable(false));
        assertThat(enrolment.trust().orElseThrow().enabled()).isFalse();
        done(enrolment.remove(false));

        restart(https);
        assertThat(enrolment.membership()).isEmpty();
        assertThat(broker.domains()).isEmpty();
    }

    @Test
    void trustWithASilentBrokerIsRemovedOnlyByForce() {
        done(enrolment.join(WISH));
        restart(new ScriptedHttps());

        assertThat(refused(enrolment.remove(false)).code()).isEqualTo(Code.TRUST_BROKER_SILENT);
        assertThat(enrolment.remove(true)).isInstanceOf(Outcome.Done.class);
        assertThat(enrolment.membership()).isEmpty();
    }

    private static String keys(Membership membership) {
        var keys = membership.keys();
        return "%s %s %s"
                .formatted(
                        keys.current().keyId(),
                        keys.next().map(key -> key.keyId().base64()).orElse("-"),
                        keys.previous().map(key -> key.keyId().base64()).orElse("-"));
    }

    private static boolean proves(Membership membership, Domain domain) {
        return DomainProof.verify(
                membership.standing(domain).proof().orElseThrow(),
                membership.keys().current().certificate().getPublicKey(),
                "app-1",
                domain);
    }

    private static Wish wish(Optional<String> pin, Domain... domains) {
        return new Wish(FakeBroker.URL, "fed.contoso.test", Set.of(domains), pin);
    }

    private static Membership done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).membership();
    }

    private static Refusal refused(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).why();
    }
}
