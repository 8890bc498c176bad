package entente.wire.ews;

import entente.item.KnownTask;
import entente.item.Properties;
import java.util.List;

/// How far a task is, in words.
final class TaskXml {
    /// The path of how a task comes again, which is never told.
    static final String RECURRENCE = "task:Recurrence";

    /// `TaskStatusType`, that of 0 first ([KnownTask#STATUS]).
    static final List<String> STATUSES =
            List.of("NotStarted", "InProgress", "Completed", "WaitingOnOthers", "Deferred");

    private static final List<String> FOR_PEOPLE =
            List.of(
                    "Not started",
                    "In progress",
                    "Completed",
                    "Waiting on someone else",
                    "Deferred");

    private TaskXml() {}

    /// For people, in English.
    static String description(Properties task) {
        var status = task.number(KnownTask.STATUS).orElse(KnownTask.NOT_STARTED);
        return FOR_PEOPLE.get(status >= 0 && status < FOR_PEOPLE.size() ? status : 0);
    }
}
