package entente.item;

import java.util.Optional;

/// What is said of something that hangs on an item, its bytes aside.
///
/// `number` tells it apart within the item, and stays. `contentType` is such as `image/png`; `contentId` is without angle brackets and names it within
/// an HTML text, which shows it where `inline`. `size` is that of its bytes. `isMessage` says that it is a message itself.
public record AttachmentPart(
        int number,
        String name,
        String contentType,
        Optional<String> contentId,
        boolean inline,
        boolean isMessage,
        long size) {
    /// The same, with another number.
    public AttachmentPart numbered(int other) {
        return new AttachmentPart(other, name, contentType, contentId, inline, isMessage, size);
    }
}
