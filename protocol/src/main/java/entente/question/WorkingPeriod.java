package entente.question;

import java.time.DayOfWeek;
import java.util.List;

/// Hours of work on some days of the week: minutes from local midnight, end not included.
public record WorkingPeriod(List<DayOfWeek> days, int startMinute, int endMinute) {
    public WorkingPeriod {
        days = List.copyOf(days);
        if (days.isEmpty() || startMinute < 0 || endMinute > 1440 || startMinute >= endMinute) {
            throw new IllegalArgumentException(
                    "working hours need days and must end after they start");
        }
    }
}
