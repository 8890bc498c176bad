package entente.mailbox;

/// How somebody takes an item away, in the words of item recovery.
public enum Removal {
    /// Into Deleted Items; from there, out of sight.
    DELETE,
    /// Out of sight, into Deletions, from where she can have it back.
    SOFT_DELETE,
    /// Out of her reach; what is not to be kept any longer goes for good.
    PURGE
}
