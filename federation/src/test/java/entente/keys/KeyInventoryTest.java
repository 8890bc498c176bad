package entente.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import entente.calling.Call;
import entente.calling.Https;
import entente.calling.Outcome;
import entente.enrolment.Membership;
import entente.keys.KeyEntry.State;
import entente.tokens.IssuerKeys;
import entente.tokens.OwnIdentity;
import entente.tokens.SigningKeys;
import entente.tokens.TrustSettings;
import entente.trusts.FederationKey;
import entente.trusts.FederationTrust.Keys;
import entente.trusts.FederationTrust.TokenIssuer;
import entente.wire.jwt.SigningCertificate;
import entente.wire.jwt.SigningCertificate.Kind;
import entente.wire.jwt.SigningKey;
import entente.wire.seal.FederationCertificate;
import entente.wire.seal.FederationCertificate.Made;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class KeyInventoryTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final SigningKey SERVER = key("server", 10);
    private static final SigningKey AUTHORITY = key("authority", 20);
    private static final SigningKey CURRENT = key("current", 25);
    private static final SigningKey NEXT = key("next", 400);
    private static final Made BROKER = made("broker", 100);
    private static final Made OURS = made("ours", 29);
    private static final Made OUR_NEXT = made("our next", 600);

    private final PublicReads reads = new PublicReads(NOON);
    private SigningKeys signing = SigningKeys.of(CURRENT);
    private Optional<Membership> membership = Optional.empty();

    private final KeyInventory inventory =
            new KeyInventory(
                    List.of(SERVER.certificate(), AUTHORITY.certificate()),
                    List.of(AUTHORITY.certificate()),
                    () -> signing,
                    reads,
                    () -> membership,
                    new IssuerKeys(new NobodyThere()),
                    () ->
                            new TrustSettings(
                                    new OwnIdentity("app", "contoso.test", Set.of()),
                                    List.of(),
                                    List.of()));

    @Test
    void everyKeyIsListedWithWhoseItIsAndHowLongItLasts() {
        membership = Optional.of(member(Optional.empty()));

        var keys = inventory.at(NOON);

        assertThat(keys)
                .extracting(KeyEntry::whose, KeyEntry::state, key -> key.daysLeft(NOON))
                .containsExactly(
                        row("us", State.CURRENT, 10),
                        row("us", State.CURRENT, 25),
                        row("us", State.CURRENT, 29),
                        row("us", State.NEXT, 600),
                        row("the broker auth.test", State.CURRENT, 100),
                        row("the broker auth.test", State.CURRENT, 100),
                        row("CN=authority", State.TRUSTED, 20));
        assertThat(keys).extracting(KeyEntry::algorithm).contains("EC 256", "RSA 2048");
        assertThat(keys.get(1).name()).contains(CURRENT.x5t());
    }

    @Test
    void ofWhomNothingIsKnownIsNotSaidToHaveTheNextKey() {
        signing =
                new SigningKeys(
                        Optional.of(CURRENT),
                        Optional.of(NEXT),
                        NOON.plusSeconds(60),
                        Optional.empty());
        reads.read(NOON.plusSeconds(1));

        var next = inventory.at(NOON.plusSeconds(2)).get(2);

        assertThat(next.state()).isEqualTo(State.NEXT);
        assertThat(next.effective()).contains(NOON.plusSeconds(60));
        assertThat(next.knownTo()).isEmpty();
        assertThat(next.remark())
                .contains(
                        "the document that it stands in was read 1 times (last at 2026-03-02T12:00:01Z) since 2026-03-02T12:00:00Z; by whom is not known");
    }

    @Test
    void brokerHasTheNextKeyOnceItAnswered() {
        membership = Optional.of(member(Optional.of(Membership.Rolling.STAGE)));
        assertThat(inventory.at(NOON).get(3).knownTo()).isEmpty();

        membership = Optional.of(member(Optional.empty()));

        assertThat(inventory.at(NOON).get(3).knownTo()).containsExactly("the broker auth.test");
    }

    @Test
    void nextKeyIsTheCurrentOneFromItsDayOn() {
        signing = new SigningKeys(Optional.of(CURRENT), Optional.of(NEXT), NOON, Optional.empty());

        assertThat(inventory.at(NOON).subList(1, 3))
                .extracting(KeyEntry::state, KeyEntry::certificate)
                .containsExactly(
                        tuple(State.CURRENT, NEXT.certificate()),
                        tuple(State.PREVIOUS, CURRENT.certificate()));
    }

    @Test
    void keyThatEndsSoonIsDueUnlessAnotherTakesItsPlace() {
        membership = Optional.of(member(Optional.empty()));

        assertThat(KeyEntry.due(inventory.at(NOON), 30, NOON))
                .extracting(KeyEntry::certificate)
                .containsExactly(
                        SERVER.certificate(), CURRENT.certificate(), AUTHORITY.certificate());
        assertThat(KeyEntry.due(inventory.at(NOON), 10, NOON)).isEmpty();

        signing =
                new SigningKeys(
                        Optional.of(CURRENT),
                        Optional.of(NEXT),
                        NOON.plusSeconds(60),
                        Optional.empty());

        assertThat(KeyEntry.due(inventory.at(NOON), 30, NOON))
                .extracting(KeyEntry::certificate)
                .containsExactly(SERVER.certificate(), AUTHORITY.certificate());
    }

    @Test
    void keyThatHasEndedIsDue() {
        var later = NOON.plus(Duration.ofDays(11));

        var due = KeyEntry.due(inventory.at(later), 0, later);

        assertThat(due).extracting(key -> key.daysLeft(later)).containsExactly(-1L);
    }

    private static Tuple row(String whose, State state, long days) {
        return tuple(whose, state, days);
    }

    private static Membership member(Optional<Membership.Rolling> unfinished) {
        return new Membership(
                "auth.test",
                URI.create("https://auth.test"),
                "fed.contoso.test",
                Optional.empty(),
                Optional.of(
                        new TokenIssuer(
                                "urn:fedbroker:auth.test",
                                URI.create("https://auth.test/extSTS.srf"),
                                URI.create("https://auth.test/x.xml"),
                                BROKER.certificate(),
                                Optional.empty(),
                                Optional.of(BROKER.certificate()))),
                Optional.of("4711"),
                Map.of(),
                Optional.empty(),
                true,
                new Keys(key(OURS), Optional.of(key(OUR_NEXT)), Optional.empty()),
                unfinished);
    }

    private static FederationKey key(Made made) {
        return new FederationKey(made.privateKey(), made.certificate());
    }

    private static SigningKey key(String name, int days) {
        return SigningCertificate.make(name, Kind.P256, NOON, Duration.ofDays(days));
    }

    private static Made made(String name, int days) {
        return FederationCertificate.make(name, NOON, Duration.ofDays(days));
    }

    private static final class NobodyThere implements Https {
        @Override
        public Outcome send(Call call) {
            throw new AssertionError("called " + call.target());
        }

        @Override
        public void close() {}
    }
}
