package entente.wire.jwt;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// An application's own number: a GUID in lower case, compared exactly (MS-XOAUTH 3.2.5.6).
public record AppId(String guid) {
    private static final Pattern GUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    public AppId {
        if (!GUID.matcher(guid).matches()) {
            throw new IllegalArgumentException("an application id is a GUID in lower case");
        }
    }

    /// Reads a GUID in lower case; empty when it is none.
    public static Optional<AppId> parse(String text) {
        return GUID.matcher(text).matches() ? Optional.of(new AppId(text)) : Optional.empty();
    }

    /// The text itself where it is a GUID in lower case.
    public static Optional<String> parseGuid(String text) {
        return parse(text).map(AppId::guid);
    }

    /// The text itself where it is a GUID in lower case, alone or as `guid@realm`.
    public static Optional<String> parseGuidOrName(String text) {
        var at = text.indexOf('@');
        return at < 0
                ? parseGuid(text)
                : parseGuid(text.substring(0, at))
                        .flatMap(_ -> Realm.parseLowerCase(text.substring(at + 1)))
                        .map(_ -> text);
    }

    /// One that nobody has yet. Each deployment makes its own: an id shared by two sides is a door between them.
    public static AppId random() {
        return new AppId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return guid;
    }
}
