package entente.broker;

import entente.tokens.SigningKeys;
import entente.wire.jwt.Jwks;
import entente.wire.jwt.MetadataDocument;
import entente.wire.jwt.MetadataDocument.Endpoint;
import entente.wire.jwt.ServerMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What the broker publishes of itself, to anybody: its keys and where it answers, in the forms that its readers know.
///
/// `urls` are those by which the reader came; issuers are the same for everybody. A realm that is not served has no document.
record Publication(BrokerIdentity identity, Supplier<SigningKeys> keys) {
    /// The historical document of a realm, `/metadata/json/1`.
    Optional<byte[]> metadata(String realm, BrokerUrls urls, Instant now) {
        if (!identity.realms().contains(realm)) {
            return Optional.empty();
        }
        var issuer = identity.issuer(realm).toString();
        var endpoints =
                List.of(
                        new Endpoint(urls.historicalTokens(realm), "OAuth2", "issuance"),
                        new Endpoint(urls.metadata(realm), "OAuth2", "metadata"));
        var document =
                new MetadataDocument(
                        realm,
                        identity.appId(),
                        issuer,
                        List.of(issuer),
                        keys.get().publishedAt(now),
                        endpoints,
                        List.of());
        return Optional.of(document.json());
    }

    /// The published keys (RFC 7517).
    byte[] jwks(Instant now) {
        return Jwks.json(keys.get().publishedAt(now));
    }

    /// The document of RFC 8414 for a realm.
    Optional<byte[]> oauthMetadata(String realm, BrokerUrls urls) {
        return serverMetadata(realm, urls).map(ServerMetadata::json);
    }

    /// The document of OpenID Connect Discovery for a realm.
    Optional<byte[]> openidConfiguration(String realm, BrokerUrls urls) {
        return serverMetadata(realm, urls).map(ServerMetadata::openIdJson);
    }

    private Optional<ServerMetadata> serverMetadata(String realm, BrokerUrls urls) {
        return identity.realms().contains(realm)
                ? Optional.of(
                        new ServerMetadata(
                                identity.urls().issuer(realm), urls.tokens(realm), urls.jwks()))
                : Optional.empty();
    }
}
