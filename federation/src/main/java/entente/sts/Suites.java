package entente.sts;

import entente.registry.Organisation;
import entente.wire.seal.Suite;
import java.util.EnumSet;
import java.util.Set;

/// Which algorithms an organisation may use: the old ones only where the administrator says so.
final class Suites {
    private static final Set<Suite> MODERN = Set.of(Suite.MODERN);
    private static final Set<Suite> ALL = Set.copyOf(EnumSet.allOf(Suite.class));

    private Suites() {}

    static Set<Suite> of(Organisation organisation) {
        return organisation.terms().legacy() ? ALL : MODERN;
    }

    /// The suite of a token that was asked for in `wanted`: the old one only where the organisation it is for may be sent it.
    static Suite forToken(Suite wanted, Organisation target) {
        return of(target).contains(wanted) ? wanted : Suite.MODERN;
    }
}
