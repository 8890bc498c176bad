package entente.sts;

import java.time.Instant;

/// One delegation token that was issued: when, for which organisation and which of its people, to be used where and for what. The person, the request and
/// the assertion in it are named by hashes.
///
/// No second one is recorded for the same message or the same assertion of an organisation before `usedUntil`, the last moment at which
/// either would pass.
public record Delegation(
        Instant at,
        String requestor,
        String personHash,
        String target,
        String action,
        String tokenId,
        String messageHash,
        String assertionHash,
        Instant usedUntil) {}
