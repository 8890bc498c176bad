package entente.endpoints;

import entente.mailbox.Item;
import java.util.Optional;

/// An item that a request names, or one occurrence of the series that it is, by its key.
record NamedItem(Item item, Optional<String> occurrence) {}
