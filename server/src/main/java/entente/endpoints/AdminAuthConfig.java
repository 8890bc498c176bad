package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.question.Domain;
import entente.tokens.OwnIdentity;
import entente.tokens.PartnerApplication.Profile;
import entente.tokens.SigningKeys;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// `GET /entente/admin/auth-config`: who we are to partners and brokers, and what they have to say of us in their settings
/// (`Get-AuthConfig`, `Get-IntraOrganizationConfiguration`).
public final class AdminAuthConfig {
    private static final String AUTODISCOVER = "/autodiscover/autodiscover.svc";
    private static final String EWS = "/EWS/Exchange.asmx";
    private static final String METADATA = "/autodiscover/metadata/json/1";

    private final String name;
    private final Domain domain;
    private final Supplier<Set<Domain>> acceptedDomains;
    private final OwnIdentity own;
    private final Supplier<SigningKeys> keys;
    private final OwnUrl url;

    /// `name` is what people call the organisation, and `domain` what names this server.
    public AdminAuthConfig(
            String name,
            Domain domain,
            Supplier<Set<Domain>> acceptedDomains,
            OwnIdentity own,
            Supplier<SigningKeys> keys,
            OwnUrl url) {
        this.name = name;
        this.domain = domain;
        this.acceptedDomains = acceptedDomains;
        this.own = own;
        this.keys = keys;
        this.url = url;
    }

    public Mount mount(Door door) {
        AdminEndpoint endpoint = this::answer;
        return endpoint.behind(
                door, Place.at("/entente/admin/auth-config", "GET").changingNothing());
    }

    private Reply answer(Visit visit) {
        var json = new LinkedHashMap<String, Object>();
        json.put("organisation", domain.name());
        json.put("name", name);
        json.put("domains", sorted(acceptedDomains.get()));
        json.put("appId", own.appId());
        json.put("realm", own.realm());
        json.put("hosts", sorted(own.hosts()));
        json.put("discoveryEndpoint", url.toAll(AUTODISCOVER));
        json.put("ewsUrl", url.toAll(EWS));
        json.put("metadataUrl", url.toAll(METADATA));
        json.put(
                "tokenProfiles", Arrays.stream(Profile.values()).map(Enum::name).sorted().toList());
        json.put("keys", KeyJson.of(keys.get().publishedAt(visit.now())));
        return Json.reply(200, json);
    }

    private static List<String> sorted(Collection<Domain> domains) {
        return domains.stream().map(Domain::name).sorted().toList();
    }
}
