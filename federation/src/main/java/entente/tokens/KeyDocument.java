package entente.tokens;

import entente.problem.Refusal;
import entente.wire.jwt.VerifyKey;
import java.util.List;

/// What came of reading an issuer's metadata document.
public sealed interface KeyDocument {
    /// It is the issuer's, with these keys; some may not be valid yet, or no longer.
    record Read(List<VerifyKey> keys) implements KeyDocument {
        public Read {
            keys = List.copyOf(keys);
        }
    }

    /// It could not be had, or is not believed.
    record Refused(Refusal why) implements KeyDocument {}
}
