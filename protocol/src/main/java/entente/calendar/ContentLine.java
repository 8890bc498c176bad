package entente.calendar;

import com.github.mangstadt.vinnie.SyntaxStyle;
import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectDataAdapter;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import com.github.mangstadt.vinnie.io.VObjectReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One property of an iCalendar component (RFC 5545, 3.1) and where it stands in the file: `line` is 1-based, of its first part.
record ContentLine(VObjectProperty property, int line) {
    /// A line that was written here, without folds.
    static ContentLine read(String unfolded, int line) {
        var rules = SyntaxRules.iCalendar();
        rules.setDefaultSyntaxStyle(SyntaxStyle.NEW);
        var found = new ArrayList<VObjectProperty>();
        try (var reader = new VObjectReader(new StringReader(unfolded), rules)) {
            reader.parse(
                    new VObjectDataAdapter() {
                        @Override
                        public void onProperty(VObjectProperty property, Context context) {
                            found.add(property);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
        return new ContentLine(found.getFirst(), line);
    }

    /// In upper case.
    String name() {
        return property.getName().toUpperCase(Locale.ROOT);
    }

    /// As it stands in the file, without blanks around it.
    String value() {
        return property.getValue().strip();
    }

    Optional<String> parameter(String parameter) {
        return Optional.ofNullable(property.getParameters().first(parameter));
    }

    /// Whether this value of the property is a date; some writers leave `VALUE=DATE` out.
    boolean isDate(String value) {
        return parameter("VALUE").map("DATE"::equalsIgnoreCase).orElse(value.length() == 8);
    }

    /// The parts of a value that is a list of dates or periods, which hold no escaped comma.
    List<String> values() {
        return Arrays.stream(value().split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /// The value as text, its escapes undone (RFC 5545, 3.3.11).
    String text() {
        return VObjectPropertyValues.unescape(value());
    }

    /// The same with the blanks around it, which a text of several lines may need.
    String wholeText() {
        return VObjectPropertyValues.unescape(property.getValue());
    }
}
