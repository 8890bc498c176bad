package entente.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// For how long a mailbox keeps what is deleted from it, and how much of that.
///
/// With `singleItemRecovery` what a person purges is kept as long as what she deletes out of sight. `days` is the deleted item retention, `calendarDays` that of appointments and meeting messages, counted
/// from when an item came into Recoverable Items. From `warning` bytes of these on an administrator is warned and, where nothing is held, the oldest go; over `quota` bytes nothing more comes in.
public record Recoverability(
        boolean singleItemRecovery,
        int days,
        int calendarDays,
        long warning,
        long quota,
        Optional<LitigationHold> hold) {
    public static final int MOST_DAYS = 24_855;
    private static final long GIB = 1L << 30;

    /// Of a mailbox of which nothing else was said.
    public static final Recoverability INITIAL =
            new Recoverability(false, 14, 120, 20 * GIB, 30 * GIB, Optional.empty());

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
    }

    public Recoverability with(Optional<LitigationHold> other) {
        return new Recoverability(singleItemRecovery, days, calendarDays, warning, quota, other);
    }

    public Recoverability withSingleItemRecovery(boolean other) {
        return new Recoverability(other, days, calendarDays, warning, quota, hold);
    }

    public Recoverability keeping(int otherDays, int otherCalendarDays) {
        return new Recoverability(
                singleItemRecovery, otherDays, otherCalendarDays, warning, quota, hold);
    }

    public Recoverability within(long otherWarning, long otherQuota) {
        return new Recoverability(
                singleItemRecovery, days, calendarDays, otherWarning, otherQuota, hold);
    }

    /// Whether a hold keeps an item that was received then.
    boolean holds(Instant received, Instant now) {
        return hold.filter(one -> one.keeps(received, now)).isPresent();
    }

    /// Whether what came into Recoverable Items then has been there for as long as such items are kept.
    boolean isOver(Instant entered, boolean calendar, Instant now) {
        return !over(entered, calendar).isAfter(now);
    }

    /// When that is.
    Instant over(Instant entered, boolean calendar) {
        return entered.plus(Duration.ofDays(calendar ? calendarDays : days));
    }

    /// Until when a hold keeps an item that was received then, or until `least` where that is later; empty where it is kept until somebody ends the hold.
    Optional<Instant> heldUntil(Instant received, Instant least) {
        return hold.map(one -> one.keepsUntil(received))
                .orElseGet(() -> Optional.of(Instant.EPOCH))
                .map(end -> end.isAfter(least) ? end : least);
    }

    long warnedFrom() {
        return hold.isPresent() ? Math.max(warning, HELD_WARNING) : warning;
    }

    long most() {
        return hold.isPresent() ? Math.max(quota, HELD_QUOTA) : quota;
    }
}
