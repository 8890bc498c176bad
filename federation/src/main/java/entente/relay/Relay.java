package entente.relay;

import entente.mailbox.MailboxStore;
import entente.mailbox.Outgoing;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import entente.relay.Handover.Answer;
import entente.wire.mime.DeliveryReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands on what waits for people elsewhere, one message after another over one connection, each as soon as it is due.
///
/// What the smart host does not take now is tried again after a minute, then after twice as long each time up to an hour, for two days. What it never takes, and what it has not taken by then, is reported to the sender.
public final class Relay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int BATCH = 50;
    private static final Duration FIRST_DELAY = Duration.ofMinutes(1);
    private static final Duration LONGEST_DELAY = Duration.ofHours(1);

    /// The clock may have been wrong when a message was put off.
    private static final Duration NEVER_SO_LONG = LONGEST_DELAY.multipliedBy(2);

    static final Duration LONGEST_WAIT = Duration.ofDays(2);

    /// The clock may be set, and others than we write the store's file.
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);

    private static final Duration SHUTDOWN = Duration.ofSeconds(10);

    private final MailboxStore store;
    private final Supplier<MailLine> lines;
    private final Settling settling;
    private final RelayCounts counts = new RelayCounts();
    private final InstantSource clock;
    private final Semaphore posted = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("relay").unstarted(this::run);
    private volatile boolean closing;

    /// Writes down what the smart host said of a message, where the store failed when that was to be done. Nothing is handed on before that: otherwise the same people would get the same message each time.
    private Optional<Runnable> unwritten = Optional.empty();

    Relay(MailboxStore store, Supplier<MailLine> lines, String ownName, InstantSource clock) {
        this.store = store;
        this.lines = lines;
        this.settling = new Settling(store, ownName);
        this.clock = clock;
    }

    /// Begins with what waits already.
    public static Relay start(MailboxStore store, SmartHost host, InstantSource clock) {
        var relay = new Relay(store, () -> new SmtpLine(host), host.ownName(), clock);
        relay.thread.start();
        return relay;
    }

    /// There may be something due now. Returns at once.
    public void wake() {
        posted.release();
    }

    /// What it did since it was started.
    public RelayCounts counts() {
        return counts;
    }

    /// Breaks off what is being handed on, which stays where it waits.
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(SHUTDOWN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closing) {
            try {
                if (!round()) {
                    awaitNext();
                }
            } catch (InterruptedException end) {
                return;
            } catch (RuntimeException broken) {
                if (closing) {
                    return;
                }
                log(broken);
                pause();
            }
        }
    }

    private void log(RuntimeException broken) {
        if (broken instanceof Problem problem) {
            LOG.error("{}: messages cannot be handed on", problem.refusal().code(), broken);
        } else {
            LOG.error("Messages cannot be handed on.", broken);
        }
    }

    private void awaitNext() throws InterruptedException {
        var sleep =
                store.nextDue()
                        .map(due -> Duration.between(clock.instant(), due))
                        .filter(left -> left.compareTo(LONGEST_SLEEP) < 0)
                        .orElse(LONGEST_SLEEP);
        if (posted.tryAcquire(Math.max(0, sleep.toMillis()), TimeUnit.MILLISECONDS)) {
            posted.drainPermits();
        }
    }

    private void pause() {
        posted.drainPermits();
        try {
            var _ = posted.tryAcquire(FIRST_DELAY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException end) {
            closing = true;
        }
    }

    /// Hands on what is due, as much as is looked at in one go; tells whether there was any.
    boolean round() {
        unwritten.ifPresent(this::write);
        var due = store.outgoingDue(clock.instant(), NEVER_SO_LONG, BATCH);
        try (var line = lines.get()) {
            for (var at = 0; at < due.size() && !closing; at++) {
                var outgoing = due.get(at);
                switch (handed(outgoing, line)) {
                    case Handover.Answered answered -> write(() -> answered(outgoing, answered));
                    case Handover.Unanswered _ when closing -> {}
                    case Handover.Unreachable _ when closing -> {}
                    case Handover.Unanswered(var why) -> unanswered(outgoing, why);
                    case Handover.Unreachable(var why) -> {
                        due.subList(at, due.size()).forEach(each -> unanswered(each, why));
                        return true;
                    }
                }
            }
        }
        return !due.isEmpty();
    }

    private void write(Runnable settlement) {
        unwritten = Optional.of(settlement);
        settlement.run();
        unwritten = Optional.empty();
    }

    private Handover handed(Outgoing outgoing, MailLine line) {
        var message = store.outgoingMessage(outgoing.id());
        if (message.isEmpty()) {
            // It was dropped meanwhile.
            return new Handover.Answered(List.of(), List.of(), List.of());
        }
        try {
            return line.hand(outgoing.mailbox(), outgoing.to(), message.get());
        } catch (RuntimeException | StackOverflowError broken) {
            // One message that cannot be dealt with holds up no other.
            LOG.error("{} cannot be handed on", outgoing.messageId(), broken);
            line.close();
            return new Handover.Unanswered(
                    Refusal.of(Code.SMART_HOST_SILENT, broken.getClass().getName()));
        } finally {
            // What was taken is written down, also while this ends.
            var _ = Thread.interrupted();
        }
    }

    private void answered(Outgoing outgoing, Handover.Answered answered) {
        var now = clock.instant();
        var failures = new ArrayList<DeliveryReport.Failure>();
        for (var each : answered.refused()) {
            failures.add(
                    new DeliveryReport.Failure(
                            each.about().toString(), each.status(), each.words()));
            LOG.warn(
                    "{}: {} to {}: {}",
                    Code.MESSAGE_NOT_TAKEN,
                    outgoing.messageId(),
                    each.about(),
                    each.words());
        }
        var left = answered.putOff().stream().map(Answer::about).toList();
        var words = answered.putOff().stream().map(Answer::words).findFirst().orElse("");
        settled(outgoing, new Progress(answered.took(), left, words), failures, now);
    }

    private void unanswered(Outgoing outgoing, Refusal why) {
        LOG.warn(
                "{}: {} waits: {}",
                why.code(),
                outgoing.messageId(),
                why.cause().orElse(why.sentence()));
        var words = why.code() + ": " + why.cause().orElse(why.sentence());
        settled(
                outgoing,
                new Progress(List.of(), outgoing.to(), words),
                new ArrayList<>(),
                clock.instant());
    }

    /// Those for whom it is put off never get it where they have waited for too long.
    private void settled(
            Outgoing outgoing,
            Progress progress,
            List<DeliveryReport.Failure> failures,
            Instant now) {
        var isExpired = !now.isBefore(outgoing.posted().plus(LONGEST_WAIT));
        if (isExpired) {
            for (var who : progress.putOff()) {
                failures.add(
                        new DeliveryReport.Failure(
                                who.toString(),
                                "4.4.7",
                                "%s It was tried for two days; last: %s"
                                        .formatted(
                                                Code.MESSAGE_EXPIRED.sentence(),
                                                progress.words())));
                LOG.warn("{}: {} to {}", Code.MESSAGE_EXPIRED, outgoing.messageId(), who);
            }
        }
        var after =
                isExpired || progress.putOff().isEmpty()
                        ? Optional.<Outgoing>empty()
                        : Optional.of(
                                outgoing.waitingOn(
                                        progress.putOff(),
                                        now.plus(delay(outgoing)),
                                        progress.words()));
        var took = progress.took().size();
        if (settling.settle(outgoing, after, progress, failures, now)) {
            counts.add(took, after.map(still -> still.to().size()).orElse(0), failures.size());
            LOG.info(
                    "{} handed on for {}, waits for {}, failed for {}",
                    outgoing.messageId(),
                    took,
                    after.map(still -> still.to().size()).orElse(0),
                    failures.size());
        }
    }

    private static Duration delay(Outgoing outgoing) {
        var doubled = FIRST_DELAY.multipliedBy(1L << Math.min(outgoing.tries(), 10));
        return doubled.compareTo(LONGEST_DELAY) < 0 ? doubled : LONGEST_DELAY;
    }
}
