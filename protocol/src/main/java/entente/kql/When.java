package entente.kql;

import entente.question.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// A stretch of time as a query names it.
public sealed interface When {
    int FIRST_YEAR = 1601;
    int LAST_YEAR = 9998;

    /// A day, of whoever searches.
    record Day(LocalDate date) implements When {
        public Day {
            requireYear(date);
        }
    }

    /// A second, of whoever searches unless it says which offset it is of.
    record Second(LocalDateTime at, Optional<ZoneOffset> offset) implements When {
        public Second {
            requireYear(at.toLocalDate());
            if (!at.equals(at.truncatedTo(ChronoUnit.SECONDS))) {
                throw new IllegalArgumentException("a second is no part of one");
            }
        }
    }

    /// One that goes by when it is asked.
    record Relative(Span span) implements When {}

    /// Weeks begin on Monday.
    enum Span {
        TODAY,
        YESTERDAY,
        THIS_WEEK,
        THIS_MONTH,
        LAST_MONTH,
        THIS_YEAR,
        LAST_YEAR;

        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /// What it is for somebody in this zone who asks at `now`.
    default Window in(ZoneId zone, Instant now) {
        return switch (this) {
            case Day(var date) -> days(date, date.plusDays(1), zone);
            case Second(var at, var offset) -> {
                var start = at.atZone(offset.<ZoneId>map(each -> each).orElse(zone)).toInstant();
                yield new Window(start, start.plusSeconds(1));
            }
            case Relative(var span) -> in(span, zone, now.atZone(zone).toLocalDate());
        };
    }

    private static Window in(Span span, ZoneId zone, LocalDate today) {
        var week = today.minusDays(today.getDayOfWeek().getValue() - 1L);
        var month = today.withDayOfMonth(1);
        var year = today.withDayOfYear(1);
        return switch (span) {
            case TODAY -> days(today, today.plusDays(1), zone);
            case YESTERDAY -> days(today.minusDays(1), today, zone);
            case THIS_WEEK -> days(week, week.plusWeeks(1), zone);
            case THIS_MONTH -> days(month, month.plusMonths(1), zone);
            case LAST_MONTH -> days(month.minusMonths(1), month, zone);
            case THIS_YEAR -> days(year, year.plusYears(1), zone);
            case LAST_YEAR -> days(year.minusYears(1), year, zone);
        };
    }

    private static Window days(LocalDate first, LocalDate next, ZoneId zone) {
        return new Window(
                first.atStartOfDay(zone).toInstant(), next.atStartOfDay(zone).toInstant());
    }

    private static void requireYear(LocalDate date) {
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("a year that items have");
        }
    }
}
