package entente.keys;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.settings.Kind;
import entente.settings.Settings;
import entente.tokens.SigningKeys;
import entente.wire.jwt.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Our keys of one purpose, such as those that sign our tokens, through changes that are made while we run (`Set-AuthConfig`).
///
/// They begin as those of the configuration file. The first change takes them over into the settings, where they stay; who puts another
/// key into the configuration file later has that one again.
public final class OwnSigning {
    /// How long before its day a key is published, where no day is said, and how long what the old one signed may come at least.
    static final Duration AHEAD = Duration.ofDays(14);

    static final Duration KEPT = Duration.ofDays(2);

    /// How they are written down.
    public static final Kind<SigningRing> KIND = new RingDocument();

    private static final Logger LOG = LoggerFactory.getLogger(OwnSigning.class);

    private final Settings<SigningRing> settings;
    private final Purpose purpose;
    private final SigningKeys configured;
    private final String name;
    private final PublicReads reads;

    /// Those that sign our tokens. `name` stands in new certificates.
    public OwnSigning(
            Settings<SigningRing> settings,
            SigningKeys configured,
            String name,
            PublicReads reads) {
        this(settings, Purpose.TOKENS, configured, name, reads);
    }

    /// Those of any purpose; rings of several purposes share the settings.
    public OwnSigning(
            Settings<SigningRing> settings,
            Purpose purpose,
            SigningKeys configured,
            String name,
            PublicReads reads) {
        this.settings = settings;
        this.purpose = purpose;
        this.configured = configured;
        this.name = name;
        this.reads = reads;
        if (settings.at(purpose.kept()).isPresent() && ring().isEmpty()) {
            LOG.warn(
                    "The configuration file names another key than when keys were last changed ({}): it counts, and keys made since do not.",
                    purpose.sentence());
        }
    }

    /// What came of a change.
    public sealed interface Outcome {
        record Done(SigningKeys keys) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    /// As they are, with the next one and its day. Never waits for a disk.
    public SigningKeys keys() {
        return ring().map(SigningRing::keys).orElse(configured);
    }

    /// Listed one beside the other, as they are at `now`.
    Stream<KeyEntry> entries(Instant now) {
        return new RingEntries(purpose, reads).of(keys().at(now));
    }

    /// Makes the next key, and publishes it from now on; it is in use from `effective` on, two weeks from now if no day is said. One that was published
    /// without a day gets its day.
    public Outcome stage(Optional<Instant> effective, Instant now) {
        var from = effective.orElseGet(() -> now.plus(AHEAD));
        if (from.isBefore(now)) {
            return refused("%s is over; a key is published before it signs.".formatted(from));
        }
        return settings.change(draft -> {
            var changed = changedBefore(now);
            var keys = keys().at(now);
            if (keys.current().isEmpty()) {
                return refused("There is no signing key to be followed by another.");
            }
            if (!keys.nextEffective().equals(Instant.MAX)) {
                return refused("A next key is published already; it is in use from its day on.");
            }
            // At its change the one before the current one goes.
            if (keys.previous().isPresent() && from.isBefore(soonest(changed))) {
                return refused(
                        "What the previous key signed may still come until %s: choose a later day, or clear that key first."
                                .formatted(soonest(changed)));
            }
            var published = keys.next();
            var next = published.orElseGet(() -> purpose.follow(keys.current().get(), name, now));
            var staged = new SigningKeys(keys.current(), Optional.of(next), from, keys.previous());
            draft.put(purpose.kept(), new SigningRing(seed(), staged, changed));
            if (published.isEmpty()) {
                reads.startAgain(now);
            }
            return new Outcome.Done(staged);
        });
    }

    /// Withdraws the previous key: what it signed is believed no longer. Two days after the change at the earliest, unless it is forced.
    public Outcome clearPrevious(boolean force, Instant now) {
        return settings.change(draft -> {
            var changed = changedBefore(now);
            var keys = keys().at(now);
            if (keys.previous().isEmpty()) {
                return refused("There is no previous key.");
            }
            if (!force && now.isBefore(soonest(changed))) {
                return refused(
                        "What the previous key signed may still come until %s."
                                .formatted(soonest(changed)));
            }
            var left = keys.withoutPrevious();
            draft.put(purpose.kept(), new SigningRing(seed(), left, changed));
            return new Outcome.Done(left);
        });
    }

    /// When the current key began to sign, as far as it did so while we ran; also where a further one has been staged since.
    private Instant changedBefore(Instant now) {
        var keys = keys();
        return keys.equals(keys.at(now))
                ? ring().map(SigningRing::changed).orElse(Instant.MIN)
                : keys.nextEffective();
    }

    private static Instant soonest(Instant changed) {
        return changed.equals(Instant.MIN) ? Instant.MIN : changed.plus(KEPT);
    }

    private Optional<SigningRing> ring() {
        return settings.at(purpose.kept()).filter(ring -> ring.configured().equals(seed()));
    }

    private String seed() {
        return configured.current().map(SigningKey::x5tS256).orElse("");
    }

    private static Outcome refused(String sentence) {
        return new Outcome.Refused(Refusal.of(Code.KEY_ROLL_REFUSED).saying(sentence));
    }
}
