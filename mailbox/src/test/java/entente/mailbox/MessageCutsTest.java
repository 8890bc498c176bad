package entente.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import entente.digest.Sha256;
import entente.item.Octets;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Where a message is cut.
class MessageCutsTest {
    private static final long SEED = 20_260_302;

    @Test
    void thePiecesOneAfterTheOtherAreTheMessage() {
        for (var round = 0; round < 2_000; round++) {
            var message = message(new Random(SEED + round));

            var pieces = pieces(message);

            assertThat(joined(pieces)).as("round %s", round).isEqualTo(message);
            assertThat(pieces)
                    .allSatisfy(piece ->
                            assertThat(piece.length).isLessThanOrEqualTo(MessageCuts.LARGEST));
            assertThat(pieces.size())
                    .isLessThanOrEqualTo(3 + 2 * message.length / MessageCuts.SMALLEST);
        }
    }

    @Test
    void theSameAttachmentInTwoMessagesIsTheSamePieces() {
        var attachment = attachment(900_000);
        var one = pieces(messageWith("Hello Bob,\r\n\r\nhere it is.", "b1", attachment));
        var other = pieces(messageWith("Fwd: see below.\r\n", "another-boundary", attachment));

        var inBoth = digests(one);
        inBoth.retainAll(digests(other));

        var bytes = one.stream().filter(piece -> inBoth.contains(digest(piece)));
        assertThat(bytes.mapToLong(piece -> piece.length).sum())
                .isGreaterThanOrEqualTo(attachment.length());
    }

    @Test
    void aMessageOfOnePartAndOneOfNothingAreOnePiece() {
        assertThat(MessageCuts.ofMessage(Octets.of("Subject: x\r\n\r\nHello".getBytes(ISO_8859_1))))
                .containsExactly(19L);
        assertThat(MessageCuts.ofMessage(Octets.NONE)).containsExactly(0L);
        assertThat(MessageCuts.ofBytes(Octets.NONE)).containsExactly(0L);
    }

    @Test
    void aPieceIsPackedOnlyWhereThatIsShorter() {
        var random = new byte[10_000];
        new Random(SEED).nextBytes(random);

        assertThat(Piece.of(random, Octets::of).packed().bytes()).isEqualTo(random);
        assertThat(Piece.of(new byte[10_000], Octets::of).packed().bytes()).hasSizeLessThan(100);
        for (var bytes : List.of(random, new byte[10_000], new byte[1], new byte[0])) {
            assertThat(Piece.of(bytes, Octets::of).bytes()).isEqualTo(bytes);
        }
    }

    private static String messageWith(String text, String boundary, String attachment) {
        return """
        Subject: report\r
        Content-Type: multipart/mixed; boundary=%2$s\r
        \r
        --%2$s\r
        Content-Type: text/plain\r
        \r
        %1$s\r
        --%2$s\r
        Content-Type: application/pdf; name=report.pdf\r
        Content-Transfer-Encoding: base64\r
        \r
        %3$s\r
        --%2$s--\r
        """
                .formatted(text, boundary, attachment);
    }

    private static List<byte[]> pieces(String message) {
        return pieces(message.getBytes(ISO_8859_1));
    }

    private static String attachment(int length) {
        var bytes = new byte[length];
        new Random(SEED).nextBytes(bytes);
        return Base64.getMimeEncoder().encodeToString(bytes);
    }

    /// Of lines that mean something to whoever cuts and lines that do not, of all lengths.
    private static byte[] message(Random random) {
        var message = new ByteArrayOutputStream();
        var lines = random.nextInt(60);
        for (var line = 0; line < lines; line++) {
            var end = random.nextBoolean() ? "\r\n" : "\n";
            message.writeBytes(
                    switch (random.nextInt(6)) {
                        case 0 -> ("--b" + end).getBytes(ISO_8859_1);
                        case 1 -> end.getBytes(ISO_8859_1);
                        case 2 -> "--".getBytes(ISO_8859_1);
                        case 3 -> new byte[random.nextInt(20_000)];
                        case 4 -> new byte[random.nextInt(30) == 0 ? 700_000 : 3];
                        default -> ("Header: x" + end).getBytes(ISO_8859_1);
                    });
        }
        return message.toByteArray();
    }

    private static List<byte[]> pieces(byte[] message) {
        var pieces = new ArrayList<byte[]>();
        var from = 0;
        for (var to : MessageCuts.ofMessage(Octets.of(message))) {
            pieces.add(Arrays.copyOfRange(message, from, to.intValue()));
            from = to.intValue();
        }
        return pieces;
    }

    private static byte[] joined(List<byte[]> pieces) {
        var all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static Set<String> digests(List<byte[]> pieces) {
        var digests = new HashSet<String>();
        pieces.forEach(piece -> digests.add(digest(piece)));
        return digests;
    }

    private static String digest(byte[] piece) {
        return Sha256.hex(piece);
    }
}
