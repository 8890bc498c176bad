package entente.calendar;

import java.util.Optional;

/// Something in a calendar file that was skipped: where it is (1-based line), the UID if it has one, and why.
public record CalendarFault(int line, Optional<String> uid, String why) {}
