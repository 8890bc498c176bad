package entente.mailbox;

/// When items were received, in milliseconds: `from` belongs to it, `until` does not. One that ends before it begins has none.
record ReceivedSpan(long from, long until) {
    static final ReceivedSpan ALL = new ReceivedSpan(Long.MIN_VALUE, Long.MAX_VALUE);

    /// What both have.
    ReceivedSpan and(ReceivedSpan other) {
        return new ReceivedSpan(Math.max(from, other.from), Math.min(until, other.until));
    }
}
