package entente.calling;

import entente.question.Domain;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/// Resolves names for the client, which dials exactly what is resolved here: no second look-up can slip a private
/// address in between.
final class GuardedNames implements DnsResolver {
    private final Reach reach;

    GuardedNames(Reach reach) {
        this.reach = reach;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var name = Domain.parse(host);
        var given = name.map(reach.addresses()::get);
        if (given.isPresent()) {
            return new InetAddress[] {given.get()};
        }
        var found = InetAddress.getAllByName(host);
        if (name.filter(reach::mayBePrivate).isEmpty()
                && Stream.of(found).anyMatch(PrivateAddress::is)) {
            throw new AddressRefused(host);
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /// The name leads to a private address, and the administrator did not say that it may.
    static final class AddressRefused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        AddressRefused(String host) {
            super(host);
        }
    }
}
