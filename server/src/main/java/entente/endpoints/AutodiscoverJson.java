package entente.endpoints;

import entente.gate.Arrival;
import entente.gate.Mount;
import entente.gate.OpenEndpoint;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.Directory;
import entente.question.Address;
import entente.wire.autodiscover.JsonV2;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `/autodiscover/autodiscover.json`: where a protocol of a domain's server is. Nobody signs in for it, so it answers from the
/// domain alone: the same bytes for every local part, whether there is such a mailbox or not.
public final class AutodiscoverJson {
    private final Directory directory;
    private final OwnUrl url;

    public AutodiscoverJson(Directory directory, OwnUrl url) {
        this.directory = directory;
        this.url = url;
    }

    public List<Mount> mounts() {
        OpenEndpoint endpoint = this::answer;
        return List.of(
                new Mount.Open(
                        AutodiscoverPlaces.at("/autodiscover/autodiscover.json", "GET"), endpoint),
                new Mount.Open(
                        AutodiscoverPlaces.at(
                                "/autodiscover/autodiscover.json/v1.0/{email}", "GET"),
                        endpoint));
    }

    private Reply answer(Visit visit) {
        var arrival = visit.arrival();
        return JsonV2.parse(
                        arrival.path(),
                        Optional.of(arrival.query()).filter(query -> !query.isEmpty()))
                .map(request -> answer(request, arrival))
                .orElseGet(() -> error("InvalidUserId", "The request cannot be read."));
    }

    private Reply answer(JsonV2.Request request, Arrival arrival) {
        if (request.email().isBlank()) {
            return error("MandatoryParameterMissing", "A required parameter is missing: 'Email'");
        }
        if (request.protocol().isBlank()) {
            return error(
                    "MandatoryParameterMissing", "A required parameter is missing: 'Protocol'");
        }
        if (Address.parse(request.email())
                .filter(address -> directory.acceptedDomains().contains(address.domain()))
                .isEmpty()) {
            return error("InvalidUserId", "The given user is invalid.");
        }
        return switch (request.protocol().toLowerCase(Locale.ROOT)) {
            case "ews" -> found("Ews", url.of(arrival, MailboxSettings.EWS_PATH));
            case "autodiscoverv1" ->
                    found("AutodiscoverV1", url.of(arrival, "/autodiscover/autodiscover.xml"));
            default ->
                    error(
                            "ProtocolNotSupported",
                            "The given protocol value is invalid. Supported values are 'AutodiscoverV1,Ews'");
        };
    }

    private static Reply found(String protocol, String url) {
        return Reply.json(200, JsonV2.answer(protocol, url));
    }

    private static Reply error(String code, String message) {
        return Reply.json(400, JsonV2.error(code, message)).with("jsonerror", "true");
    }
}
