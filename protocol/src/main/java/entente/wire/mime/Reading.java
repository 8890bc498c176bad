package entente.wire.mime;

import entente.item.Body;
import entente.item.ItemContent;
import java.util.Optional;

/// What a message says as an item, and the text that people are to read; empty where the message has none.
public record Reading(ItemContent content, Optional<Body> body) {}
