package entente.item;

/// The text of an item, in the format that it was written in.
public record Body(Format format, String text) {
    public enum Format {
        TEXT,
        HTML
    }
}
