package entente.delegation;

import entente.calling.Call;
import entente.calling.ScriptedHttps;
import entente.calling.Site;
import entente.question.Address;
import entente.question.Domain;
import entente.question.TraceId;
import entente.trace.TimedStep;
import entente.trace.Trace;
import entente.trusts.FederationKey;
import entente.trusts.FederationTrust;
import entente.wire.saml.DelegationAssertion;
import entente.wire.saml.OnBehalfOf;
import entente.wire.seal.Encryption;
import entente.wire.seal.EnvelopedSignature;
import entente.wire.seal.FederationCertificate;
import entente.wire.seal.SealBroken;
import entente.wire.seal.SecurityHeader;
import entente.wire.seal.Suite;
import entente.wire.seal.XmlTree;
import entente.wire.soap.Element;
import entente.wire.soap.MalformedXml;
import entente.wire.trust.IssuedToken;
import entente.wire.trust.TokenRequest;
import entente.wire.trust.TokenResponse;
import entente.wire.trust.TrustVersion;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// contoso.test with a federation trust, and a broker at auth.test that opens each request and issues a real token for fabrikam.test.
/// Without sockets, and with a clock that is set by hand.
public final class DelegationWorld {
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    public static final Address MARY = Address.of("mary@contoso.test");

    private static final int MOST_REQUEST = 64 * 1024;
    private static final FederationKey CONTOSO = key("contoso.test");
    private static final FederationKey BROKER = key("auth.test signing");
    private static final FederationKey BROKER_ENCRYPTION = key("auth.test encryption");
    private static final FederationKey FABRIKAM = key("fabrikam.test");

    public final ScriptedHttps https = new ScriptedHttps();
    public final Trace trace = new Trace(TraceId.fresh(), "contoso.test");
    public final List<TokenRequest> requests = new CopyOnWriteArrayList<>();
    public final List<OnBehalfOf> people = new CopyOnWriteArrayList<>();
    public Instant now = NOON;
    public Optional<FederationTrust> trust = Optional.of(trust());

    public final DelegationTokens tokens = new DelegationTokens(https, () -> trust, () -> now);

    public DelegationWorld() {
        https.at("auth.test", this::issue);
    }

    public static FederationTrust trust() {
        return new FederationTrust(
                "broker",
                "app-1",
                "fed.contoso.test",
                Set.of(Domain.of("contoso.test")),
                Optional.empty(),
                true,
                new FederationTrust.TokenIssuer(
                        "urn:fedbroker:auth.test",
                        URI.create("https://auth.test/extSTS.srf"),
                        URI.create(
                                "https://auth.test/FederationMetadata/2006-12/FederationMetadata.xml"),
                        BROKER.certificate(),
                        Optional.empty(),
                        Optional.of(BROKER_ENCRYPTION.certificate())),
                new FederationTrust.Keys(CONTOSO, Optional.empty(), Optional.empty()));
    }

    public Instant deadline() {
        return now.plus(Duration.ofSeconds(5));
    }

    /// The words of the steps so far.
    public List<String> steps() {
        return trace.steps().stream().map(TimedStep::step).map(step -> step.name()).toList();
    }

    /// How often the broker was asked.
    public long asked() {
        return https.calls().stream()
                .filter(call -> call.target().getHost().equals("auth.test"))
                .count();
    }

    /// The message that a partner got, checked with the key that is in its token; what is given is the signed body in an envelope.
    public static byte[] opened(Call call) throws MalformedXml, SealBroken {
        var header = SecurityHeader.read(XmlTree.read(call.body()));
        var signed = header.verify(proofKey(header), Set.of(Suite.MODERN));
        return header.signedEnvelope(signed);
    }

    /// The assertion in the token of a message that fabrikam.test got.
    public static DelegationAssertion tokenIn(Call call) throws MalformedXml, SealBroken {
        return assertion(SecurityHeader.read(XmlTree.read(call.body())));
    }

    private static javax.crypto.SecretKey proofKey(SecurityHeader header)
            throws MalformedXml, SealBroken {
        return new javax.crypto.spec.SecretKeySpec(assertion(header).proofKey(), "HmacSHA256");
    }

    private static DelegationAssertion assertion(SecurityHeader header)
            throws MalformedXml, SealBroken {
        var plain =
                Encryption.decrypt(
                        header.token().orElseThrow(),
                        _ -> Optional.of(FABRIKAM.privateKey()),
                        Set.of(Suite.MODERN),
                        MOST_REQUEST);
        var root = XmlTree.read(plain);
        EnvelopedSignature.verify(
                root,
                DelegationAssertion.ID,
                List.of(BROKER.certificate().getPublicKey()),
                Set.of(Suite.MODERN));
        return DelegationAssertion.read(root);
    }

    private Site.Reply issue(Call call) {
        try {
            var header = SecurityHeader.read(XmlTree.read(call.body()));
            var signed = header.verify(CONTOSO.certificate().getPublicKey(), Set.of(Suite.MODERN));
            var body = XmlTree.read(header.signedBody(signed));
            var request = TokenRequest.read(opened(XmlTree.children(body).getFirst()));
            requests.add(request);
            people.add(OnBehalfOf.read(request.onBehalfOf()));
            return Site.said(
                    200,
                    TokenResponse.write(
                            TrustVersion.V2005,
                            header.messageId(),
                            request.appliesTo(),
                            token(request)));
        } catch (MalformedXml | SealBroken broken) {
            throw new AssertionError(broken);
        }
    }

    private static byte[] opened(Element encrypted) throws SealBroken {
        return Encryption.decrypt(
                encrypted,
                _ -> Optional.of(BROKER_ENCRYPTION.privateKey()),
                Set.of(Suite.MODERN),
                MOST_REQUEST);
    }

    private IssuedToken token(TokenRequest request) throws SealBroken {
        var id = "uuid-" + requests.size();
        var proofKey = new byte[32];
        proofKey[0] = (byte) requests.size();
        var person = OnBehalfOf.read(request.onBehalfOf());
        var end = now.plus(Duration.ofMinutes(15));
        var assertion =
                new DelegationAssertion(
                                id,
                                "urn:fedbroker:auth.test",
                                request.appliesTo(),
                                now,
                                end,
                                person.nameIdentifier(),
                                person.emailAddress(),
                                request.requestor(),
                                request.action(),
                                proofKey)
                        .signed(BROKER.privateKey(), BROKER.keyId(), Suite.MODERN);
        var encrypted =
                Encryption.element(
                        XmlTree.write(assertion),
                        FABRIKAM.certificate(),
                        Suite.MODERN,
                        "Assertion0");
        return new IssuedToken(XmlTree.write(encrypted), id, proofKey, now, end);
    }

    private static FederationKey key(String subject) {
        var made =
                FederationCertificate.make(
                        subject, NOON.minus(Duration.ofDays(1)), Duration.ofDays(365));
        return new FederationKey(made.privateKey(), made.certificate());
    }
}
