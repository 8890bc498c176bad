package entente.wire.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.codec.EncoderUtil.Usage;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.ContentUtil;

/// A few words in a structured field, bare, quoted or encoded (RFC 5322, 3.2.5; RFC 2047, 5): a person's name or a keyword.
final class Phrase {
    private static final BitSet COMMA = RawFieldParser.INIT_BITSET(',');

    private Phrase() {}

    /// Those of a field that parts them by commas, without empty ones.
    static List<String> readAll(String field) {
        var bytes = ContentUtil.encode(UTF_8, field);
        var cursor = new ParserCursor(0, bytes.length());
        var phrases = new ArrayList<String>();
        while (!cursor.atEnd()) {
            var phrase = RawFieldParser.DEFAULT.parseValue(bytes, cursor, COMMA);
            if (!cursor.atEnd()) {
                cursor.updatePos(cursor.getPos() + 1);
            }
            phrases.add(HeaderText.decoded(phrase));
        }
        return phrases.stream().filter(phrase -> !phrase.isEmpty()).toList();
    }

    /// As it is written, for a line that is folded later; empty where nothing is left of it on one line.
    static String write(String text) {
        var line = HeaderText.oneLine(text);
        if (line.isEmpty()) {
            return "";
        }
        return HeaderText.mustBeEncoded(line, 0)
                ? EncoderUtil.encodeEncodedWord(line, Usage.WORD_ENTITY, 0, UTF_8, null)
                : EncoderUtil.encodeAddressDisplayName(line);
    }
}
