package entente.tokens;

import entente.question.Domain;
import entente.wire.jwt.MetadataDocument;
import entente.wire.jwt.MetadataDocument.Endpoint;
import entente.wire.jwt.PrincipalName;
import entente.wire.jwt.SigningKey;
import entente.wire.jwt.VerifyKey;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The keys with which we sign for ourselves, through a change of keys (`Set-AuthConfig`).
///
/// The next one is published before it signs; at `nextEffective` ([Instant#MAX] where no day is set) it becomes the current one, and the
/// current one the previous, which stays published until it is cleared, so that what it signed is still believed. No current key
/// means that nothing can be signed, and so nothing is sent.
public record SigningKeys(
        Optional<SigningKey> current,
        Optional<SigningKey> next,
        Instant nextEffective,
        Optional<SigningKey> previous) {

    /// One key, and no change ahead.
    public static SigningKeys of(SigningKey current) {
        return new SigningKeys(
                Optional.of(current), Optional.empty(), Instant.MAX, Optional.empty());
    }

    /// A server that was never given its key.
    public static SigningKeys none() {
        return new SigningKeys(Optional.empty(), Optional.empty(), Instant.MAX, Optional.empty());
    }

    /// The key that signs at `now`: the next one as soon as it is effective.
    public Optional<SigningKey> signerAt(Instant now) {
        return at(now).current;
    }

    /// What partners need at `now` in order to check what we sign, shall sign and signed: current, next, previous.
    public List<VerifyKey> publishedAt(Instant now) {
        var keys = at(now);
        return Stream.of(keys.current, keys.next, keys.previous)
                .flatMap(Optional::stream)
                .map(SigningKey::verifyKey)
                .distinct()
                .toList();
    }

    /// The document in which partners find these keys (`/autodiscover/metadata/json/1`); `location` is its own address. Empty when
    /// there is nothing to publish.
    public Optional<MetadataDocument> metadata(OwnIdentity own, URI location, Instant now) {
        var keys = publishedAt(now);
        var name = own.name().toString();
        return keys.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new MetadataDocument(
                                own.realm(),
                                own.appId(),
                                name,
                                audiences(own),
                                keys,
                                List.of(new Endpoint(location.toString(), "OAuth2", "metadata")),
                                Arrays.stream(PartnerApplication.Profile.values())
                                        .map(Enum::name)
                                        .toList()));
    }

    /// What a token for us may name: our application, alone and at each of our hosts.
    private static List<String> audiences(OwnIdentity own) {
        return Stream.concat(
                        Stream.of(own.name().toString()),
                        own.hosts().stream()
                                .map(Domain::name)
                                .sorted()
                                .map(host ->
                                        new PrincipalName(own.appId(), host, own.realm())
                                                .toString()))
                .toList();
    }

    /// The keys as they are at `now`, whether or not anybody was there when the next one became effective.
    public SigningKeys at(Instant now) {
        return now.isBefore(nextEffective) ? this : rolled();
    }

    /// The next key becomes the current one now, and the current one the previous.
    public SigningKeys rolled() {
        var promoted = next;
        var retired = current;
        return promoted.isEmpty()
                ? this
                : new SigningKeys(promoted, Optional.empty(), Instant.MAX, retired);
    }

    /// What the previous key signed is no longer believed.
    public SigningKeys withoutPrevious() {
        return new SigningKeys(current, next, nextEffective, Optional.empty());
    }

    @Override
    public String toString() {
        return "signing keys: current %s, next %s, previous %s"
                .formatted(current.isPresent(), next.isPresent(), previous.isPresent());
    }
}
