package entente.broker;

import entente.problem.Code;
import entente.question.Domain;
import entente.wire.jwt.CompactToken;
import entente.wire.jwt.Issuer;
import entente.wire.jwt.PrincipalName;
import entente.wire.jwt.SigningKey;
import entente.wire.jwt.TokenAnswer;
import entente.wire.jwt.TokenRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// An actor token: it says which application calls, and whether it may name a person beside it (MS-XOAUTH 3.2.5.2, 3.2.5.6).
record ActorGrant(TokenRequest.Actor request, String realm) implements Grant {
    private static final String DELEGATION = "trustedfordelegation";

    /// `realm` is that of the path; the form may repeat it and not differ.
    static ActorGrant of(TokenRequest.Actor request, String realm) throws GrantRefused {
        if (!request.realm().orElse(realm).equals(realm)) {
            throw new GrantRefused(Code.GRANT_REQUEST_INVALID, "realm is not the one of the path");
        }
        return new ActorGrant(request, realm);
    }

    @Override
    public Issue.Kind kind() {
        return Issue.Kind.ACTOR;
    }

    @Override
    public String assertionText() {
        return request.assertion();
    }

    @Override
    public String resourceText() {
        return request.resource();
    }

    @Override
    public Issuer claimedClient(CompactToken assertion, Registry registry) throws GrantRefused {
        var issuer = assertion.claims().text("iss");
        if (assertion.claims().has("nameid") && !assertion.claims().text("nameid").equals(issuer)) {
            throw ClientProof.refused(assertion, "nameid is not iss");
        }
        return issuer.flatMap(Issuer::parse)
                .filter(client -> client.realm().equals(realm))
                .orElseThrow(() ->
                        ClientProof.refused(
                                assertion, "iss is no application of realm " + Quoted.of(realm)));
    }

    @Override
    public boolean isAddressedTo(BrokerIdentity broker, CompactToken assertion, String realm) {
        return assertion
                .claims()
                .text("aud")
                .flatMap(PrincipalName::parse)
                .filter(audience -> broker.isMeantBy(audience, realm))
                .isPresent();
    }

    @Override
    public Resource resource(Registry registry) throws GrantRefused {
        return PrincipalName.parse(request.resource())
                .flatMap(asked -> registered(asked, registry))
                .orElseThrow(() ->
                        new GrantRefused(
                                Code.GRANT_RESOURCE_UNKNOWN,
                                Quoted.of(request.resource()) + " is not registered"));
    }

    private static Optional<Resource> registered(PrincipalName asked, Registry registry) {
        var host = Domain.parse(asked.host());
        return registry.named(asked.issuer())
                .filter(ServicePrincipal::enabled)
                .filter(principal -> host.filter(principal.hosts()::contains).isPresent())
                .map(principal ->
                        new Resource(
                                principal,
                                new PrincipalName(
                                                asked.app(),
                                                host.orElseThrow().name(),
                                                asked.realm())
                                        .toString()));
    }

    @Override
    public boolean delegation(CompactToken assertion, ServicePrincipal client) throws GrantRefused {
        var asked = assertion.claims().flag(DELEGATION).orElse(false);
        if (asked && !client.delegation()) {
            throw new GrantRefused(
                    Code.GRANT_DELEGATION_FORBIDDEN,
                    client.name() + " is not registered for delegation");
        }
        return asked;
    }

    @Override
    public TokenAnswer sign(Approval approval, SigningKey key) {
        var issuer = approval.broker().issuer(realm).toString();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("aud", approval.resource().audience());
        claims.put("iss", issuer);
        claims.put("nameid", approval.client().name().toString());
        claims.put("identityprovider", issuer);
        claims.put("nbf", seconds(approval.from()));
        claims.put("exp", seconds(approval.until()));
        claims.put("iat", seconds(approval.from()));
        claims.put("jti", approval.tokenId());
        if (approval.delegation()) {
            claims.put(DELEGATION, "true");
        }
        return new TokenAnswer(
                key.sign(key.usualAlgorithm(), Map.of("kid", key.verifyKey().kid()), claims),
                approval.from(),
                approval.until(),
                approval.resource().audience(),
                TokenAnswer.Style.HISTORICAL);
    }

    /// The historical tokens write times as strings.
    private static String seconds(Instant time) {
        return Long.toString(time.getEpochSecond());
    }
}
