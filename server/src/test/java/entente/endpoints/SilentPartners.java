package entente.endpoints;

import entente.asking.PartnerQuestion;
import entente.asking.Partners;
import entente.question.Address;
import entente.question.Finding;
import entente.routes.Partner;
import entente.trace.Trace;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/// Partners that say nothing of anybody. `asked` is told which were asked.
public record SilentPartners(Consumer<Partner> asked) implements Partners {
    /// Whoever asks them is told by nobody.
    public SilentPartners() {
        this(_ -> {});
    }

    @Override
    public <T> Map<Address, Finding<T>> ask(
            Partner partner, PartnerQuestion<T> question, Trace trace, Instant deadline) {
        asked.accept(partner);
        return Map.of();
    }
}
