package entente.calling;

import entente.question.Domain;
import java.net.InetAddress;
import java.util.Map;
import java.util.Set;

/// What the administrator says about names beyond DNS.
///
/// `addresses` are names with their addresses, asked before DNS (what a hosts file is to a machine). A name in it, or among
/// `internal`, may lie in a private network; any other may not (see [PrivateAddress]).
public record Reach(Map<Domain, InetAddress> addresses, Set<Domain> internal) {
    /// DNS alone, and nothing private.
    public static final Reach PUBLIC = new Reach(Map.of(), Set.of());

    public Reach {
        addresses = Map.copyOf(addresses);
        internal = Set.copyOf(internal);
    }

    boolean mayBePrivate(Domain name) {
        return internal.contains(name) || addresses.containsKey(name);
    }
}
