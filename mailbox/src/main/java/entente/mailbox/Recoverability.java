package entente.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// For how long a mailbox keeps what is deleted from it, and how much of that.
///
/// With `singleItemRecovery` what a person purges is kept as long as what she deletes out of sight. `days` is the deleted item retention, `calendarDays` that of appointments and meeting messages, counted
/// from when an item came into Recoverable Items. From `warning` bytes of these on an administrator is warned and, where nothing is held, the oldest go; over `quota` bytes nothing more comes in.
///
/// `inPlace` are at most [#MOST_IN_PLACE], in the order of their names, of which no two are the same. Where their queries have more than [#MOST_KEYWORDS] conditions together, each holds everything.
public record Recoverability(
        boolean singleItemRecovery,
        int days,
        int calendarDays,
        long warning,
        long quota,
        Optional<LitigationHold> hold,
        List<InPlaceHold> inPlace) {
    public static final int MOST_DAYS = 24_855;
    public static final int MOST_IN_PLACE = 20;
    static final int MOST_KEYWORDS = 500;
    private static final long GIB = 1L << 30;

    /// Of a mailbox of which nothing else was said.
    public static final Recoverability INITIAL =
            new Recoverability(false, 14, 120, 20 * GIB, 30 * GIB, Optional.empty(), List.of());

    /// What a mailbox on hold may keep at least, whatever else is said.
    public static final long HELD_WARNING = 90 * GIB;

    public static final long HELD_QUOTA = 100 * GIB;

    public Recoverability {
        if (days < 0 || days > MOST_DAYS || calendarDays < 0 || calendarDays > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "items are kept for 0 to %d days".formatted(MOST_DAYS));
        }
        if (warning < 0 || quota < warning) {
            throw new IllegalArgumentException("the quota is not below the warning");
        }
        inPlace = inPlace.stream().sorted(Comparator.comparing(InPlaceHold::name)).toList();
        if (inPlace.size() > MOST_IN_PLACE) {
            throw new IllegalArgumentException("a mailbox has a few in-place holds");
        }
    }

    public Recoverability with(Optional<LitigationHold> other) {
        return new Recoverability(
                singleItemRecovery, days, calendarDays, warning, quota, other, inPlace);
    }

    /// With this hold in the place of one that is called so.
    public Recoverability with(InPlaceHold placed) {
        var others = new ArrayList<>(without(placed.name()).inPlace);
        others.add(placed);
        return with(others);
    }

    /// Without the in-place hold that is called so.
    public Recoverability without(String name) {
        return with(inPlace.stream().filter(each -> !each.isCalled(name)).toList());
    }

    /// The in-place hold that is called so.
    public Optional<InPlaceHold> inPlace(String name) {
        return inPlace.stream().filter(each -> each.isCalled(name)).findFirst();
    }

    Recoverability with(List<InPlaceHold> others) {
        return new Recoverability(
                singleItemRecovery, days, calendarDays, warning, quota, hold, others);
    }

    public Recoverability withSingleItemRecovery(boolean other) {
        return new Recoverability(other, days, calendarDays, warning, quota, hold, inPlace);
    }

    public Recoverability keeping(int otherDays, int otherCalendarDays) {
        return new Recoverability(
                singleItemRecovery, otherDays, otherCalendarDays, warning, quota, hold, inPlace);
    }

    public Recoverability within(long otherWarning, long otherQuota) {
        return new Recoverability(
                singleItemRecovery, days, calendarDays, otherWarning, otherQuota, hold, inPlace);
    }

    /// Whether anything holds something in the mailbox.
    boolean isOnHold() {
        return hold.isPresent() || !inPlace.isEmpty();
    }

    /// Whether a hold of everything keeps an item that was received then.
    boolean holdsAll(Instant received, Instant now) {
        return Stream.<Hold>concat(hold.stream(), inPlace.stream().filter(this::isOfEverything))
                .anyMatch(one -> one.keeps(received, now));
    }

    /// Whether a hold does that does not hold everything; `meant` says of one whether it means the item, and is asked only where it would keep that.
    boolean holdsMeant(Instant received, Instant now, Predicate<InPlaceHold> meant) {
        return inPlace.stream()
                .filter(one -> !isOfEverything(one) && one.keeps(received, now))
                .anyMatch(meant);
    }

    /// Whether any hold does.
    boolean holds(Instant received, Instant now, Predicate<InPlaceHold> meant) {
        return holdsAll(received, now) || holdsMeant(received, now, meant);
    }

    /// When the holds end that keep an item which was received then, each for itself, of those that end by themselves.
    Stream<Instant> holdsEnd(Instant received) {
        return Stream.<Hold>concat(hold.stream(), inPlace.stream())
                .flatMap(one -> one.keepsUntil(received).stream());
    }

    private boolean isOfEverything(InPlaceHold one) {
        return one.isOfEverything()
                || inPlace.stream().mapToInt(InPlaceHold::keywords).sum() > MOST_KEYWORDS;
    }

    /// Whether what came into Recoverable Items then has been there for as long as such items are kept.
    boolean isOver(Instant entered, boolean calendar, Instant now) {
        return !over(entered, calendar).isAfter(now);
    }

    /// When that is.
    Instant over(Instant entered, boolean calendar) {
        return entered.plus(Duration.ofDays(calendar ? calendarDays : days));
    }

    long warnedFrom() {
        return isOnHold() ? Math.max(warning, HELD_WARNING) : warning;
    }

    long most() {
        return isOnHold() ? Math.max(quota, HELD_QUOTA) : quota;
    }
}
