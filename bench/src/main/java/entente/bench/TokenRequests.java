package entente.bench;

import entente.lab.ReadyDocument;
import entente.server.FederationKeyFiles;
import entente.server.KeyFiles;
import entente.trusts.Action;
import entente.trusts.FederationKey;
import entente.wire.saml.OnBehalfOf;
import entente.wire.seal.SecuredMessage;
import entente.wire.seal.Suite;
import entente.wire.trust.TokenRequest;
import entente.wire.trust.TrustVersion;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/// Requests for delegation tokens, as an organisation of the lab's sends them for one of its people to ask another for free/busy.
final class TokenRequests {
    private static final String ISSUER = "urn:fedbroker:auth.test";

    private final FederationKey key;
    private final FederationKey broker;
    private final URI endpoint;
    private final String requestor;
    private final String email;
    private final String audience;

    TokenRequests(ReadyDocument ready, String domain, String person, String partner) {
        key = key(ready, domain + ".federation");
        broker = key(ready, "auth.test.federation-encryption");
        endpoint = URI.create(ready.broker().wsTrustUrl());
        requestor = "fed." + domain;
        email = person + "@" + domain;
        audience = "fed." + partner;
    }

    byte[] signed() {
        var now = Instant.now();
        return message(now).signedBy(key.privateKey(), key.keyId(), Suite.MODERN, now);
    }

    byte[] encrypted() {
        var now = Instant.now();
        return message(now)
                .bodyEncryptedFor(broker.certificate(), Suite.MODERN)
                .signedBy(key.privateKey(), key.keyId(), Suite.MODERN, now);
    }

    private SecuredMessage message(Instant now) {
        var request =
                new TokenRequest(
                        TrustVersion.V2005,
                        audience,
                        Action.FREE_BUSY.wireName(),
                        requestor,
                        TokenRequest.MOST_KEY_BITS,
                        Suite.MODERN,
                        onBehalfOf(now).signed(key.privateKey(), key.keyId(), Suite.MODERN));
        return SecuredMessage.around(request.envelope())
                .addressedTo(
                        endpoint,
                        TrustVersion.V2005.requestAction(),
                        "urn:uuid:" + UUID.randomUUID());
    }

    private OnBehalfOf onBehalfOf(Instant now) {
        return new OnBehalfOf(
                "saml-" + UUID.randomUUID(),
                requestor,
                "q83vASNFZ4kBI0VniavN7w@" + requestor,
                email,
                ISSUER,
                now,
                now.plusSeconds(300));
    }

    private static FederationKey key(ReadyDocument ready, String name) {
        var folder = Path.of(ready.keysDir());
        return FederationKeyFiles.read(
                new KeyFiles(folder.resolve(name + ".crt"), folder.resolve(name + ".key")));
    }
}
