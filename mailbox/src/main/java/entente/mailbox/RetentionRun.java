package entente.mailbox;

/// What was done at once in a mailbox: how many items were taken by tags, how many of those that were deleted had their time over, and whether there is more to do.
public record RetentionRun(long taken, long expired, boolean more) {}
