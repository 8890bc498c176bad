package entente.trials;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.tokens.KeyDocument;
import entente.wire.jwt.VerifyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a metadata document that was just read says of an issuer's keys, as one step.
final class KeysRead {
    static final String STEP = "metadata";
    private static final int SOON_DAYS = 30;

    private KeysRead() {}

    /// `remedy` speaks to whoever registered the document's address.
    static TrialStep of(KeyDocument document, Instant now, String remedy) {
        return switch (document) {
            case KeyDocument.Refused(var why) -> TrialStep.failed(STEP, why.mendedBy(remedy));
            case KeyDocument.Read(var keys) -> valid(keys, now, remedy);
        };
    }

    private static TrialStep valid(List<VerifyKey> keys, Instant now, String remedy) {
        return keys.stream()
                .filter(key -> key.validAt(now))
                .mapToLong(key -> daysLeft(key, now))
                .max()
                .stream()
                .mapToObj(days ->
                        TrialStep.passed(
                                STEP,
                                "%d keys, the last of them good for %d days%s"
                                        .formatted(
                                                keys.size(),
                                                days,
                                                days < SOON_DAYS ? "; a new one is due" : "")))
                .findFirst()
                .orElseGet(() ->
                        TrialStep.failed(
                                STEP,
                                Refusal.of(
                                                Code.METADATA_REFUSED,
                                                "none of its %d keys is good now."
                                                        .formatted(keys.size()))
                                        .mendedBy(remedy)));
    }

    private static long daysLeft(VerifyKey key, Instant now) {
        return Duration.between(now, key.certificate().getNotAfter().toInstant()).toDays();
    }
}
