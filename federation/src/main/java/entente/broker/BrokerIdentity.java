package entente.broker;

import entente.question.Domain;
import entente.wire.jwt.Issuer;
import entente.wire.jwt.PrincipalName;
import java.net.URI;
import java.util.Set;
import java.util.stream.Stream;

/// Who the broker is: its application id, the realms it serves, the URL it is reached at from outside, and every host name it answers to.
///
/// A request addressed to another host, or an assertion made for another, is refused.
public record BrokerIdentity(String appId, Set<String> realms, URI url, Set<Domain> hosts) {
    public BrokerIdentity {
        realms = Set.copyOf(realms);
        hosts = Set.copyOf(hosts);
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("a broker has a host name");
        }
    }

    /// The issuer of the actor tokens of a realm (MS-XOAUTH 3.2.5.6).
    Issuer issuer(String realm) {
        return new Issuer(appId, realm);
    }

    /// Where everything is, as seen from outside.
    BrokerUrls urls() {
        return new BrokerUrls(url);
    }

    boolean answersTo(String host) {
        return Domain.parse(host).filter(hosts::contains).isPresent();
    }

    /// Whether an audience means this broker in `realm`: application and realm byte for byte, the host in any case.
    boolean isMeantBy(PrincipalName audience, String realm) {
        return audience.app().equals(appId)
                && audience.realm().equals(realm)
                && answersTo(audience.host());
    }

    /// Whether a URL is one of this broker's token endpoints for `realm`, or its issuer there, on any of its hosts.
    boolean isMeantByUrl(String audience, String realm) {
        return hosts.stream()
                .map(host -> "https://" + host + port())
                .filter(audience::startsWith)
                .map(base -> new BrokerUrls(URI.create(base)))
                .flatMap(urls ->
                        Stream.of(
                                urls.tokens(realm),
                                urls.tokens(),
                                urls.historicalTokens(realm),
                                urls.issuer(realm)))
                .anyMatch(audience::equals);
    }

    private String port() {
        return url.getPort() < 0 ? "" : ":" + url.getPort();
    }
}
