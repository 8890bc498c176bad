package entente.gate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The time as answers tell it (RFC 9110, 6.6.1), written once a second.
final class Dates {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH);

    private volatile Written last = new Written(Long.MIN_VALUE, "");

    private record Written(long second, String text) {}

    String at(Instant now) {
        var known = last;
        if (known.second() != now.getEpochSecond()) {
            known = new Written(now.getEpochSecond(), written(now));
            last = known;
        }
        return known.text();
    }

    private static String written(Instant now) {
        return FORM.format(now.atOffset(ZoneOffset.UTC));
    }
}
