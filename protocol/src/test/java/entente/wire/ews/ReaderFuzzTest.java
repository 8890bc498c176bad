package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThatCode;

import entente.question.TimeZoneRule;
import entente.wire.soap.MalformedXml;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is sent, a reader reads it or says what is wrong; it never fails in another way.
class ReaderFuzzTest {
    private static final int ROUNDS = 2_000;
    private static final String[] FRAGMENTS = {
        "<",
        ">",
        "/>",
        "</",
        "&amp;",
        "&#x0;",
        "&x;",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?x?>",
        "\"",
        "xmlns=''",
        "<!DOCTYPE a>",
        "2147483648",
        "-1",
        "0",
        "99999999999999999999",
        "T24:00:00",
        "PT999999999999H",
        "\ud83d\ude00"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "availability-request.xml",
                "zone-context-request.xml",
                "mail-tips-request.xml",
                "photo-request.xml",
                "create-folder-request.xml",
                "update-folder-request.xml",
                "create-item-request.xml",
                "find-item-request.xml",
                "update-item-request.xml"
            })
    void mangledRequestIsReadOrRefused(String file) {
        var random = new Random(20_260_301);
        var original = Examples.text(file).getBytes(StandardCharsets.UTF_8);

        for (var round = 0; round < ROUNDS; round++) {
            var mangled = mangled(original, random);
            assertThatCode(() -> readRequest(mangled))
                    .as("round %d of %s", round, file)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "availability-response.xml",
                "mail-tips-response.xml",
                "photo-response.xml",
                "fault.xml"
            })
    void mangledAnswerOfAPartnerIsReadOrRefused(String file) {
        var random = new Random(20_260_302);
        var original = Examples.text(file).getBytes(StandardCharsets.UTF_8);

        for (var round = 0; round < ROUNDS; round++) {
            var mangled = mangled(original, random);
            assertThatCode(() -> readAnswer(mangled))
                    .as("round %d of %s", round, file)
                    .doesNotThrowAnyException();
            assertThatCode(() -> readPhoto(mangled))
                    .as("round %d of %s", round, file)
                    .doesNotThrowAnyException();
        }
    }

    private static void readRequest(byte[] request) {
        try {
            EwsRequest.read(new ByteArrayInputStream(request), Examples.MOST_BYTES);
        } catch (EwsFault typed) {
            // Said what is wrong.
        }
    }

    private static void readAnswer(byte[] answer) {
        try {
            GetUserAvailability.readResponse(
                    new ByteArrayInputStream(answer), TimeZoneRule.UTC, Examples.MOST_BYTES);
        } catch (MalformedXml | PartnerFault typed) {
            // Said what is wrong.
        }
        try {
            GetMailTips.readResponse(new ByteArrayInputStream(answer), Examples.MOST_BYTES);
        } catch (MalformedXml | PartnerFault typed) {
            // Said what is wrong.
        }
    }

    private static void readPhoto(byte[] answer) {
        try {
            GetUserPhoto.readResponse(new ByteArrayInputStream(answer), Examples.MOST_BYTES);
        } catch (MalformedXml | PartnerFault typed) {
            // Said what is wrong.
        }
    }

    /// One to four changes: a byte, a cut, a doubled stretch, a fragment put in, or a text's content exchanged.
    private static byte[] mangled(byte[] original, Random random) {
        var bytes = original;
        for (var change = random.nextInt(4); change >= 0; change--) {
            bytes = changed(bytes, random);
        }
        return bytes;
    }

    private static byte[] changed(byte[] bytes, Random random) {
        var at = random.nextInt(bytes.length);
        var to = Math.min(bytes.length, at + random.nextInt(60));
        var fragment = FRAGMENTS[random.nextInt(FRAGMENTS.length)].getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(5)) {
            case 0 -> {
                var copy = bytes.clone();
                copy[at] = (byte) random.nextInt(256);
                yield copy;
            }
            case 1 -> joined(bytes, at, new byte[0], to);
            case 2 -> joined(bytes, to, Arrays.copyOfRange(bytes, at, to), to);
            case 3 -> joined(bytes, at, fragment, at);
            default -> textExchanged(bytes, at, fragment);
        };
    }

    private static byte[] textExchanged(byte[] bytes, int from, byte[] fragment) {
        for (var at = from; at < bytes.length; at++) {
            if (bytes[at] == '>') {
                var end = at + 1;
                while (end < bytes.length && bytes[end] != '<') {
                    end++;
                }
                return joined(bytes, at + 1, fragment, end);
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int head, byte[] middle, int tail) {
        var joined = Arrays.copyOf(bytes, head + middle.length + bytes.length - tail);
        System.arraycopy(middle, 0, joined, head, middle.length);
        System.arraycopy(bytes, tail, joined, head + middle.length, bytes.length - tail);
        return joined.length == 0 ? new byte[] {'<'} : joined;
    }
}
