package entente.matching;

import java.util.Locale;

/// What of an item is not searched: it may be meant by a query and not be found.
public enum Gap {
    /// Its text is longer than is read.
    TEXT_TOO_LONG,
    /// An attachment, or all that hang on it together, are longer than is read.
    ATTACHMENT_TOO_LARGE,
    /// An attachment is no text, such as a PDF; pictures, sound and films are not counted.
    ATTACHMENT_FORMAT,
    /// It is encrypted, or an attachment is.
    ENCRYPTED,
    /// The message, or one within it, is broken.
    MESSAGE_BROKEN;

    /// As it is told, such as `text-too-long`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
