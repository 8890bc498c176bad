package entente.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Items to which people gave a tag that has an age themselves, wherever they lie.
record TagByHand(RetentionTag tag) implements TagPlace {
    static List<TagByHand> of(RetentionPolicy policy) {
        return policy.tags().stream()
                .filter(tag -> tag.isPersonal() && tag.days().isPresent())
                .map(TagByHand::new)
                .toList();
    }

    @Override
    public Optional<Instant> due(Instant now) {
        return Optional.of(now.minus(Duration.ofDays(tag.days().orElseThrow())));
    }

    @Override
    public boolean isOf(TagPlace other) {
        return other instanceof TagByHand(var same) && same.id().equals(tag.id());
    }
}
