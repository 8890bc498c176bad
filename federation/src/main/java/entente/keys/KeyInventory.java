package entente.keys;

import entente.enrolment.Membership;
import entente.enrolment.Membership.Rolling;
import entente.keys.KeyEntry.State;
import entente.tokens.IssuerKeys;
import entente.tokens.IssuerKeys.Held;
import entente.tokens.SigningKeys;
import entente.tokens.TrustSettings;
import entente.trusts.FederationKey;
import entente.wire.jwt.VerifyKey;
import entente.wire.seal.KeyId;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Every key and certificate that we have or know, one beside the other.
///
/// `server` are the certificates we show to clients, `authorities` those that the configuration trusts beside the system's. Keys of partners
/// and brokers are listed as we hold them; nobody is called.
public record KeyInventory(
        List<X509Certificate> server,
        List<X509Certificate> authorities,
        Supplier<SigningKeys> signing,
        PublicReads reads,
        Supplier<Optional<Membership>> federation,
        IssuerKeys issuers,
        Supplier<TrustSettings> trust)
        implements KeyList {
    private static final String US = "us";
    private static final String FEDERATION = "signs and decrypts in the federation";

    public KeyInventory {
        server = List.copyOf(server);
        authorities = List.copyOf(authorities);
    }

    @Override
    public List<KeyEntry> at(Instant now) {
        var membership = federation.get();
        return Stream.of(
                        server.stream().limit(1).map(BrokerInventory::shown),
                        new RingEntries(Purpose.TOKENS, reads).of(signing.get().at(now)),
                        membership.stream().flatMap(KeyInventory::ours),
                        membership.stream().flatMap(KeyInventory::brokers),
                        issuers.held().stream().flatMap(this::published),
                        authorities.stream().map(KeyInventory::authority))
                .flatMap(every -> every)
                .toList();
    }

    private static Stream<KeyEntry> ours(Membership membership) {
        var keys = membership.keys();
        return Stream.of(
                        Optional.of(federation(State.CURRENT, keys.current())),
                        keys.next()
                                .map(key ->
                                        federation(State.NEXT, key)
                                                .nextFrom(
                                                        Optional.empty(),
                                                        brokerHas(membership),
                                                        Optional.of(
                                                                "published by `entente trust roll`"))),
                        keys.previous().map(key -> federation(State.PREVIOUS, key)))
                .flatMap(Optional::stream);
    }

    /// It answered that it has the next key, unless that step is not over.
    private static List<String> brokerHas(Membership membership) {
        return membership.rolling().filter(Rolling.STAGE::equals).isPresent()
                ? List.of()
                : List.of("the broker " + membership.name());
    }

    private static KeyEntry federation(State state, FederationKey key) {
        return KeyEntry.of(US, FEDERATION, state, key.certificate())
                .named(Optional.of(key.keyId().base64()));
    }

    private static Stream<KeyEntry> brokers(Membership membership) {
        var whose = "the broker " + membership.name();
        return membership.issuer().stream()
                .flatMap(issuer ->
                        Stream.of(
                                        Optional.of(
                                                broker(
                                                        whose,
                                                        "signs delegation tokens",
                                                        State.CURRENT,
                                                        issuer.signing())),
                                        issuer.previousSigning()
                                                .map(it ->
                                                        broker(
                                                                whose,
                                                                "signs delegation tokens",
                                                                State.PREVIOUS,
                                                                it)),
                                        issuer.encryption()
                                                .map(it ->
                                                        broker(
                                                                whose,
                                                                "requests are encrypted for it",
                                                                State.CURRENT,
                                                                it)))
                                .flatMap(Optional::stream));
    }

    private static KeyEntry broker(
            String whose, String purpose, State state, X509Certificate certificate) {
        return KeyEntry.of(whose, purpose, state, certificate)
                .named(KeyId.in(certificate).map(KeyId::base64));
    }

    private Stream<KeyEntry> published(Held held) {
        var whose = trust.get().nameOf(held.appId(), held.metadataUrl());
        return held.keys().stream().map(key -> published(whose, key, held.readAt()));
    }

    private static KeyEntry published(String whose, VerifyKey key, Instant readAt) {
        return KeyEntry.of(whose, "signs its tokens", State.PUBLISHED, key.certificate())
                .named(Optional.of(key.x5t()))
                .nextFrom(Optional.empty(), List.of(), Optional.of("as it was read at " + readAt));
    }

    private static KeyEntry authority(X509Certificate certificate) {
        return KeyEntry.of(
                certificate.getSubjectX500Principal().getName(),
                "vouches for servers we call",
                State.TRUSTED,
                certificate);
    }
}
