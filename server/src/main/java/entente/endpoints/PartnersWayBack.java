package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.PerMinute;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.problem.Code;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.routes.Connector;
import entente.tokens.OAuthObjects;
import entente.trials.ConnectorTrial;
import entente.trials.Trial;
import entente.trials.WayBackTrial;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// `POST /entente/partner/way-back`: a partner's application has us try our connector to it, and is told whether it passed and, if not, the reason
/// code of what stopped it. It says nothing else: neither what we have set nor whom we know.
///
/// The call goes where our connector leads, and nowhere that the partner names; a few times a minute for each.
public final class PartnersWayBack {
    private static final int MOST_A_MINUTE = 6;

    private final OAuthObjects objects;
    private final ConnectorTrial trial;
    private final PerMinute asked = new PerMinute();

    public PartnersWayBack(OAuthObjects objects, ConnectorTrial trial) {
        this.objects = objects;
        this.trial = trial;
    }

    public Mount mount(Door door) {
        return new Mount.Guarded(Place.at(WayBackTrial.PATH, "POST"), door, this::answer);
    }

    private Reply answer(Caller caller, Visit visit) {
        if (!(caller instanceof Caller.PartnerApplication partner)) {
            return Reply.empty(403);
        }
        if (partner.operations().isEmpty()) {
            return Reply.empty(403);
        }
        var who = partner.appId() + "@" + partner.realm();
        if (!asked.countWithin(who, MOST_A_MINUTE, visit.now())) {
            return Reply.empty(429);
        }
        return Json.reply(200, json(tried(partner, visit)));
    }

    /// The reason why it failed; empty where it passed.
    private Optional<Code> tried(Caller.PartnerApplication partner, Visit visit) {
        var connector = connectorTo(partner);
        if (connector.isEmpty()) {
            return Optional.of(Code.NO_ROUTE);
        }
        // Somebody of ours meant it, and no partner has us use it.
        return connector.get().enabled()
                ? tried(connector.get(), visit).why().map(why -> why.code())
                : Optional.of(Code.OBJECT_DISABLED);
    }

    private Trial tried(Connector connector, Visit visit) {
        var domain =
                connector.targetAddressDomains().stream()
                        .min(Comparator.comparing(Domain::name))
                        .orElseThrow();
        return trial.of(
                connector,
                new ConnectorTrial.Ask(Address.of("postmaster@" + domain), Optional.empty(), false),
                visit.trace());
    }

    private Optional<Connector> connectorTo(Caller.PartnerApplication partner) {
        return objects.connectors().all().stream()
                .filter(connector -> connector.partnerAppId().equals(partner.appId()))
                .filter(connector -> connector.partnerRealm().equals(partner.realm()))
                .min(Comparator.comparing(connector -> !connector.enabled()));
    }

    private static Map<String, Object> json(Optional<Code> why) {
        var json = new LinkedHashMap<String, Object>();
        json.put("passed", why.isEmpty());
        why.ifPresent(code -> json.put("reasonCode", code.name()));
        return json;
    }
}
