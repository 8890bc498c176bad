package entente.broker;

import entente.question.Domain;
import entente.wire.jwt.Issuer;
import entente.wire.jwt.VerifyKey;
import java.util.List;
import java.util.Set;

/// An application registered with the broker, as one who asks for tokens, one whom tokens are for, or both.
///
/// `hosts` are the names it answers at (its service principal names); `keys` at most 4, with which it signs assertions; `mayCall` the
/// applications it may ask tokens for, each as `appid@realm` or, where it is registered in one realm alone, by its id; `roles` what its
/// access tokens say it may do; with `delegation` its actor tokens may carry a person.
public record ServicePrincipal(
        String appId,
        String realm,
        String displayName,
        Set<Domain> hosts,
        List<VerifyKey> keys,
        Set<String> mayCall,
        Set<String> roles,
        boolean delegation,
        boolean enabled) {
    static final int MOST_KEYS = 4;

    public ServicePrincipal {
        hosts = Set.copyOf(hosts);
        keys = List.copyOf(keys);
        mayCall = Set.copyOf(mayCall);
        roles = Set.copyOf(roles);
        if (keys.size() > MOST_KEYS) {
            throw new IllegalArgumentException("an application has at most 4 keys");
        }
    }

    /// Its name in `iss` and `nameid`.
    public Issuer name() {
        return new Issuer(appId, realm);
    }
}
