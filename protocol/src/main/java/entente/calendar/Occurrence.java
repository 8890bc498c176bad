package entente.calendar;

import entente.question.BusyBlock;

/// One time at which a series takes place. `key` tells it from the others: it is when it was planned to start, and empty for an event that does not repeat.
public record Occurrence(String key, BusyBlock block) {}
