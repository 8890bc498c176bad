package entente.wire.soap;

import java.time.LocalDate;

/// Writes a clock's times as nineteen characters, `yyyy-MM-ddTHH:mm:ss`, without a formatter: an answer may hold thousands, and most
/// are on the day of the one before. Not safe for several threads.
final class ClockTime {
    static final int LENGTH = 19;

    private static final int DATE_LENGTH = 11;
    private static final int SECONDS_A_DAY = 86_400;
    private static final long FIRST = LocalDate.of(1, 1, 1).toEpochDay() * SECONDS_A_DAY;
    private static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay() * SECONDS_A_DAY;

    private final byte[] date = new byte[DATE_LENGTH];
    private long day = Long.MIN_VALUE;

    /// Writes seconds since 1970 on the clock that is meant, into `target` from `at`. Times that four digits
    /// of a year cannot tell become the nearest that they can.
    void write(long seconds, byte[] target, int at) {
        var localSeconds = Math.clamp(seconds, FIRST, LAST);
        turnTo(Math.floorDiv(localSeconds, SECONDS_A_DAY));
        System.arraycopy(date, 0, target, at, DATE_LENGTH);
        var second = Math.floorMod(localSeconds, SECONDS_A_DAY);
        two(second / 3600, target, at + 11);
        target[at + 13] = ':';
        two(second / 60 % 60, target, at + 14);
        target[at + 16] = ':';
        two(second % 60, target, at + 17);
    }

    private void turnTo(long epochDay) {
        if (epochDay == day) {
            return;
        }
        day = epochDay;
        var turned = LocalDate.ofEpochDay(epochDay);
        two(turned.getYear() / 100, date, 0);
        two(turned.getYear() % 100, date, 2);
        date[4] = '-';
        two(turned.getMonthValue(), date, 5);
        date[7] = '-';
        two(turned.getDayOfMonth(), date, 8);
        date[10] = 'T';
    }

    private static void two(int number, byte[] target, int at) {
        target[at] = (byte) ('0' + number / 10);
        target[at + 1] = (byte) ('0' + number % 10);
    }
}
