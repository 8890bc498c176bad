package entente.wire.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.codec.EncoderUtil.Usage;
import org.apache.james.mime4j.util.MimeUtil;

/// The lines of a header as they are written: folded to 78 characters where they can be, and never longer than 998 bytes (RFC 5322, 2.1.1).
///
/// What is given is text, not lines: whatever would end a line, or hide one, is a blank in it. So nobody's name can begin a field of its own.
final class HeaderLines {
    private static final int LONGEST_WORD = 900;
    private static final String BLANK = " ";

    private final StringBuilder lines = new StringBuilder();

    /// Adds a field of words parted by blanks; those that no line can hold are left out, and so is a field of none.
    HeaderLines structured(String name, String value) {
        var words =
                List.of(HeaderText.oneLine(value).split(BLANK, -1)).stream()
                        .filter(word -> word.getBytes(UTF_8).length <= LONGEST_WORD)
                        .collect(Collectors.joining(BLANK))
                        .strip();
        if (!words.isEmpty()) {
            add(name, words);
        }
        return this;
    }

    /// Adds a field of text for people, be it empty.
    HeaderLines text(String name, String value) {
        var used = name.length() + 2;
        var line = HeaderText.oneLine(value);
        var written =
                HeaderText.mustBeEncoded(line, used)
                        ? EncoderUtil.encodeEncodedWord(line, Usage.TEXT_TOKEN, used, UTF_8, null)
                        : line;
        add(name, written);
        return this;
    }

    /// Adds a field of several values parted by commas; one of none is left out.
    HeaderLines list(String name, List<String> values) {
        var there = values.stream().filter(value -> !value.isEmpty()).toList();
        return there.isEmpty() ? this : structured(name, String.join(", ", there));
    }

    /// Adds a value with parameters, each of them in a line of its own where one is not enough.
    HeaderLines parameterized(String name, String value, List<String> parameters) {
        var all = new ArrayList<String>();
        all.add(value);
        all.addAll(parameters);
        return structured(name, String.join("; ", all));
    }

    @Override
    public String toString() {
        return lines.toString();
    }

    private void add(String name, String value) {
        lines.append(name).append(": ");
        lines.append(MimeUtil.fold(value, name.length() + 2)).append("\r\n");
    }
}
