package entente.calendar;

import com.github.mangstadt.vinnie.SyntaxStyle;
import com.github.mangstadt.vinnie.VObjectParameters;
import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import com.github.mangstadt.vinnie.io.VObjectWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/// Properties as they are written (RFC 5545, 3.1), each on one line without folds. The library quotes and escapes.
final class Line {
    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
    static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private Line() {}

    /// With a value that is written as it is.
    static String of(String name, String value) {
        return of(name, new VObjectParameters(), value);
    }

    static String of(String name, VObjectParameters parameters, String value) {
        var line = new StringWriter();
        try (var writer = new VObjectWriter(line, SyntaxStyle.NEW)) {
            writer.getFoldedLineWriter().setLineLength(null);
            writer.setCaretEncodingEnabled(true);
            writer.writeProperty(new VObjectProperty(null, name, parameters, value));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be written", e);
        }
        var end = line.toString();
        return end.endsWith("\r\n") ? end.substring(0, end.length() - 2) : end;
    }

    /// With a text; none where there is nothing to say.
    static Optional<String> text(String name, String text) {
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(of(name, VObjectPropertyValues.escape(text)));
    }

    static String html(String name, String page) {
        var parameters = new VObjectParameters();
        parameters.put("FMTTYPE", "text/html");
        return of(name, parameters, VObjectPropertyValues.escape(page));
    }

    static Optional<String> list(String name, List<String> texts) {
        return texts.isEmpty()
                ? Optional.empty()
                : Optional.of(of(name, VObjectPropertyValues.writeList(texts)));
    }

    static String time(String name, Instant at) {
        return of(name, utc(at));
    }

    static String utc(Instant at) {
        return UTC.format(at);
    }
}
