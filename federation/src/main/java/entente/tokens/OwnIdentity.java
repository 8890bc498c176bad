package entente.tokens;

import entente.question.Domain;
import entente.wire.jwt.Issuer;
import java.util.Set;

/// Who we are to brokers and partners: auth config (`Set-AuthConfig`). `hosts` are the names under which this server is reached from outside.
public record OwnIdentity(String appId, String realm, Set<Domain> hosts) {
    public OwnIdentity {
        hosts = Set.copyOf(hosts);
    }

    /// The name by which tokens call us.
    public Issuer name() {
        return new Issuer(appId, realm);
    }
}
