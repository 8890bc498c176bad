package entente.endpoints;

import entente.gate.Lobby;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.wire.autodiscover.AutodiscoverEnvelope;
import entente.wire.autodiscover.AutodiscoverRequest;
import entente.wire.autodiscover.FederationInformation;
import entente.wire.soap.MalformedXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/// GetFederationInformation, before the door of Autodiscover: partners ask it before they have a token, and for nothing else.
final class FederationLobby implements Lobby {
    private static final int MOST_BYTES = 64 * 1024;

    private final FederationAnswer federation;

    FederationLobby(FederationAnswer federation) {
        this.federation = federation;
    }

    @Override
    public Optional<Reply> answer(Visit visit) throws IOException {
        var octets = visit.arrival().body().readNBytes(MOST_BYTES + 1);
        if (octets.length == 0 || octets.length > MOST_BYTES) {
            return Optional.empty();
        }
        try {
            var request = AutodiscoverRequest.read(new ByteArrayInputStream(octets), octets.length);
            return request.operation() instanceof FederationInformation.Request ask
                    ? Optional.of(reply(ask, request))
                    : Optional.empty();
        } catch (MalformedXml unreadable) {
            return Optional.empty();
        }
    }

    private Reply reply(FederationInformation.Request ask, AutodiscoverRequest request) {
        return Reply.xml(200, AutodiscoverEnvelope.write(federation.to(ask), request.messageId()));
    }
}
