package entente.endpoints;

import entente.audit.Audit;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Unproven;
import entente.gate.Visit;
import entente.sts.DelegationIssuer;
import entente.sts.DelegationIssuer.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where organisations ask the broker for delegation tokens (WS-Trust over SOAP 1.2): `POST /extSTS.srf`.
///
/// A peer whose requests are signed by nobody we know, again and again, is not heard for the rest of the minute; whoever proved to be an
/// organisation is counted by the issuer, and is never shut out by what others send.
public final class WsTrust {
    private static final Logger LOG = LoggerFactory.getLogger(WsTrust.class);
    private static final String SOAP_12 = "application/soap+xml";

    private final DelegationIssuer issuer;
    private final TokenRecord record;
    private final Unproven unproven = new Unproven();

    public WsTrust(DelegationIssuer issuer, Audit audit) {
        this.issuer = issuer;
        this.record = new TokenRecord(audit);
    }

    public Mount mount() {
        return new Mount.Open(Place.at("/extSTS.srf", "POST"), this::answer);
    }

    private Reply answer(Visit visit) throws IOException {
        var arrival = visit.arrival();
        if (!arrival.secure()) {
            return Reply.empty(403);
        }
        var contentType = arrival.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (!contentType.startsWith(SOAP_12)) {
            return Reply.empty(415);
        }
        if (unproven.isNotHeard(arrival, visit.now())) {
            return refused(Outcome.Refused.unheard(), visit);
        }
        var message = arrival.body().readNBytes(DelegationIssuer.MOST_BYTES + 1);
        return switch (issuer.answer(message, visit.now())) {
            case Outcome.Issued issued ->
                    record.issued(issued.delegation(), visit)
                            ? soap(200, issued.envelope())
                            : refused(issued.unrecorded(), visit);
            case Outcome.Refused refused -> {
                if (refused.requestor().isEmpty()) {
                    unproven.count(arrival, visit.now());
                }
                yield refused(refused, visit);
            }
        };
    }

    private Reply refused(Outcome.Refused refused, Visit visit) {
        var why = refused.why();
        LOG.info("no delegation token: {} {}", why.code(), why.cause().orElse(""));
        record.refused(
                "ws-trust", refused.requestor(), refused.requestor().isPresent(), why, visit);
        return soap(refused.status(), refused.envelope());
    }

    /// The answer holds a key: nobody on the way may keep it.
    private static Reply soap(int status, byte[] envelope) {
        var headers =
                Map.of(
                        "Content-Type", List.of(SOAP_12 + "; charset=utf-8"),
                        "Cache-Control", List.of("no-store"));
        return new Reply(status, headers, envelope);
    }
}
