package entente.tokens;

import entente.trace.Trace;
import entente.wire.jwt.Header;
import entente.wire.jwt.VerifyKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where the keys of issuers are found.
interface SignerKeys {
    /// The issuer's keys that `header` may mean, valid at `now`; has its document read where that is due.
    List<VerifyKey> named(KeySource source, Header header, Instant now, Trace trace);

    /// As [#named], from what is at hand: calls nobody.
    List<VerifyKey> atHand(KeySource source, Header header, Instant now);

    /// The same keys for tokens that did not come: documents are read as at `reading`, within the same bounds, and where that is empty not at
    /// all.
    SignerKeys rehearsed(Optional<Instant> reading);
}
