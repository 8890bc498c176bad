package entente.item;

import java.time.Instant;
import java.util.Optional;

/// How far a task is, which several of its properties say (MS-OXOTASK 2.2.2.2): it is complete, or a hundred percent of it done, or has a day on which it was
/// completed, or its status says so, all or none.
final class TaskProgress {
    private static final double ALL = 1;

    private final Properties before;
    private final Properties after;

    private TaskProgress(Properties before, Properties after) {
        this.before = before;
        this.after = after;
    }

    /// `after` where what it says agrees, `before` being what the task said before the change; of a new one, nothing. What was changed holds, and where one
    /// change says that it is complete, it is. One completed without a day is so from `now` on.
    static Properties settled(Properties before, Properties after, Instant now) {
        var progress = new TaskProgress(before, after);
        var version = before.number(KnownTask.VERSION).orElse(0) + 1;
        return progress.withDates(
                (progress.isComplete() ? progress.complete(now) : progress.open())
                        .with(KnownTask.VERSION, Math.max(version, 1)));
    }

    private boolean isComplete() {
        var byStatus = status(after) == KnownTask.COMPLETE;
        var byShare = share(after) >= ALL;
        var byFlag = after.flag(KnownTask.IS_COMPLETE).orElse(false);
        var byDay = after.time(KnownTask.COMPLETED_AT).isPresent();
        var said =
                (changed(KnownTask.STATUS) && byStatus)
                        || (changed(KnownTask.DONE) && byShare)
                        || (changed(KnownTask.IS_COMPLETE) && byFlag)
                        || (changed(KnownTask.COMPLETED_AT) && byDay);
        var nothingSaid =
                !changed(KnownTask.STATUS)
                        && !changed(KnownTask.DONE)
                        && !changed(KnownTask.IS_COMPLETE)
                        && !changed(KnownTask.COMPLETED_AT);
        return said || (nothingSaid && byStatus);
    }

    private Properties complete(Instant now) {
        return after.with(KnownTask.STATUS, KnownTask.COMPLETE)
                .with(KnownTask.DONE, new PropertyValue.Real64(ALL))
                .with(KnownTask.IS_COMPLETE, true)
                .with(KnownTask.COMPLETED_AT, after.time(KnownTask.COMPLETED_AT).orElse(now));
    }

    /// One that is said not to be started has nothing done, unless that is said with it.
    private Properties open() {
        var share = share(after) >= ALL ? 0 : share(after);
        var status = status(after);
        if (status == KnownTask.NOT_STARTED && !changed(KnownTask.DONE)) {
            share = 0;
        }
        if (status == KnownTask.COMPLETE || status == KnownTask.NOT_STARTED) {
            status = share > 0 ? KnownTask.IN_PROGRESS : KnownTask.NOT_STARTED;
        }
        return after.with(KnownTask.STATUS, status)
                .with(KnownTask.DONE, new PropertyValue.Real64(share))
                .with(KnownTask.IS_COMPLETE, false)
                .without(KnownTask.COMPLETED_AT);
    }

    private Properties withDates(Properties settled) {
        return follow(
                follow(settled, KnownTask.START, KnownTask.COMMON_START),
                KnownTask.DUE,
                KnownTask.COMMON_END);
    }

    private Properties follow(Properties settled, PropertyId date, PropertyId common) {
        if (!changed(date) || changed(common)) {
            return settled;
        }
        return settled.time(date)
                .map(time -> settled.with(common, time))
                .orElseGet(() -> settled.without(common));
    }

    private boolean changed(PropertyId id) {
        return !before.find(id).equals(after.find(id));
    }

    private static int status(Properties task) {
        return task.number(KnownTask.STATUS).orElse(KnownTask.NOT_STARTED);
    }

    /// From 0 to 1, whatever was written.
    private static double share(Properties task) {
        return task.find(KnownTask.DONE)
                .flatMap(value ->
                        value instanceof PropertyValue.Real64(var share)
                                ? Optional.of(share)
                                : Optional.empty())
                .filter(share -> share > 0)
                .map(share -> Math.min(share, ALL))
                .orElse(0.0);
    }
}
