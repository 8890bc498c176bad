package entente.broker;

import static java.util.stream.Collectors.joining;

import entente.problem.Code;
import entente.question.Domain;
import entente.wire.jwt.CompactToken;
import entente.wire.jwt.Issuer;
import entente.wire.jwt.PrincipalName;
import entente.wire.jwt.SigningKey;
import entente.wire.jwt.TokenAnswer;
import entente.wire.jwt.TokenRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// An application's own access token (RFC 6749 4.4, RFC 7523 2.2, RFC 9068).
record AccessGrant(TokenRequest.ClientCredentials request, String realm) implements Grant {
    private static final Pattern TARGET =
            Pattern.compile(
                    "https://([A-Za-z0-9._-]{1,253})(?::[0-9]{1,5})?(?:/{0,2}\\.default|/)?");

    @Override
    public Issue.Kind kind() {
        return Issue.Kind.ACCESS;
    }

    @Override
    public String assertionText() {
        return request.assertion();
    }

    @Override
    public String resourceText() {
        return request.target();
    }

    /// RFC 7523 3: `iss` and `sub` are the client. Where the path names no realm, the client must be in one only.
    @Override
    public Issuer claimedClient(CompactToken assertion, Registry registry) throws GrantRefused {
        var claims = assertion.claims();
        var id = claims.text("iss");
        if (id.isEmpty()
                || !id.equals(claims.text("sub"))
                || !request.clientId().orElse(id.get()).equals(id.get())) {
            throw ClientProof.refused(assertion, "iss, sub and client_id are not one");
        }
        var known =
                registry.withId(id.get()).stream()
                        .filter(client -> realm.isEmpty() || client.realm().equals(realm))
                        .toList();
        if (known.size() != 1) {
            throw ClientProof.refused(
                    assertion,
                    "%d applications are %s here".formatted(known.size(), Quoted.of(id.get())));
        }
        return known.getFirst().name();
    }

    /// The token endpoint's URL, or the issuer's (RFC 7523 3).
    @Override
    public boolean isAddressedTo(BrokerIdentity broker, CompactToken assertion, String realm) {
        return assertion
                .claims()
                .text("aud")
                .filter(audience -> broker.isMeantByUrl(audience, realm))
                .isPresent();
    }

    @Override
    public Resource resource(Registry registry) throws GrantRefused {
        var known = candidates(registry).stream().filter(ServicePrincipal::enabled).toList();
        if (known.isEmpty()) {
            throw new GrantRefused(
                    Code.GRANT_TARGET_UNKNOWN,
                    "no application answers at " + Quoted.of(request.target()));
        }
        if (known.size() > 1) {
            throw new GrantRefused(
                    Code.GRANT_TARGET_AMBIGUOUS,
                    "%s may mean %s"
                            .formatted(
                                    Quoted.of(request.target()),
                                    known.stream()
                                            .map(each -> each.name().toString())
                                            .sorted()
                                            .collect(joining(" or "))));
        }
        return new Resource(known.getFirst(), "https://" + host().orElseThrow() + "/");
    }

    private List<ServicePrincipal> candidates(Registry registry) {
        var host = host();
        if (host.isEmpty()) {
            return List.of();
        }
        var principal = PrincipalName.parse(request.target()).map(PrincipalName::issuer);
        return registry.at(host.get()).stream()
                .filter(each -> principal.map(each.name()::equals).orElse(true))
                .toList();
    }

    /// From `https://host/.default` (scope), `https://host/` or app/host@realm (resource).
    private Optional<Domain> host() {
        var url = TARGET.matcher(request.target());
        return (url.matches()
                        ? Optional.of(url.group(1))
                        : PrincipalName.parse(request.target()).map(PrincipalName::host))
                .flatMap(Domain::parse);
    }

    /// An application's own token carries nobody.
    @Override
    public boolean delegation(CompactToken assertion, ServicePrincipal client) {
        return false;
    }

    @Override
    public TokenAnswer sign(Approval approval, SigningKey key) {
        var client = approval.client();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", approval.broker().urls().issuer(client.realm()));
        claims.put("aud", approval.resource().audience());
        claims.put("sub", client.appId());
        claims.put("client_id", client.appId());
        claims.put("tid", client.realm());
        claims.put("roles", new TreeSet<>(client.roles()));
        claims.put("jti", approval.tokenId());
        claims.put("iat", approval.from().getEpochSecond());
        claims.put("nbf", approval.from().getEpochSecond());
        claims.put("exp", approval.until().getEpochSecond());
        var header = Map.<String, Object>of("typ", "at+jwt", "kid", key.verifyKey().kid());
        return new TokenAnswer(
                key.sign(key.usualAlgorithm(), header, claims),
                approval.from(),
                approval.until(),
                approval.resource().audience(),
                TokenAnswer.Style.STANDARD);
    }
}
