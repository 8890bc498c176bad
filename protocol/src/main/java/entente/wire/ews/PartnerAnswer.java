package entente.wire.ews;

/// What a partner said about one mailbox.
public sealed interface PartnerAnswer<T> {
    /// What was asked for, as far as the partner shows it.
    record Shown<T>(T what) implements PartnerAnswer<T> {}

    /// An error for this mailbox alone. `responseCode` and `text` are the partner's words, at most 500 characters.
    @SuppressWarnings(
            "AvoidCommonTypeNames") // Read as `PartnerAnswer.Error`, it is no java.lang.Error.
    record Error<T>(String responseCode, String text) implements PartnerAnswer<T> {}
}
