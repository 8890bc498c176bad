package entente.mailbox;

import java.time.Instant;
import java.util.Optional;

/// One thing that an appointment says otherwise after a change: of the whole, or of the `occurrence` of a series that was planned then. Without `before` it was not said, without `after` it is not any more; a text
/// that is another has neither, because it may be long.
///
/// Both are for people to read, at most [#LONGEST] characters of each; times are RFC 3339 in UTC.
public record CalendarDifference(
        What what, Optional<Instant> occurrence, Optional<String> before, Optional<String> after) {
    public static final int LONGEST = 300;

    public enum What {
        SUBJECT("subject"),
        START("start"),
        END("end"),
        ALL_DAY("allDay"),
        TIME_ZONE("timeZone"),
        LOCATION("location"),
        /// A rule of the series, or a list of further days, as it is written.
        RECURRENCE("recurrence"),
        ORGANIZER("organizer"),
        /// Somebody who is invited: who, and whether she has to come.
        ATTENDEE("attendee"),
        /// What the owner of the calendar answered to somebody else's meeting.
        RESPONSE("response"),
        CANCELLED("cancelled"),
        BUSY_STATUS("busyStatus"),
        SENSITIVITY("sensitivity"),
        IMPORTANCE("importance"),
        CATEGORIES("categories"),
        BODY("body"),
        ATTACHMENT("attachment"),
        /// That an occurrence takes place.
        OCCURRENCE("occurrence");

        private final String text;

        What(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    public CalendarDifference {
        before = before.map(CalendarDifference::cut);
        after = after.map(CalendarDifference::cut);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
