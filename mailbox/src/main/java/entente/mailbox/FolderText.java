package entente.mailbox;

/// Which texts may be kept with a folder: those that an answer can repeat in XML, on one line.
final class FolderText {
    private FolderText() {}

    static boolean isLine(String text, int longest) {
        return !text.isBlank()
                && text.length() <= longest
                && text.codePoints().noneMatch(FolderText::isNone);
    }

    private static boolean isNone(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> (point & 0xfffe) == 0xfffe;
        };
    }
}
