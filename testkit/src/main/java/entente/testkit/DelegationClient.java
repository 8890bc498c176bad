package entente.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.trusts.Action;
import entente.trusts.FederationKey;
import entente.wire.saml.OnBehalfOf;
import entente.wire.seal.SealBroken;
import entente.wire.seal.SecuredMessage;
import entente.wire.seal.Suite;
import entente.wire.soap.MalformedXml;
import entente.wire.trust.FederationMetadata;
import entente.wire.trust.IssuedToken;
import entente.wire.trust.TokenRequest;
import entente.wire.trust.TokenResponse;
import entente.wire.trust.TrustVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/// A federated organisation as a program of somebody else's would be it: it has the organisation's key, and asks the broker and the
/// partner over the wire.
///
/// What it asks for can be wrong in one thing: who signs, who is spoken for, to whom and what for.
public final class DelegationClient {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int KEY_BITS = 256;
    private static final String MESSAGES =
            "http://schemas.microsoft.com/exchange/services/2006/messages/";
    private static final String AVAILABILITY = "GetUserAvailability";

    private final LabClient lab;
    private final String domain;
    private final FederationKey key;
    private final FederationMetadata broker;

    private DelegationClient(
            LabClient lab, String domain, FederationKey key, FederationMetadata broker) {
        this.lab = lab;
        this.domain = domain;
        this.key = key;
        this.broker = broker;
    }

    /// The organisation of `domain`, with its own key.
    public static DelegationClient of(LabClient lab, String domain) {
        return of(lab, domain, domain);
    }

    /// The organisation of `domain`, or whoever says so: it signs with the key of the organisation `keyOf`.
    public static DelegationClient of(LabClient lab, String domain, String keyOf) {
        var url =
                lab.ready().broker().baseUrl()
                        + "/FederationMetadata/2006-12/FederationMetadata.xml";
        try {
            var published = FederationMetadata.readToBePinned(lab.get(url).body());
            var key = key(Path.of(lab.ready().keysDir()), keyOf + ".federation");
            return new DelegationClient(lab, domain, key, published);
        } catch (MalformedXml | SealBroken unreadable) {
            throw new IllegalStateException("the broker's document", unreadable);
        }
    }

    /// What the broker answers to this organisation when it asks on behalf of `person`, an address, for a token to `audience`.
    public TokenResponse ask(String person, String audience, Action action) {
        var messageId = "urn:uuid:" + UUID.randomUUID();
        var response =
                lab.send(
                        "POST",
                        lab.ready().broker().wsTrustUrl(),
                        Map.of("Content-Type", "application/soap+xml; charset=utf-8"),
                        request(person, audience, action, messageId));
        try {
            return TokenResponse.read(response.body(), messageId);
        } catch (MalformedXml | SealBroken unreadable) {
            throw new IllegalStateException("the broker's answer", unreadable);
        }
    }

    /// A token for the partner of this domain.
    public IssuedToken token(String person, String partner, Action action) {
        return switch (ask(person, "fed." + partner, action)) {
            case TokenResponse.Issued(var token, _) -> token;
            case TokenResponse.Refused(var subcode, var reason) ->
                    throw new IllegalStateException("no token: " + subcode + ", " + reason);
        };
    }

    /// Sends the EWS of `partner` an envelope that asks for free/busy, with the token, signed with `proofKey`, which is the token's own unless
    /// a test has another.
    public HttpResponse<byte[]> ews(
            String partner, IssuedToken token, byte[] proofKey, String envelope) {
        return ews(partner, AVAILABILITY, token, proofKey, envelope);
    }

    /// The same, with an envelope of another operation.
    public HttpResponse<byte[]> ews(
            String partner, String operation, IssuedToken token, byte[] proofKey, String envelope) {
        var soapAction = MESSAGES + operation;
        var path = "/EWS/Exchange.asmx/WSSecurity";
        var base = URI.create(lab.organisation(partner).baseUrl());
        var to = URI.create("https://mail.%s:%d%s".formatted(partner, base.getPort(), path));
        var message =
                SecuredMessage.around(envelope.getBytes(UTF_8))
                        .addressedTo(to, soapAction, "urn:uuid:" + UUID.randomUUID())
                        .signedWithToken(
                                token.encryptedData(),
                                token.assertionId(),
                                proofKey,
                                Suite.MODERN,
                                Instant.now());
        return lab.send(
                "POST",
                base + path,
                Map.of("Content-Type", "text/xml; charset=utf-8", "SOAPAction", soapAction),
                message);
    }

    private byte[] request(String person, String audience, Action action, String messageId) {
        var now = Instant.now();
        var wish =
                new TokenRequest(
                        TrustVersion.V2005,
                        audience,
                        action.wireName(),
                        applicationUri(),
                        KEY_BITS,
                        Suite.MODERN,
                        onBehalfOf(person, now)
                                .signed(key.privateKey(), key.keyId(), Suite.MODERN));
        return SecuredMessage.around(wish.envelope())
                .addressedTo(broker.tokenEndpoint(), TrustVersion.V2005.requestAction(), messageId)
                .bodyEncryptedFor(broker.encryption().orElseThrow(), Suite.MODERN)
                .signedBy(key.privateKey(), key.keyId(), Suite.MODERN, now);
    }

    private OnBehalfOf onBehalfOf(String person, Instant now) {
        return new OnBehalfOf(
                "saml-" + UUID.randomUUID(),
                applicationUri(),
                person.replace("@", ".at.") + "@" + applicationUri(),
                person,
                broker.issuerUri(),
                now,
                now.plus(LIFE));
    }

    private String applicationUri() {
        return "fed." + domain;
    }

    private static FederationKey key(Path folder, String name) {
        try (var certificate = Files.newInputStream(folder.resolve(name + ".crt"))) {
            var secret =
                    Base64.getMimeDecoder()
                            .decode(
                                    Files.readString(folder.resolve(name + ".key"))
                                            .replaceAll("-----[A-Z ]+-----", ""));
            return new FederationKey(
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(secret)),
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(certificate));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the key " + name, unusable);
        }
    }
}
