package entente.ntlm;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/// One handshake as both sides must have it, byte for byte: ann of EAST, whose password is `Pa55-wörd`.
final class Vectors {
    static final ServerNames NAMES = new ServerNames("mail.east.example", "east.example");
    static final Instant WHEN = FileTime.read(0x01DC8F0000000000L);
    static final byte[] SERVER_CHALLENGE = hex("1122334455667788");
    static final byte[] OFFER =
            hex("4e544c4d5353500001000000058208a2000000002800000000000000280000000a0000000000000f");
    static final byte[] CHALLENGE =
            hex(
                    "4e544c4d53535000020000000800080038000000058289a2112233445566778800000000000000006a006a00400000000a0000000000000f"
                            + "4500410053005400020008004500410053005400010008004d00410049004c000400180065006100730074002e006500780061006d007000"
                            + "6c006500030022006d00610069006c002e0065006100730074002e006500780061006d0070006c0065000700080000000000008fdc010000"
                            + "0000");
    static final byte[] ANSWER =
            hex(
                    "4e544c4d5353500003000000180018006c000000e600e6008400000008000800580000000600060060000000060006006600000000000000"
                            + "6a010000058289a20a0000000000000f0d13abf1168d9913a39c211bdc210c4f450041005300540061006e006e0050004300370000000000"
                            + "00000000000000000000000000000000000000001c578a8077aff617bd355f043c26fd73010100000000000000000000008fdc01aabbccdd"
                            + "eeff001100000000020008004500410053005400010008004d00410049004c000400180065006100730074002e006500780061006d007000"
                            + "6c006500030022006d00610069006c002e0065006100730074002e006500780061006d0070006c0065000700080000000000008fdc010600"
                            + "0400020000000a0010008f1214c9c9cab8dc3bf866da9aba57a709002c0048005400540050002f006d00610069006c002e00650061007300"
                            + "74002e006500780061006d0070006c0065000000000000000000");

    private Vectors() {}

    static Handshake handshake() {
        return answerTo(OFFER).orElseThrow();
    }

    static Optional<Handshake> answerTo(byte[] offer) {
        return Handshake.answer(offer, NAMES, SERVER_CHALLENGE, WHEN);
    }

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
