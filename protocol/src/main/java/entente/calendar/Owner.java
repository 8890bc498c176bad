package entente.calendar;

import entente.question.Address;
import java.time.ZoneId;

/// Whose calendar it is, and the clock of dates and of times without a zone.
public record Owner(Address address, ZoneId zone) {}
