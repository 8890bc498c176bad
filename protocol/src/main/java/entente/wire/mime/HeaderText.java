package entente.wire.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.codec.EncoderUtil;

/// Text of a header field as people read it.
final class HeaderText {
    // Possessive, so that the time this takes grows with the text alone.
    private static final Pattern BREAKS =
            Pattern.compile(
                    " ?+[\\p{Cntrl}\\x80-\\x9f\\u2028\\u2029][\\p{Cntrl}\\x80-\\x9f\\u2028\\u2029 ]*+");

    private static final String BEGIN = "=?";

    // As many as a field of the greatest length needs that is full of words of theirs (RFC 2047,
    // 2).
    private static final long MOST_STEPS = 64L * 1024 * 1024;

    private HeaderText() {}

    /// With encoded words decoded (RFC 2047), on one line, without blanks around it.
    static String decoded(String text) {
        return oneLine(words(text));
    }

    /// The text on one line: what would end a line, and every other control character, is a blank.
    static String oneLine(String text) {
        return BREAKS.matcher(text).replaceAll(" ").strip();
    }

    /// Whether a line of text can stand in a header only as encoded words, with `used` characters of its line taken: where it is not printable ASCII, could be
    /// taken for an encoded word, or has blanks or long words that folding would break.
    static boolean mustBeEncoded(String line, int used) {
        return line.contains(BEGIN)
                || line.contains("  ")
                || EncoderUtil.hasToBeEncoded(line, used);
    }

    /// The text, with what begins encoded words broken where there are so many that it was made to cost time: mime4j looks for the end of each, as far as the
    /// text goes.
    static String bounded(String text) {
        var begun = 0L;
        for (var at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at + 1)) {
            begun++;
        }
        return begun * text.length() > MOST_STEPS ? text.replace(BEGIN, "= ?") : text;
    }

    private static String words(String text) {
        try {
            // Words in a charset that nobody knows are taken for UTF-8.
            return DecoderUtil.decodeEncodedWords(bounded(text), DecodeMonitor.SILENT, UTF_8);
        } catch (IllegalArgumentException | IllegalStateException undecodable) {
            return text;
        }
    }
}
