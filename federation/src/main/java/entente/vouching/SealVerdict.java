package entente.vouching;

import entente.calling.Outcome;
import entente.problem.Refusal;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.SoapEnvelope;
import entente.wire.soap.SoapFault;
import entente.wire.soap.XmlCursor;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/// What a partner makes of a message with a delegation token.
sealed interface SealVerdict {
    record Taken(int status, byte[] body) implements SealVerdict {}

    /// A fault of WS-Security: another token may do better.
    record TokenRefused(Refusal why) implements SealVerdict {}

    record Failed(Refusal why) implements SealVerdict {}

    /// The codes of WS-Security 1.1, 12; which one it is tells nothing, by design.
    Set<String> FAULTS =
            Set.of(
                    "InvalidSecurity",
                    "InvalidSecurityToken",
                    "FailedAuthentication",
                    "FailedCheck",
                    "SecurityTokenUnavailable",
                    "UnsupportedSecurityToken",
                    "UnsupportedAlgorithm",
                    "MessageExpired");

    static SealVerdict on(Outcome outcome, Message message, TheirHalf theirs) {
        return switch (outcome) {
            case Outcome.NoAnswer none -> new Failed(Unanswered.of(none, message));
            case Outcome.Responded answer ->
                    switch (answer.status()) {
                        case 200 -> new Taken(200, answer.body());
                        // SOAP 1.1, 6.2: a fault comes with 500.
                        case 500 -> fault(answer.body(), theirs);
                        case 401, 404 ->
                                new Failed(
                                        theirs.notOffered(
                                                message.endpoint().getHost(), answer.status()));
                        case 403 -> new Failed(theirs.forbidden());
                        default -> new Failed(Unanswered.of(answer, message));
                    };
        };
    }

    private static SealVerdict fault(byte[] body, TheirHalf theirs) {
        return read(body)
                .filter(fault -> FAULTS.contains(fault.code()))
                .<SealVerdict>map(fault ->
                        new TokenRefused(
                                theirs.refused(
                                        fault.code(),
                                        Spoken.quoted(fault.code() + ": " + fault.text()))))
                .orElseGet(() -> new Taken(500, body));
    }

    private static Optional<SoapFault> read(byte[] body) {
        var known = Set.of(SoapEnvelope.NAMESPACE, "");
        var faults = new ArrayList<SoapFault>();
        try (var xml = XmlCursor.open(new ByteArrayInputStream(body), known, body.length)) {
            SoapEnvelope.read(
                    xml,
                    XmlCursor::skip,
                    content -> {
                        if (content.name().equals("Fault")) {
                            faults.add(SoapFault.read(content));
                        } else {
                            content.skip();
                        }
                    });
            return faults.stream().findFirst();
        } catch (MalformedXml noFault) {
            return Optional.empty();
        }
    }
}
