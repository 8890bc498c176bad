package entente.wire.seal;

/// What was wrong with a seal. For our own log and trace: whoever sent the message is told none of it.
public enum Flaw {
    /// An element is missing, stands twice, or stands where it must not.
    STRUCTURE,
    /// Two elements claim the same id.
    DUPLICATE_ID,
    /// An algorithm that the profile does not allow.
    ALGORITHM,
    /// No key of ours, or of a partner's, is the one named.
    KEY_UNKNOWN,
    /// The signature value is not made with the key, or a signed part was changed.
    SIGNATURE,
    /// A part that must be signed is not, or one is signed that must not.
    COVERAGE,
    /// What was encrypted cannot be opened, for whatever reason.
    DECRYPTION,
    /// A timestamp from another time than now, or over too long a time.
    TIMESTAMP,
    /// An assertion says something other than what it must.
    ASSERTION
}
