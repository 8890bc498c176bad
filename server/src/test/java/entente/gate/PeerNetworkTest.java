package entente.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerNetworkTest {
    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "fe80::1%eth0, fe80::2%eth1, true",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "::ffff:192.0.2.1, ::ffff:192.0.2.2, false",
        "not an address, not an address, true",
        "not an address, another, false",
        "'', '', true"
    })
    void onePeerIsAnIpv4AddressOrTheHalfOfAnIpv6Address(
            String one, String other, boolean isTheSame) {
        assertThat(PeerNetwork.of(one).equals(PeerNetwork.of(other))).isEqualTo(isTheSame);
    }
}
