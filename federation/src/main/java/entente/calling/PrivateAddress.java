package entente.calling;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Tells addresses of this machine and its neighbourhood from those of the internet. A partner that names one of
/// them would have us knock on our own doors.
final class PrivateAddress {
    private PrivateAddress() {}

    /// Whether `address` is not of the public internet: this machine, a private or carrier network, a link, a group,
    /// or a range kept for documentation and tests (RFC 6890), also where it hides in an IPv6 address.
    static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        var bytes = address.getAddress();
        return address instanceof Inet4Address ? isPrivate4(bytes) : isPrivate6(bytes);
    }

    private static boolean isPrivate4(byte[] bytes) {
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        var third = bytes[2] & 0xff;
        return switch (first) {
            case 0 -> true; // this network
            case 100 -> (second & 0xc0) == 64; // carriers, RFC 6598
            case 192 ->
                    (second == 0 && (third == 0 || third == 2)) // protocols, documentation
                            || (second == 88 && third == 99); // 6to4 relays
            case 198 ->
                    second == 18
                            || second == 19 // benchmarks
                            || (second == 51 && third == 100); // documentation
            case 203 -> second == 0 && third == 113; // documentation
            default -> first >= 240; // kept, broadcast
        };
    }

    private static boolean isPrivate6(byte[] bytes) {
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        if ((first & 0xfe) == 0xfc) { // unique local, RFC 4193
            return true;
        }
        if (first == 0x20 && second == 0x02) { // 6to4, RFC 3056
            return is(inner(bytes, 2));
        }
        if (first == 0x20 && second == 0x01) {
            // Teredo, RFC 4380; documentation, RFC 3849.
            return (bytes[2] == 0 && bytes[3] == 0)
                    || (bytes[2] == 0x0d && (bytes[3] & 0xff) == 0xb8);
        }
        if (first == 0 && second == 0x64) { // NAT64, RFC 6052
            return is(inner(bytes, 12));
        }
        // All that is handed out today lies in 2000::/3; ::a.b.c.d and the like do not.
        return (first & 0xe0) != 0x20;
    }

    private static InetAddress inner(byte[] bytes, int offset) {
        try {
            return InetAddress.getByAddress(
                    new byte[] {
                        bytes[offset], bytes[offset + 1], bytes[offset + 2], bytes[offset + 3]
                    });
        } catch (UnknownHostException wrongLength) {
            throw new AssertionError("four bytes are an address", wrongLength);
        }
    }
}
