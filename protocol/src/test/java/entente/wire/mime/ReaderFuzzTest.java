package entente.wire.mime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever comes, it is read or it is no message; reading never fails in another way.
class ReaderFuzzTest {
    private static final int ROUNDS = 1_500;
    private static final String[] FRAGMENTS = {
        "\r\n\r\n",
        "\n",
        "\r",
        "\0",
        "--mixed",
        "--alternative--",
        "\r\n--related\r\n",
        "Content-Type: multipart/mixed; boundary=mixed\r\n\r\n",
        "Content-Type: message/rfc822\r\n\r\n",
        "Content-Transfer-Encoding: base64\r\n",
        "Content-Transfer-Encoding: quoted-printable\r\n",
        "Content-Transfer-Encoding: x-uuencode\r\n",
        "; charset=\"utf-7\"",
        "; filename*0*=utf-16''%",
        "=?utf-8?B?",
        "?=",
        "=?x?Q?=00?=",
        "=",
        "==",
        "\"",
        "(",
        "<",
        "@",
        ":;",
        "cid:%",
        "Date: Mon, 31 Feb 99999 99:99:99 +9999\r\n",
        "Received: ;\r\n",
        "\ud83d\ude00"
    };

    private static final String[] VALUES = {
        "Mon, ",
        "23 ",
        "Nov ",
        "2026 ",
        "09:30",
        ":05",
        " +0100",
        " EST",
        "99999999999",
        "-",
        "T",
        "\"",
        "\\",
        "(",
        ")",
        "<",
        ">",
        "@",
        ",",
        ";",
        ":",
        ".",
        "=",
        "=?",
        "?=",
        "utf-8",
        "?Q?",
        "?B?",
        "=FF",
        "%",
        "%4",
        "''",
        "*0*=",
        "*1=",
        "filename",
        "charset=",
        "boundary=",
        "multipart/mixed",
        "text/html",
        "/",
        " ",
        "\t",
        "\r\n ",
        "\n\t",
        "\u0080",
        "é",
        "🎉",
        "\ud83d",
        "base64",
        "method=REPLY",
        "text/calendar"
    };

    @ParameterizedTest
    @ValueSource(strings = {"text.eml", "letter.eml", "invitation.eml", "report.eml", "signed.eml"})
    void mangledMessageIsReadOrIsNone(String file) {
        var random = new Random(20_261_129);
        var original = example(file);

        for (var round = 0; round < ROUNDS; round++) {
            var mangled = mangled(original, random);
            assertThatCode(() -> readAll(mangled))
                    .as("round %d of %s", round, file)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void mangledMessageOfOursIsReadOrIsNone() {
        var random = new Random(20_261_130);

        for (var round = 0; round < ROUNDS; round++) {
            var items = new RandomItems(round);
            var written = MimeMessage.write(items.content(), items.body(), items::bytes);
            var mangled = mangled(written.bytes(), random);
            assertThatCode(() -> readAll(mangled)).as("round %d", round).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject",
                "From",
                "To",
                "Date",
                "Received",
                "Message-ID",
                "Keywords",
                "Thread-Index",
                "X-Priority",
                "Content-Type",
                "Content-Disposition: attachment",
                "Content-Transfer-Encoding",
                "Content-Type: text/plain"
            })
    void fieldOfAnythingIsReadOrLeftOut(String name) {
        var random = new Random(20_261_131);

        for (var round = 0; round < ROUNDS; round++) {
            var field = new StringBuilder(name).append(random.nextBoolean() ? ": " : ";");
            for (var more = random.nextInt(12); more > 0; more--) {
                field.append(VALUES[random.nextInt(VALUES.length)]);
            }
            var message = (field + "\r\n\r\ntext").getBytes(UTF_8);
            assertThatCode(() -> readAll(message))
                    .as("round %d: %s", round, field)
                    .doesNotThrowAnyException();
        }
    }

    private static void readAll(byte[] source) {
        try {
            var reading = MimeMessage.read(source);
            for (var part : reading.content().attachments()) {
                var bytes = MimeMessage.attachment(source, part.number());
                if (bytes.isEmpty() || bytes.get().length != part.size()) {
                    throw new AssertionError("attachment %d differs".formatted(part.number()));
                }
            }
        } catch (MimeMalformed _) {
            // It is none.
        }
    }

    private static byte[] mangled(byte[] original, Random random) {
        var bytes = original;
        for (var change = random.nextInt(4); change >= 0; change--) {
            bytes = changed(bytes, random);
        }
        return bytes;
    }

    private static byte[] changed(byte[] bytes, Random random) {
        var at = random.nextInt(bytes.length + 1);
        var to = Math.min(bytes.length, at + random.nextInt(40));
        return switch (random.nextInt(5)) {
            case 0 -> joined(Arrays.copyOf(bytes, at), new byte[0], bytes, to);
            case 1 ->
                    joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at, to), bytes, at);
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> {
                var noise = new byte[random.nextInt(8)];
                random.nextBytes(noise);
                yield joined(Arrays.copyOf(bytes, at), noise, bytes, at);
            }
            default -> {
                var fragment = FRAGMENTS[random.nextInt(FRAGMENTS.length)].getBytes(UTF_8);
                yield joined(Arrays.copyOf(bytes, at), fragment, bytes, to);
            }
        };
    }

    private static byte[] joined(byte[] start, byte[] middle, byte[] bytes, int from) {
        var length = start.length + middle.length;
        var joined = Arrays.copyOf(start, length + bytes.length - from);
        System.arraycopy(middle, 0, joined, start.length, middle.length);
        System.arraycopy(bytes, from, joined, length, bytes.length - from);
        return joined;
    }

    private static byte[] example(String file) {
        try (var in = ReaderFuzzTest.class.getResourceAsStream(file)) {
            return Messages.bytes(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
