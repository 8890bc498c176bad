package entente.calling;

import entente.question.Domain;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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
        var found = lookUp(host);
        if (name.filter(reach::mayBePrivate).isEmpty()
                && Stream.of(found).anyMatch(PrivateAddress::is)) {
            throw new AddressRefused(host);
        }
        return found;
    }

    /// On a thread of its own: one that waits for a silent name server heeds no interrupt, and whoever calls must be able to go.
    private static InetAddress[] lookUp(String host) throws UnknownHostException {
        var lookUp = new FutureTask<>(() -> InetAddress.getAllByName(host));
        Thread.ofVirtual().name("resolving " + host).start(lookUp);
        try {
            return lookUp.get();
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownHostException unknown) {
                throw unknown;
            }
            throw new IllegalStateException("a name could not be looked up", failed.getCause());
        }
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
