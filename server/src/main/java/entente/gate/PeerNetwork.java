package entente.gate;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// What counts as one peer where requests are counted: an IPv4 address, or the /64 of an IPv6 address.
///
/// Whoever has one IPv6 address has all of its /64 (RFC 4291, 2.5.1) and could come with another each time.
final class PeerNetwork {
    private static final int PREFIX_BYTES = 8;

    private PeerNetwork() {}

    /// `peer` is an address as it came, perhaps with a zone; what is none is a peer of its own.
    static String of(String peer) {
        var zone = peer.indexOf('%');
        var literal = zone < 0 ? peer : peer.substring(0, zone);
        try {
            return InetAddress.ofLiteral(literal) instanceof Inet6Address address
                    ? HexFormat.of().formatHex(prefix(address)) + "/64"
                    : literal;
        } catch (IllegalArgumentException noAddress) {
            return peer;
        }
    }

    private static byte[] prefix(Inet6Address address) {
        return Arrays.copyOf(address.getAddress(), PREFIX_BYTES);
    }
}
