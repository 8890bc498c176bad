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

/// Contoso has a connector for each token profile, each to a domain of its own, and all of these domains are the cloud's, which takes the
/// profiles in `accepted`.
///
/// With `atProbe` they lead to an endpoint that only notes who was let in, and with what.
class EveryProfile implements TwoOrganisations.Variation {
    static final String CLOUD = "contoso.cloud.test";

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
        return switch (domain) {
            case "contoso.test" -> connectors(usual);
            case CLOUD -> cloud(usual);
            default -> usual;
        };
    }

    private String connectors(String usual) {
        var start = usual.indexOf("[[organisation.connector]]");
        var connector = usual.substring(start);
        return usual.substring(0, start)
                + Arrays.stream(TokenProfile.values())
                        .map(profile -> withProfile(connector, profile))
                        .collect(joining("\n"));
    }

    private String withProfile(String connector, TokenProfile profile) {
        return connector
                        .replace("name = \"to contoso.cloud.test\"", "name = \"" + profile + "\"")
                        .replace(
                                "domains = [\"contoso.cloud.test\"]",
                                "domains = [\"" + domainOf(profile) + "\"]")
                        .replace("profile = \"L1\"", "profile = \"" + profile + "\"")
                        .replace(
                                "auth-server = \"broker\"\n",
                                profile.needsBroker() ? "auth-server = \"broker\"\n" : "")
                + (atProbe
                        ? "sharing-endpoint = \"https://mail.contoso.cloud.test:%s/probe\"\n"
                                .formatted(found(PARTNER, connector))
                        : "");
    }

    private String cloud(String usual) {
        var domains =
                Arrays.stream(TokenProfile.values())
                        .map(profile -> "\"" + domainOf(profile) + "\"")
                        .collect(joining(", "));
        return usual.replace(
                        "state = \"state.contoso.cloud.test\"",
                        "state = \"state.contoso.cloud.test\"\naccepted-domains = [\"contoso.cloud.test\", %s]"
                                .formatted(domains))
                .replace(
                        "realms = [\"contoso.test\", \"contoso.cloud.test\"]",
                        "realms = [\"contoso.test\", \"contoso.cloud.test\"]\nissuer-urls = { \"contoso.test\" = \"%s/contoso.test\" }"
                                .formatted(found(TOKEN_ENDPOINT, usual)))
                .replace(
                        "profiles = [\"L1\"]",
                        "profiles = [\"%s\"]\nmetadata-url = \"https://mail.contoso.test:%s/autodiscover/metadata/json/1\""
                                .formatted(String.join("\", \"", accepted), found(PARTNER, usual)));
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
