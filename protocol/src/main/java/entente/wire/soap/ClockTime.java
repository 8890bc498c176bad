package entente.wire.soap;

import java.time.LocalDate;

/// A clock's time as nineteen characters, `yyyy-MM-ddTHH:mm:ss`, written without a formatter: an answer may hold thousands.
final class ClockTime {
    static final int LENGTH = 19;

    private static final int SECONDS_A_DAY = 86_400;
    private static final long FIRST = LocalDate.of(1, 1, 1).toEpochDay() * SECONDS_A_DAY;
    private static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay() * SECONDS_A_DAY;

    private ClockTime() {}

    /// Writes seconds since 1970 on the clock that is meant, into `target` from `at`. Times that four digits
    /// of a year cannot tell become the nearest that they can.
    static void write(long seconds, byte[] target, int at) {
        var localSeconds = Math.clamp(seconds, FIRST, LAST);
        var date = LocalDate.ofEpochDay(Math.floorDiv(localSeconds, SECONDS_A_DAY));
        var second = Math.floorMod(localSeconds, SECONDS_A_DAY);
        two(date.getYear() / 100, target, at);
        two(date.getYear() % 100, target, at + 2);
        target[at + 4] = '-';
        two(date.getMonthValue(), target, at + 5);
        target[at + 7] = '-';
        two(date.getDayOfMonth(), target, at + 8);
        target[at + 10] = 'T';
        two(second / 3600, target, at + 11);
        target[at + 13] = ':';
        two(second / 60 % 60, target, at + 14);
        target[at + 16] = ':';
        two(second % 60, target, at + 17);
    }

    private static void two(int number, byte[] target, int at) {
        target[at] = (byte) ('0' + number / 10);
        target[at + 1] = (byte) ('0' + number % 10);
    }
}
