package entente.acceptance;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import entente.testkit.LabClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// Lookups that go on and on, one thread for each [Way], and what became of them.
final class ConstantLookups implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final LabClient lab;
    private final LeapingClock clock;
    private final List<Way> ways;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Seen> seen = new ArrayList<>();
    private volatile boolean going = true;

    /// Who asks about whom, over which route.
    record Way(String from, String to, String route) {}

    /// One lookup: how many tokens were issued for it, and what was wrong with its answer, or nothing.
    private record Seen(Way way, long tokens, String fault) {}

    /// What became of a stretch of lookups.
    record Tally(long lookups, long oauthTokens, long delegationTokens, List<String> faults) {}

    ConstantLookups(LabClient lab, LeapingClock clock, List<Way> ways) {
        this.lab = lab;
        this.clock = clock;
        this.ways = List.copyOf(ways);
        this.ways.forEach(way -> threads.execute(() -> goOn(way)));
    }

    private void goOn(Way way) {
        while (going) {
            note(clock.undisturbed(() -> look(way)));
        }
    }

    private Seen look(Way way) {
        try {
            var answer = AdminLookup.answers(lab, way.from(), way.to()).getFirst();
            return new Seen(way, tokens(answer), fault(way, answer));
        } catch (RuntimeException broken) {
            return new Seen(way, 0, way + ": " + broken);
        }
    }

    private static long tokens(JsonNode answer) {
        return AdminLookup.steps(answer).filter(step -> step.startsWith("token-issued")).count();
    }

    /// Each of those asked about has something to do on that day: an answer without it is no better than none.
    private static String fault(Way way, JsonNode answer) {
        var good =
                AdminLookup.text("result", answer).equals("answered")
                        && AdminLookup.text("route", answer).equals(way.route())
                        && !answer.path("busy").isEmpty();
        return good ? "" : "%s: %s".formatted(way, answer);
    }

    private synchronized void note(Seen one) {
        seen.add(one);
        notifyAll();
    }

    /// Waits until each way was gone so many times more.
    synchronized void awaitMore(int times) throws InterruptedException {
        var before = seen.size();
        var until = System.nanoTime() + LONGEST.toNanos();
        while (!eachWentSince(before, times)) {
            var left = until - System.nanoTime();
            if (left <= 0) {
                throw new IllegalStateException("the lookups stand still");
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private boolean eachWentSince(int before, int times) {
        var went =
                seen.subList(before, seen.size()).stream()
                        .collect(groupingBy(Seen::way, counting()));
        return ways.stream().allMatch(way -> went.getOrDefault(way, 0L) >= times);
    }

    /// What there was since it was asked last.
    synchronized Tally tally() {
        var tally =
                new Tally(
                        seen.size(),
                        tokens("oauth"),
                        tokens("dauth"),
                        seen.stream().map(Seen::fault).filter(it -> !it.isEmpty()).toList());
        seen.clear();
        return tally;
    }

    private long tokens(String route) {
        return seen.stream()
                .filter(one -> one.way().route().equals(route))
                .mapToLong(Seen::tokens)
                .sum();
    }

    @Override
    public void close() {
        going = false;
        threads.close();
    }
}
