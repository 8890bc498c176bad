package entente.server;

import static java.util.stream.Collectors.joining;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.question.Caller;
import entente.routes.TokenProfile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Contoso has a connector for each token profile, each to a domain of its own, and all of these domains are the cloud's, which takes the
/// profiles in `accepted`.
///
/// With `atProbe` they lead to an endpoint that only notes who was let in, and with what.
class EveryProfile implements TwoOrganisations.Variation {
    static final String CLOUD = "contoso.cloud.test";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern TOKEN_ENDPOINT = Pattern.compile("(https://auth\\.test:\\d+)/");
    private static final Pattern PARTNER =
            Pattern.compile("https://autodiscover\\.[a-z.]+:(\\d+)/");

    /// Who was let in, and the token that did it.
    record Seen(Caller caller, String token) {}

    final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final List<String> accepted;
    private final boolean atProbe;

    EveryProfile(boolean atProbe, String... accepted) {
        this.accepted = List.of(accepted);
        this.atProbe = atProbe;
    }

    /// Somebody in the domain that is reached with tokens of this profile.
    static String joeBehind(TokenProfile profile) {
        return "joe@" + domainOf(profile);
    }

    private static String domainOf(TokenProfile profile) {
        return profile.toString().toLowerCase(Locale.ROOT) + "." + CLOUD;
    }

    @Override
    public String edited(String domain, String usual) {
        return domain.equals(CLOUD)
                ? usual.replace(
                        "state = \"state.contoso.cloud.test\"",
                        "state = \"state.contoso.cloud.test\"\naccepted-domains = [\"contoso.cloud.test\", \"%s\"]"
                                .formatted(
                                        Arrays.stream(TokenProfile.values())
                                                .map(EveryProfile::domainOf)
                                                .collect(joining("\", \""))))
                : usual;
    }

    @Override
    public String known(String domain, String usual) {
        return switch (domain) {
            case "contoso.test" -> connectors(usual);
            case CLOUD -> cloud(usual);
            default -> usual;
        };
    }

    private String connectors(String usual) {
        var known = (ObjectNode) JSON.readTree(usual);
        var connector = known.path("connector").path("to " + CLOUD);
        var all = known.putObject("connector");
        for (var profile : TokenProfile.values()) {
            all.set(profile.toString(), withProfile((ObjectNode) connector.deepCopy(), profile));
        }
        return known.toString();
    }

    private ObjectNode withProfile(ObjectNode connector, TokenProfile profile) {
        connector.putArray("targetAddressDomains").add(domainOf(profile));
        connector.put("profile", profile.toString());
        if (!profile.needsBroker()) {
            connector.remove("authServer");
        }
        if (atProbe) {
            connector.put(
                    "targetSharingEpr",
                    "https://mail.contoso.cloud.test:%s/probe"
                            .formatted(found(PARTNER, connector.toString())));
        }
        return connector;
    }

    private String cloud(String usual) {
        var known = (ObjectNode) JSON.readTree(usual);
        ((ObjectNode) known.path("auth-server").path("broker"))
                .putObject("issuerUrls")
                .put("contoso.test", found(TOKEN_ENDPOINT, usual) + "/contoso.test");
        var partner = (ObjectNode) known.path("partner").path("contoso.test");
        accepted.forEach(partner.putArray("profiles")::add);
        partner.put(
                "metadataUrl",
                "https://mail.contoso.test:%s/autodiscover/metadata/json/1"
                        .formatted(found(PARTNER, usual)));
        return known.toString();
    }

    private static String found(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().orElseThrow().group(1);
    }

    @Override
    public List<Mount> mountsAt(String domain, Door door) {
        return domain.equals(CLOUD)
                ? List.of(new Mount.Guarded(Place.at("/probe", "POST"), door, this::note))
                : List.of();
    }

    private Reply note(Caller caller, Visit visit) {
        var authorization = visit.arrival().header("authorization").orElseThrow();
        seen.add(new Seen(caller, authorization.substring("Bearer ".length())));
        return Reply.text(500, "noted");
    }
}
