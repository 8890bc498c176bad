package entente.mailbox;

import entente.calendar.Series;

/// An appointment of a calendar: the key of the item that it is, its UID, and when it takes place.
record AgendaItem(String key, String uid, Series series) {}
