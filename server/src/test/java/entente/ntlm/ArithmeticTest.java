package entente.ntlm;

import static entente.ntlm.Vectors.hex;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The values of RFC 1320, A.5, of MS-NLMP 4.2.4, and of a handshake with a channel binding.
class ArithmeticTest {
    @ParameterizedTest
    @CsvSource({
        "'', 31d6cfe0d16ae931b73c59d7e0c089c0",
        "a, bde52cb31de33e46245e05fbdbd6fb24",
        "abc, a448017aaf21d8525fc10ae87aa6729d",
        "message digest, d9130a8164549fe818874806e1c7014b",
        "abcdefghijklmnopqrstuvwxyz, d79e1c308aa5bbcdeea8ed63df412da9",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789, 043f8582f241db351ce627e153e7f0e4",
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890, e33b4ddc9c38f2199c3e7b164fcc0536"
    })
    void md4IsThatOfItsRfc(String text, String expected) {
        var message = text.getBytes(US_ASCII);

        var hash = Md4.of(message);

        assertThat(hash).isEqualTo(hex(expected));
    }

    @Test
    void rc4TurnsAKnownKeyAndTextIntoAKnownOne() {
        var key = "Key".getBytes(US_ASCII);

        var text = Rc4.apply(key, "Plaintext".getBytes(US_ASCII));

        assertThat(text).isEqualTo(hex("bbf316e8d940af0ad3"));
    }

    @Test
    void theExampleOfTheProtocolComesOut() {
        var hash = NtHash.of("Password");
        var temp =
                temp(
                        hex("0000000000000000"),
                        hex("aaaaaaaaaaaaaaaa"),
                        AvPairs.none()
                                .with(AvPairs.DOMAIN, "Domain")
                                .with(AvPairs.COMPUTER, "Server"));

        var key = Arithmetic.key(hash, "User", "Domain");
        var proof = Arithmetic.proof(key, hex("0123456789abcdef"), temp);
        var session = Arithmetic.sessionKey(key, proof);

        assertThat(hash.secretBytes()).isEqualTo(hex("a4f49c406510bdcab6824ee7c30fd852"));
        assertThat(key).isEqualTo(hex("0c868a403bfd7a93a3001ef22ef02e3f"));
        assertThat(proof).isEqualTo(hex("68cd0ab851e51c96aabc927bebef6a1c"));
        assertThat(session).isEqualTo(hex("8de40ccadbc14a82f15cb0ad0de95ca3"));
        assertThat(Rc4.apply(session, hex("55".repeat(16))))
                .isEqualTo(hex("c5dad2544fc9799094ce1ce90bc9d03e"));
    }

    @Test
    void aKeyGoesByTheUserWithoutCaseAndByTheDomainAsSent() {
        var hash = NtHash.of("Pa55-w\u00f6rd");

        var key = Arithmetic.key(hash, "ann", "EAST");

        assertThat(key).isEqualTo(hex("592c6e14bc340c1cf0b9c3246d65cec3"));
        assertThat(Arithmetic.key(hash, "ANN", "EAST")).isEqualTo(key);
        assertThat(Arithmetic.key(hash, "ann", "east")).isNotEqualTo(key);
        assertThat(Arithmetic.key(hash, "stra\u00dfe", ""))
                .isEqualTo(Arithmetic.key(hash, "STRA\u00dfE", ""));
    }

    @Test
    void aBindingIsOfTheCertificatesHash() {
        var hash = hex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

        var binding = ChannelBinding.of(hash);

        assertThat(binding).isEqualTo(hex("8f1214c9c9cab8dc3bf866da9aba57a7"));
    }

    @Test
    void ourChallengeIsWrittenAsItMustBe() {
        var offer = Vectors.OFFER;

        var handshake = Vectors.answerTo(offer);

        assertThat(handshake.map(Handshake::challenge)).contains(Vectors.CHALLENGE);
    }

    @Test
    void aHashIsReadBackAndNeverPrinted() {
        var hash = NtHash.of("Password");

        var back = NtHash.parse(hash.secretText());

        assertThat(back.map(NtHash::secretText)).contains(hash.secretText());
        assertThat(hash.toString()).doesNotContain("a4f4");
        assertThat(NtHash.parse("a4f4")).isEmpty();
        assertThat(NtHash.parse("no hash")).isEmpty();
    }

    static byte[] temp(byte[] time, byte[] clientChallenge, AvPairs pairs) {
        var list = pairs.written();
        return ByteBuffer.allocate(32 + list.length)
                .put(hex("0101000000000000"))
                .put(time)
                .put(clientChallenge)
                .putInt(0)
                .put(list)
                .putInt(0)
                .array();
    }
}
