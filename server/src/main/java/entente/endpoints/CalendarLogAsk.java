package entente.endpoints;

import entente.mailbox.CalendarLogQuery;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/// Which entries of the log of a mailbox's calendars are asked for.
final class CalendarLogAsk {
    private static final Set<String> MEMBERS =
            Set.of(
                    "uid",
                    "subjectContains",
                    "filterStartTime",
                    "filterEndTime",
                    "before",
                    "resultSize");

    private CalendarLogAsk() {}

    static CalendarLogQuery read(InputStream body) throws AdminError, IOException {
        var ask = JsonAsk.read(body, MEMBERS);
        return new CalendarLogQuery(
                RecoverableAsk.text(ask, "uid"),
                RecoverableAsk.text(ask, "subjectContains"),
                ask.has("filterStartTime")
                        ? Optional.of(ask.time("filterStartTime"))
                        : Optional.empty(),
                ask.has("filterEndTime")
                        ? Optional.of(ask.time("filterEndTime"))
                        : Optional.empty(),
                RecoverableAsk.before(ask),
                RecoverableAsk.most(ask));
    }
}
