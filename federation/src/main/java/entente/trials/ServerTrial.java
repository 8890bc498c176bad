package entente.trials;

import entente.calling.Call;
import entente.calling.Https;
import entente.calling.Outcome;
import entente.keys.KeyEntry;
import entente.keys.KeyWatch;
import entente.mailbox.MailboxStore;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import entente.question.Domain;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Tries this server itself: what it stands on, whether it is reached where it says it is, and how long its keys and those it knows last.
public final class ServerTrial {
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long LEAST_FREE = 512 * MEBIBYTE;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 16 * 1024;
    private static final String HEALTH = "/entente/health";

    private final Who who;
    private final Path state;
    private final Https https;
    private final Supplier<List<TrialStep>> own;
    private final BooleanSupplier recordKept;
    private final Function<Instant, List<KeyEntry>> keys;
    private final InstantSource clock;

    /// Whose server it is, and where everybody is told to find it.
    public record Who(Domain organisation, URI url) {}

    /// Of a server with mailboxes in `store`.
    public ServerTrial(
            Who who,
            Path state,
            Https https,
            MailboxStore store,
            BooleanSupplier recordKept,
            Function<Instant, List<KeyEntry>> keys,
            InstantSource clock) {
        this(who, state, https, () -> List.of(mailboxes(store)), recordKept, keys, clock);
    }

    /// `state` is the folder of what must outlive the server, `own` are the steps that only its kind has, and `keys` all that it has or knows at a
    /// time.
    public ServerTrial(
            Who who,
            Path state,
            Https https,
            Supplier<List<TrialStep>> own,
            BooleanSupplier recordKept,
            Function<Instant, List<KeyEntry>> keys,
            InstantSource clock) {
        this.who = who;
        this.state = state;
        this.https = https;
        this.own = own;
        this.recordKept = recordKept;
        this.keys = keys;
        this.clock = clock;
    }

    public Trial run() {
        var now = clock.instant();
        var steps = new ArrayList<TrialStep>();
        steps.add(TrialStep.passed("time", "it is %s here".formatted(now)));
        steps.add(java());
        steps.add(disk());
        steps.addAll(own.get());
        steps.add(record());
        steps.add(reached());
        steps.addAll(keys(now));
        return new Trial(steps);
    }

    private static TrialStep java() {
        var runtime = Runtime.getRuntime();
        return TrialStep.passed(
                "java",
                "%s, %d processors, at most %d MiB of memory"
                        .formatted(
                                Runtime.version(),
                                runtime.availableProcessors(),
                                runtime.maxMemory() / MEBIBYTE));
    }

    private TrialStep disk() {
        try {
            var free = Files.getFileStore(state).getUsableSpace();
            var said = "%d MiB are free where the state is".formatted(free / MEBIBYTE);
            return free < LEAST_FREE
                    ? TrialStep.failed("disk", Refusal.of(Code.DISK_LOW).saying(said + "."))
                    : TrialStep.passed("disk", said);
        } catch (IOException unreadable) {
            return TrialStep.failed(
                    "disk", Refusal.of(Code.STORE_UNREADABLE, "the folder of the state"));
        }
    }

    private static TrialStep mailboxes(MailboxStore store) {
        try {
            return TrialStep.passed(
                    "store", "%d recipients were read".formatted(store.recipientsOnDisk()));
        } catch (Problem unreadable) {
            return TrialStep.failed("store", unreadable.refusal());
        }
    }

    private TrialStep record() {
        return recordKept.getAsBoolean()
                ? TrialStep.passed("record", "what is asked and changed is put on record")
                : TrialStep.failed("record", Refusal.of(Code.AUDIT_NOT_KEPT));
    }

    /// By name, over TLS, as anybody else would.
    private TrialStep reached() {
        var place = who.url().resolve(HEALTH);
        return switch (https.send(Call.get(place, PATIENCE, MOST_BYTES))) {
            case Outcome.Responded answer -> reached(answer);
            case Outcome.NoAnswer(var kind, var why) ->
                    switch (kind) {
                        // That it may not be dialled from here says nothing of others.
                        case REFUSED_HERE -> TrialStep.skipped("url", why);
                        case NAME_UNKNOWN -> unreached(Code.OWN_NAME_UNKNOWN, why);
                        case TLS -> unreached(Code.OWN_TLS_REFUSED, why);
                        case UNREACHABLE, TIMED_OUT, TOO_LARGE, BROKEN ->
                                unreached(Code.OWN_URL_SILENT, why);
                    };
        };
    }

    private TrialStep reached(Outcome.Responded answer) {
        return organisation(answer.body()).equals(who.organisation().name())
                ? TrialStep.passed("url", "%s is this server's".formatted(who.url()))
                : unreached(
                        Code.OWN_URL_ANOTHER,
                        "%s answered %d".formatted(who.url(), answer.status()));
    }

    private static String organisation(byte[] body) {
        try {
            return JsonMapper.shared().readTree(body).path("organisation").asString("");
        } catch (JacksonException none) {
            return "";
        }
    }

    private static TrialStep unreached(Code code, String cause) {
        return TrialStep.failed("url", Refusal.of(code, cause));
    }

    private List<TrialStep> keys(Instant now) {
        var all = keys.apply(now);
        var due =
                KeyEntry.due(all, KeyWatch.WARNED_DAYS, now).stream()
                        .map(key -> due(key, now))
                        .toList();
        return due.isEmpty()
                ? List.of(
                        TrialStep.passed(
                                "keys",
                                "all %d last for %d days at least, or have a successor"
                                        .formatted(all.size(), KeyWatch.WARNED_DAYS)))
                : due;
    }

    private static TrialStep due(KeyEntry key, Instant now) {
        var left = key.daysLeft(now);
        return TrialStep.failed(
                "keys",
                Refusal.of(
                                left < 0 ? Code.KEY_ENDED : Code.KEY_ENDING,
                                "certificate " + key.thumbprint())
                        .saying(
                                "The key of %s (%s) %s, and nothing takes its place."
                                        .formatted(
                                                key.whose(),
                                                key.purpose(),
                                                left < 0
                                                        ? "has ended"
                                                        : "ends in %d days".formatted(left))));
    }
}
