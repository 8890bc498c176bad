package entente.wire.ews;

/// That a folder, or what it held, was taken away.
public record FolderGone() {}
