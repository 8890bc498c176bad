package entente.wire.trust;

import java.time.Instant;

/// A delegation token as the one who asked for it sees it: closed, with the key that makes it usable beside it.
///
/// `encryptedData` is the `<xenc:EncryptedData>` element as it came, a document of its own; only the organisation it is for can open it. `assertionId` is by
/// which name messages refer to it, `proofKey` what they are signed with. It holds from `created` until just before `expires`.
public record IssuedToken(
        byte[] encryptedData,
        String assertionId,
        byte[] proofKey,
        Instant created,
        Instant expires) {
    /// Which token; whoever has the rest can use it.
    @Override
    public String toString() {
        return "token %s until %s".formatted(assertionId, expires);
    }
}
