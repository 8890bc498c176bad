package entente.endpoints;

import entente.mailbox.Retentions;
import entente.question.Address;
import entente.wire.ews.ItemShape;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// In which shape one answer tells of items, and by which retention tags those of each mailbox go, which is looked up once. For that answer and no longer, and one thread.
final class AnswerShape {
    private final ItemShape shape;
    private final Retentions retentions;
    private final Map<Address, Optional<RetentionTelling>> known = new HashMap<>();

    AnswerShape(ItemShape shape, Retentions retentions) {
        this.shape = shape;
        this.retentions = retentions;
    }

    ItemShape shape() {
        return shape;
    }

    /// Empty where nothing is asked of it.
    Optional<RetentionTelling> retention(Address mailbox) {
        return shape.needsRetention()
                ? known.computeIfAbsent(
                        mailbox,
                        each ->
                                retentions
                                        .tagsOf(each)
                                        .map(tags -> new RetentionTelling(retentions, tags)))
                : Optional.empty();
    }
}
