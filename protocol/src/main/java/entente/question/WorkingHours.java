package entente.question;

import java.util.List;

/// When someone works: never empty, in the zone she works in.
public record WorkingHours(TimeZoneRule zone, List<WorkingPeriod> periods) {
    public WorkingHours {
        periods = List.copyOf(periods);
        if (periods.isEmpty()) {
            throw new IllegalArgumentException("working hours without a period are none");
        }
    }
}
