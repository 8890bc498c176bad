package entente.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.audit.AuditEvent;
import entente.delegation.DelegatedOperation;
import entente.delegation.DelegationVerifier;
import entente.delegation.Destination;
import entente.delegation.MissedRoll;
import entente.delegation.OwnPlaces;
import entente.problem.Code;
import entente.problem.Wire;
import entente.question.Caller;
import entente.question.Domain;
import entente.question.TraceId;
import entente.routes.OrganisationRelationship;
import entente.tokens.UsedNumbers;
import entente.trace.Step;
import entente.trace.TimedStep;
import entente.trusts.FederationTrust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Fabrikam's gate with its two sealed places, and an endpoint behind them that writes down what reaches it.
final class SealedWorld {
    static final String AUTODISCOVER = "/autodiscover/autodiscover.svc/WSSecurity";
    static final String MESSAGE_FAULT =
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><s:Fault>"
                    + "<faultcode xmlns:wsse=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd\">"
                    + "wsse:InvalidSecurity</faultcode><faultstring xml:lang=\"en-US\">"
                    + "An error occurred when verifying security for the message."
                    + "</faultstring></s:Fault></s:Body></s:Envelope>";
    static final String TOKEN_FAULT =
            MESSAGE_FAULT
                    .replace("wsse:InvalidSecurity", "wsse:InvalidSecurityToken")
                    .replace(
                            "verifying security for the message",
                            "processing the security tokens in the message");

    Optional<FederationTrust> trust = Optional.of(TestFederation.trust());
    List<OrganisationRelationship> relationships = TestFederation.both();
    Instant now = TestFederation.NOON;

    /// What the endpoint answers.
    int status = 200;

    /// Who reached the endpoint, and what it was given to read.
    final List<Caller> callers = new ArrayList<>();

    final List<String> bodies = new ArrayList<>();

    final DelegationVerifier verifier;

    private final TraceBook traces = new TraceBook();
    private final List<AuditEvent> recorded = new ArrayList<>();
    private final Gate gate;
    private TraceId trace = TraceId.fresh();

    SealedWorld() {
        this(UsedNumbers.inMemory());
    }

    /// One process of Fabrikam's; others may share what stands on record of messages.
    SealedWorld(UsedNumbers numbers) {
        verifier =
                new DelegationVerifier(
                        () -> trust,
                        () -> relationships,
                        () -> Set.of(Domain.of("fabrikam.test")),
                        new OwnPlaces(Set.of(Domain.of("mail.fabrikam.test")), 8443),
                        numbers,
                        MissedRoll.NEVER);
        var door = new SealedDoor(verifier, () -> now);
        this.gate =
                new Gate(
                        "fabrikam.test",
                        List.of(
                                mount(door, Letter.EWS, DelegatedOperation.GET_USER_AVAILABILITY),
                                mount(door, AUTODISCOVER, DelegatedOperation.GET_USER_SETTINGS)),
                        traces,
                        recorded::add,
                        () -> now);
    }

    Reply post(Letter letter) {
        trace = TraceId.fresh();
        return gate.answer(letter.arrival(trace));
    }

    /// The letter gets to the endpoint.
    void takes(Letter letter) {
        var before = callers.size();

        var reply = post(letter);

        assertThat(reasons()).as("reasons for which it was refused").isEmpty();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(callers).hasSize(before + 1);
    }

    /// The letter is refused for this reason, of which the sender is told no more than one of two texts, and reaches nobody.
    void refuses(Letter letter, Code code) {
        var before = callers.size();

        var reply = post(letter);

        assertThat(reasons()).as("reasons for which it was refused").containsExactly(code);
        assertThat(reply.status()).isEqualTo(500);
        assertThat(new String(reply.body(), UTF_8)).isEqualTo(faultOf(code));
        assertThat(callers).as("who reached the endpoint").hasSize(before);
        assertThat(recorded.getLast())
                .as("what is on record")
                .isInstanceOfSatisfying(
                        AuditEvent.TokenRefused.class,
                        refused -> {
                            assertThat(refused.pipeline()).isEqualTo("dauth");
                            assertThat(refused.reason()).isEqualTo(code);
                        });
    }

    /// What the trace of the last letter tells, in order.
    List<Step> steps() {
        return traces.steps(trace).orElse(List.of()).stream().map(TimedStep::step).toList();
    }

    private List<Code> reasons() {
        return steps().stream()
                .filter(Step.Failed.class::isInstance)
                .map(step -> ((Step.Failed) step).why().code())
                .toList();
    }

    private static String faultOf(Code code) {
        return switch (code.wire()) {
            case Wire.Security(var token) -> token ? TOKEN_FAULT : MESSAGE_FAULT;
            case Wire.NotUnderstood _ ->
                    MESSAGE_FAULT
                            .replace("wsse:InvalidSecurity", "s:MustUnderstand")
                            .replaceFirst(
                                    "An error[^<]*", "A header that must be understood is not.");
            default -> throw new AssertionError(code + " is no reason to refuse a message");
        };
    }

    private Mount mount(SealedDoor door, String path, DelegatedOperation operation) {
        var place = Place.at(path, "POST");
        return new Mount.Sealed(
                path.equals(Letter.EWS) ? place.recording() : place,
                door,
                new Destination(path, Set.of(operation)),
                this::writeDown);
    }

    private Reply writeDown(Caller caller, Visit visit) {
        try {
            callers.add(caller);
            bodies.add(new String(visit.arrival().body().readAllBytes(), UTF_8));
            return Reply.text(status, "read");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
