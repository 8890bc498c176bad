package entente.calendar;

/// Texts without what XML and iCalendar cannot hold: control characters, halves of a pair, and what is no character. Lines end in a line feed.
final class Printable {
    private Printable() {}

    /// Of any number of lines.
    static String text(String text) {
        var lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return lines.codePoints().allMatch(Printable::is)
                ? lines
                : lines.codePoints()
                        .filter(Printable::is)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
    }

    /// On one line, without blanks around it.
    static String line(String text) {
        return text(text).replace('\n', ' ').replace('\t', ' ').strip();
    }

    /// XML 1.0, 2.2.
    static boolean is(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\n' || c == '\t';
            case Character.SURROGATE -> false;
            default -> c != 0xFFFE && c != 0xFFFF;
        };
    }
}
