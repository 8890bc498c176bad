package entente.mailbox;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One property of an iCalendar component (RFC 5545, 3.1) and where it stands in the file: `line` is 1-based, of its first part.
record ContentLine(VObjectProperty property, int line) {
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
}
