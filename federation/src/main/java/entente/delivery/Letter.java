package entente.delivery;

import entente.item.ItemContent;
import entente.mailbox.ItemStreams;

/// A message as its sender has it: what it says, its blind copies among it, its text, and the MIME message that it came as, or the bytes of its
/// attachments. A source says the same as the content.
public record Letter(ItemContent content, ItemStreams streams) {}
