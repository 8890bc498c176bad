package entente.keys;

import entente.keys.KeyEntry.State;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// The keys of a broker: the certificate it shows to clients, the first of `server`, and those in its `rings`. Certificates of organisations that are
/// registered are in their registrations.
public record BrokerInventory(List<X509Certificate> server, List<OwnSigning> rings)
        implements KeyList {
    public BrokerInventory {
        server = List.copyOf(server);
        rings = List.copyOf(rings);
    }

    @Override
    public List<KeyEntry> at(Instant now) {
        return Stream.concat(
                        server.stream().limit(1).map(BrokerInventory::shown),
                        rings.stream().flatMap(ring -> ring.entries(now)))
                .toList();
    }

    static KeyEntry shown(X509Certificate certificate) {
        return KeyEntry.of("us", "shown to who connects (TLS)", State.CURRENT, certificate);
    }
}
