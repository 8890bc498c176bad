package entente.settings;

/// How things of one kind are written down.
public interface Kind<T> {
    /// Tells this kind's documents from others' in the file; never changes.
    String name();

    /// The document that [#read] understands. It may hold a private key; the file is its user's alone.
    byte[] write(T value);

    /// What [#write] wrote; not a document of another kind, nor of a later version.
    T read(byte[] document) throws UnreadableSetting;
}
