package entente.asking;

import static org.assertj.core.api.Assertions.assertThat;

import entente.discovery.Discovery;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Hop;
import entente.question.TraceId;
import entente.question.View;
import entente.question.Window;
import entente.routes.AccessMethod;
import entente.routes.AddressSpaces;
import entente.routes.Connectors;
import entente.routes.Partner;
import entente.trace.Trace;
import entente.vouching.PartnerCalls;
import entente.wire.ews.EwsFault;
import entente.wire.ews.EwsRequest;
import entente.wire.ews.Forwarding;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a question says of itself where no token says it.
class ForestQuestionTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Address NILS = Address.of("nils@northwind.test");
    private static final Optional<Address> MARY = Optional.of(Address.of("mary@contoso.test"));

    private final List<byte[]> sent = new ArrayList<>();
    private final PartnerCalls calls =
            (message, _, _, _, _) -> {
                sent.add(message.body());
                return new PartnerCalls.Outcome.Failed(Refusal.of(Code.PARTNER_UNREACHABLE));
            };
    private final Partners partners =
            new EwsPartners(
                    new Discovery(calls, () -> NOON, Duration.ofSeconds(1)),
                    calls,
                    (_, _) -> Optional.empty());

    @Test
    void trustedForestIsToldForWhom() {
        assertThat(asked(AddressSpaces.to("northwind.test", AccessMethod.PER_USER)))
                .isEqualTo(new Forwarding(Hop.ACROSS_FORESTS, Optional.of("mary@contoso.test")));
    }

    @Test
    void otherForestIsToldNobody() {
        assertThat(asked(AddressSpaces.to("northwind.test", AccessMethod.ORG_WIDE)))
                .isEqualTo(new Forwarding(Hop.ACROSS_FORESTS, Optional.empty()));
    }

    @Test
    void newerServerOfOurOwnIsToldForWhomAndMaySendItOn() {
        assertThat(asked(AddressSpaces.to("northwind.test", AccessMethod.INTERNAL_PROXY)))
                .isEqualTo(new Forwarding(Hop.WITHIN_FOREST, Optional.of("mary@contoso.test")));
    }

    @Test
    void tokenSaysItWhereThereIsOne() {
        assertThat(asked(Connectors.withSharingEpr("northwind.test"))).isEqualTo(Forwarding.NONE);
    }

    private Forwarding asked(Partner partner) {
        partners.ask(
                partner,
                new FreeBusyQuestion(
                        MARY,
                        List.of(NILS),
                        new Window(NOON, NOON.plusSeconds(3600)),
                        View.FREE_BUSY,
                        Duration.ofMinutes(30)),
                new Trace(TraceId.fresh(), "contoso.test"),
                NOON.plusSeconds(5));
        try {
            return EwsRequest.read(new ByteArrayInputStream(sent.getFirst()), 1_000_000)
                    .forwarding();
        } catch (EwsFault fault) {
            throw new AssertionError(fault);
        }
    }
}
