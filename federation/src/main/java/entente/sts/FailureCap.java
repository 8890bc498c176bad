package entente.sts;

import entente.problem.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Stops hearing an organisation for a while whose signed requests keep failing: what happens behind its signature happens to secret keys,
/// and who may fail often enough learns of them. Whose signature does not hold gets nowhere near them and is not counted, so nobody can have
/// another organisation shut out.
final class FailureCap {
    static final int MOST = 60;
    static final Duration WINDOW = Duration.ofMinutes(10);

    /// When the first of so many failed.
    private record Failures(Instant first, int count) {}

    /// By application id, so no more than there are registrations.
    private final Map<String, Failures> failures = new ConcurrentHashMap<>();

    void requireHeard(String appId, Instant now) throws IssueRefused {
        var counted = failures.get(appId);
        if (counted != null && counted.count() >= MOST && !isOver(counted, now)) {
            throw new IssueRefused(
                    Code.STS_PEER_CAPPED,
                    "%d requests failed since %s".formatted(counted.count(), counted.first()));
        }
    }

    void count(String appId, Instant now) {
        failures.merge(
                appId,
                new Failures(now, 1),
                (before, first) ->
                        isOver(before, now)
                                ? first
                                : new Failures(before.first(), before.count() + 1));
    }

    private static boolean isOver(Failures counted, Instant now) {
        return !now.isBefore(counted.first().plus(WINDOW));
    }
}
