package entente.vouching;

import entente.calling.Https;
import entente.calling.Outcome.NoAnswer;
import entente.calling.Outcome.Responded;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.routes.AddressSpace;
import entente.routes.AddressSpace.Proof;
import entente.settings.Safe;
import entente.trace.Trace;
import entente.vouching.PartnerCalls.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/// Calls forests without a broker: with an account of theirs (RFC 7617), or with our own certificate in the connection.
///
/// Either is shown to the places that the address space names and nowhere else: each message is sent once, no redirect is followed, and
/// a 401 that asks for another scheme is the end.
public final class ForestCalls {
    private final Https https;
    private final Https certified;
    private final Safe safe;
    private final InstantSource clock;
    private final ClockCheck clocks = new ClockCheck();

    /// `certified` shows our certificate to whoever asks for one, `https` never does.
    public ForestCalls(Https https, Https certified, Safe safe, InstantSource clock) {
        this.https = https;
        this.certified = certified;
        this.safe = safe;
        this.clock = clock;
    }

    /// Sends `message` to a forest. No call begins after `deadline`.
    public Outcome send(
            Message message,
            AddressSpace space,
            Optional<Address> user,
            Trace trace,
            Instant deadline) {
        if (!space.leadsTo(message.endpoint())) {
            return new Outcome.Failed(NotNamed.of(message, space));
        }
        if (space.method().namesPeople() && user.isEmpty()) {
            return new Outcome.Failed(nobodyAsks(space));
        }
        return switch (space.proof()) {
            case Proof.OwnCertificate _ ->
                    outcome(post(certified, message, trace, deadline).send(), message);
            case Proof.Account account ->
                    credentials(account, space)
                            .map(basic ->
                                    outcome(
                                            post(https, message, trace, deadline)
                                                    .sendAs("Basic " + basic),
                                            message))
                            .orElseGet(
                                    () -> new Outcome.Failed(Refusal.of(Code.SECRET_UNREADABLE)));
        };
    }

    private Post post(Https by, Message message, Trace trace, Instant deadline) {
        return new Post(message, by, clock, clocks, trace, deadline);
    }

    private Optional<String> credentials(Proof.Account account, AddressSpace space) {
        var purpose = AddressSpace.purpose(space.forest(), account.name(), space.hosts());
        return safe.reveal(account.secret(), purpose)
                .map(secret -> account.name() + ":" + secret)
                .map(pair -> pair.getBytes(StandardCharsets.UTF_8))
                .map(Base64.getEncoder()::encodeToString);
    }

    private static Outcome outcome(entente.calling.Outcome outcome, Message message) {
        return switch (outcome) {
            case NoAnswer none -> new Outcome.Failed(Unanswered.of(none, message));
            case Responded answer ->
                    switch (answer.status()) {
                        // SOAP 1.1, 6.2: a fault comes with 500.
                        case 200, 500 -> new Outcome.Answered(answer.status(), answer.body());
                        case 401 ->
                                new Outcome.Failed(
                                        Refusal.of(Code.PARTNER_REFUSED_CREDENTIALS, "HTTP 401"));
                        default -> new Outcome.Failed(Unanswered.of(answer, message));
                    };
        };
    }

    private static Refusal nobodyAsks(AddressSpace space) {
        return Refusal.of(Code.NO_USABLE_ADDRESS)
                .saying(
                        "%s is asked on behalf of a person only (%s)."
                                .formatted(space.forest(), space.method()))
                .mendedBy("Ask as somebody with an address in a domain of ours.");
    }
}
