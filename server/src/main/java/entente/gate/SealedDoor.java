package entente.gate;

import entente.delegation.DelegationVerifier;
import entente.delegation.DelegationVerifier.Verdict;
import entente.delegation.Destination;
import entente.delegation.SealedMessage;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.problem.Wire;
import entente.question.Caller;
import entente.trace.Trace;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/// The door for messages that carry their own proof (WS-Security): it reads the message, has it verified, and hands on what was signed.
///
/// No header of HTTP lets anybody in here. A peer whose messages prove nothing, again and again, is not heard for the rest of the minute,
/// and cannot tell that from any other refusal; who proved to be a partner and asks for too much is not counted.
public final class SealedDoor {
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final DelegationVerifier verifier;
    private final InstantSource clock;
    private final Unproven unproven = new Unproven();

    public SealedDoor(DelegationVerifier verifier, InstantSource clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    /// What the door decided.
    sealed interface Decision {}

    /// Come in: `body` is an envelope with what was signed, and the only part of the message that is handed on.
    record Opened(Caller caller, List<String> checks, byte[] body) implements Decision {}

    /// `proven` says that a partner sent it, and is refused for something else.
    record TurnedAway(Refusal why, boolean proven) implements Decision {
        TurnedAway(Refusal why) {
            this(why, false);
        }
    }

    /// Who this is, at one of the places where sealed messages are taken. What counts is when all of the message is here: one that is sent so
    /// slowly that it would be forgotten meanwhile has ended by then.
    Decision enter(Arrival arrival, Destination destination, Trace trace) throws IOException {
        if (!arrival.secure()) {
            return new TurnedAway(Refusal.of(Code.NOT_HTTPS));
        }
        if (unproven.isNotHeard(arrival, clock.instant())) {
            return new TurnedAway(Refusal.of(Code.SEAL_ATTEMPTS));
        }
        var octets = arrival.body().readNBytes(MOST_BYTES + 1);
        if (octets.length > MOST_BYTES) {
            return new TurnedAway(Refusal.of(Code.SEAL_MALFORMED, "larger than is read"));
        }
        var now = clock.instant();
        var message = new SealedMessage(octets, arrival.headers("soapaction"), destination);
        return switch (verifier.verify(message, now, trace)) {
            case Verdict.Accepted accepted ->
                    new Opened(accepted.caller(), accepted.checks(), accepted.envelope());
            case Verdict.Refused(var why, var proven, _) -> {
                if (!proven && why.code().wire() instanceof Wire.Security) {
                    unproven.count(arrival, now);
                }
                yield new TurnedAway(why, proven);
            }
        };
    }

    /// How this is said to the one outside.
    Reply turnAway(Refusal why) {
        return switch (why.code().wire()) {
            case Wire.Security(var token) -> SealedFault.reply(token);
            case Wire.NotUnderstood _ -> SealedFault.notUnderstood();
            // RFC 9110, 11.6.1 wants a scheme; this one no client has credentials for.
            case Wire.Status(var status) when status == 401 ->
                    Reply.empty(401).with("WWW-Authenticate", "WSSecurity");
            case Wire.Status(var status) -> Reply.empty(status);
            case Wire.Mailbox _,
                    Wire.Fault _,
                    Wire.Diagnostics _,
                    Wire.OAuth _,
                    Wire.Registration _,
                    Wire.Trust _,
                    Wire.Local _ ->
                    Reply.empty(500);
        };
    }
}
