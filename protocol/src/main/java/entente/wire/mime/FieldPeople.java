package entente.wire.mime;

import java.util.List;
import org.apache.james.mime4j.util.MimeUtil;

/// Whom one field of a header names, where it stands in the source.
final class FieldPeople {
    // More of somebody's names than anybody needs, and less than AddressLine reads.
    private static final int LONGEST = 8 * 1024;

    private FieldPeople() {}

    /// The addresses; one who is named without an address, or so that it cannot be read, is an empty one.
    static List<String> addresses(byte[] source, HeaderRun.Field field) {
        if (field.to() - field.from() > LONGEST) {
            return List.of("");
        }
        var people = AddressLine.read(value(source, field));
        return people.isEmpty()
                ? List.of("")
                : people.stream().map(AddressLine.Person::address).toList();
    }

    private static String value(byte[] source, HeaderRun.Field field) {
        var lines = Bytes.text(source, field.from(), field.to() - field.from());
        return MimeUtil.unfold(lines.substring(lines.indexOf(':') + 1)).strip();
    }
}
