package entente.mailbox;

/// What a mailbox's items take: how many there are, those that people do not see included, how many bytes they say in all, and how many bytes they take in the
/// file, where what is the same is kept once and all is compressed. Indexes and empty pages of the file are not counted.
public record MailboxSize(long items, long bytes, long storedBytes) {}
