package entente.tokens;

import entente.trace.Trace;
import entente.wire.jwt.Header;
import entente.wire.jwt.VerifyKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The keys as we hold them, asked about another time than now. Documents are read as for a token that came at `reading`, within the same
/// bounds; where that is empty, none is.
record RehearsedKeys(IssuerKeys keys, Optional<Instant> reading) implements SignerKeys {
    @Override
    public List<VerifyKey> named(KeySource source, Header header, Instant at, Trace trace) {
        reading.ifPresent(now -> keys.named(source, header, now, trace));
        return atHand(source, header, at);
    }

    @Override
    public List<VerifyKey> atHand(KeySource source, Header header, Instant at) {
        return keys.atHand(source, header, at);
    }

    @Override
    public SignerKeys rehearsed(Optional<Instant> otherwise) {
        return new RehearsedKeys(keys, otherwise);
    }
}
