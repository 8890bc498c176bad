package entente.endpoints;

import entente.audit.Audit;
import entente.broker.Broker;
import entente.broker.Broker.Outcome;
import entente.gate.Mount;
import entente.gate.OpenEndpoint;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.wire.jwt.Form;
import entente.wire.jwt.GrantMalformed;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where applications ask the broker for tokens: the historical endpoint and that of RFC 6749, each taking each grant.
public final class BrokerTokens {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerTokens.class);
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Broker broker;
    private final TokenRecord record;

    public BrokerTokens(Broker broker, Audit audit) {
        this.broker = broker;
        this.record = new TokenRecord(audit);
    }

    public List<Mount> mounts() {
        OpenEndpoint endpoint = this::answer;
        return List.of(
                new Mount.Open(Place.at("/{realm}/tokens/OAuth/2", "POST"), endpoint),
                new Mount.Open(Place.at("/{realm}/oauth2/v2.0/token", "POST"), endpoint),
                new Mount.Open(Place.at("/oauth2/v2.0/token", "POST"), endpoint));
    }

    private Reply answer(Visit visit) throws IOException {
        if (!visit.arrival().secure()) {
            return Reply.empty(403);
        }
        var outcome = outcome(visit);
        return switch (outcome) {
            case Outcome.Issued(var answer, var issue) ->
                    record.issued(issue, visit)
                            // RFC 6749, 5.1: nobody on the way may keep it.
                            ? Reply.json(200, answer.json())
                                    .with("Cache-Control", "no-store")
                                    .with("Pragma", "no-cache")
                            : refused(Outcome.Refused.busy("the audit is not kept"), visit);
            case Outcome.Refused refused -> refused(refused, visit);
        };
    }

    private Outcome outcome(Visit visit) throws IOException {
        var contentType = visit.arrival().header("content-type").orElse("");
        if (!contentType.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            return malformed("the content type is not a form's");
        }
        var body = visit.arrival().body().readNBytes(Form.MOST_BYTES + 1);
        try {
            return broker.token(
                    visit.named().getOrDefault("realm", ""),
                    Form.parse(body),
                    visit.arrival().host(),
                    visit.now());
        } catch (GrantMalformed malformed) {
            return malformed(String.valueOf(malformed.getMessage()));
        }
    }

    private static Outcome malformed(String cause) {
        return new Outcome.Refused(
                Refusal.of(Code.GRANT_REQUEST_INVALID, cause), Optional.empty(), Optional.empty());
    }

    private Reply refused(Outcome.Refused refused, Visit visit) {
        record.refused("token-endpoint", refused.claimed(), false, refused.why(), visit);
        LOG.info("no token: {} {}", refused.why().code(), refused.why().cause().orElse(""));
        var reply = Reply.json(refused.status(), refused.json()).with("Cache-Control", "no-store");
        return refused.retryAfter()
                .map(wait -> reply.with("Retry-After", Long.toString(wait.toSeconds())))
                .orElse(reply);
    }
}
