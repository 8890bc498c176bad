package entente.inspection;

import entente.tokens.IssuerKeys;
import entente.tokens.IssuerKeys.Held;
import entente.tokens.SigningKeys;
import entente.tokens.TrustSettings;
import entente.trusts.FederationTrust;
import entente.trusts.FederationTrust.Keys;
import entente.wire.jwt.SigningKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Every key that we know of, with whose it is: to say who signed what nobody believes yet.
public record KnownKeys(
        Supplier<SigningKeys> own,
        IssuerKeys issuers,
        Supplier<TrustSettings> trust,
        Supplier<Optional<FederationTrust>> federation) {

    /// Those that sign JSON web tokens: ours, and those of issuers as we hold them.
    List<KnownKey> ofTokens() {
        var keys = own.get();
        return Stream.concat(
                        Stream.of(
                                        ours("current", keys.current()),
                                        ours("next", keys.next()),
                                        ours("previous", keys.previous()))
                                .flatMap(Optional::stream),
                        issuers.held().stream().flatMap(this::issuers))
                .toList();
    }

    private static Optional<KnownKey> ours(String which, Optional<SigningKey> key) {
        return key.map(it -> new KnownKey("our " + which + " signing key", it.certificate()));
    }

    private Stream<KnownKey> issuers(Held held) {
        var whose = "a key of " + trust.get().nameOf(held.appId(), held.metadataUrl());
        return held.keys().stream().map(key -> new KnownKey(whose, key.certificate()));
    }

    /// Those that sign assertions and messages in the federation: the broker's, and ours.
    List<KnownKey> ofTheFederation() {
        return federation.get().stream()
                .flatMap(trust -> Stream.concat(brokers(trust), ours(trust.keys())))
                .toList();
    }

    private static Stream<KnownKey> brokers(FederationTrust trust) {
        var issuer = trust.issuer();
        return Stream.concat(
                Stream.of(new KnownKey("the key of the broker " + issuer.uri(), issuer.signing())),
                issuer.previousSigning().stream()
                        .map(certificate ->
                                new KnownKey(
                                        "the previous key of the broker " + issuer.uri(),
                                        certificate)));
    }

    /// Our own in the federation, by which tokens are opened too.
    static Stream<KnownKey> ours(Keys keys) {
        return Stream.of(
                        Optional.of(
                                new KnownKey(
                                        "our current federation key",
                                        keys.current().certificate())),
                        keys.next()
                                .map(key ->
                                        new KnownKey("our next federation key", key.certificate())),
                        keys.previous()
                                .map(key ->
                                        new KnownKey(
                                                "our previous federation key", key.certificate())))
                .flatMap(Optional::stream);
    }
}
