package entente.wire.ews;

import entente.item.AttachmentPart;
import entente.item.Octets;
import java.util.Optional;

/// An attachment as an answer gives it: by the id that was asked with, with its bytes, which for a message are that in MIME.
///
/// `message` is what an attached message says, where it could be read. It has no id of its own, so its id is empty, and what hangs on it is not told.
public record AttachmentElement(
        String id, AttachmentPart part, Octets bytes, Optional<ItemElement> message) {}
