package entente.endpoints;

import java.util.Locale;

/// What somebody typed who looks for people. With `whole`, the whole of a name or an address is meant, and else what it begins with.
record SoughtName(String text, boolean whole) {
    private static final String ADDRESS = "smtp:";

    /// Reads `ann`, `smtp:ann@fabrikam.test` or, for the whole of it, the same with `=` before it.
    static SoughtName parse(String entry) {
        var stripped = entry.strip();
        var whole = stripped.startsWith("=");
        var bare = whole ? stripped.substring(1).strip() : stripped;
        return new SoughtName(
                bare.regionMatches(true, 0, ADDRESS, 0, ADDRESS.length())
                        ? bare.substring(ADDRESS.length()).strip()
                        : bare,
                whole);
    }

    /// Whether it may be that name, or address, which is one of those that begin as they have to.
    boolean mayBe(String name) {
        return !whole || name.equalsIgnoreCase(text);
    }

    /// Whether an address begins with it, or is it.
    boolean begins(String address) {
        return whole
                ? address.equalsIgnoreCase(text)
                : address.toLowerCase(Locale.ROOT).startsWith(text.toLowerCase(Locale.ROOT));
    }
}
