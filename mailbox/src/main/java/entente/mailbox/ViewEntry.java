package entente.mailbox;

import entente.calendar.Occurrence;

/// One time at which an appointment of a calendar folder takes place, and the item that it is.
public record ViewEntry(ItemId item, Occurrence occurrence) {}
