package entente.hybrid;

import entente.question.Domain;
import entente.snapshot.Item;
import entente.snapshot.SnapshotKind;
import entente.snapshot.TrustItem;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// The other half: what the partner's settings are, as seen from our side. It is written with the same pen as ours, with the roles changed.
record Mirror(Findings found, Wishes wishes) {
    /// Their connector, partner application and, where a broker vouches, auth server.
    List<Item> items(Way.OAuth way, Application theirs) {
        var broker = way.broker().map(ours -> of(ours, found.own().realm(), theirs.realm()));
        return new OAuthHalf(
                        Standing.NONE,
                        theirs.realm(),
                        wished(),
                        us(),
                        new Way.OAuth(way.profile(), broker, way.why()))
                .items();
    }

    /// Their trust.
    TrustItem trust(Way.Delegation way) {
        return half().trust(way.broker(), wishes.domains());
    }

    /// Their relationship with us; empty while we have no name at the broker.
    Optional<Item> relationship() {
        return found.now()
                .trust()
                .flatMap(TrustItem::applicationUri)
                .map(uri -> {
                    var settings = JsonMapper.shared().createObjectNode();
                    found.own().domains().forEach(settings.putArray("domains")::add);
                    found.own().hostsOfOurDomains().forEach(settings.putArray("hosts")::add);
                    settings.put("targetApplicationUri", uri);
                    settings.put(
                            "targetAutodiscoverEpr",
                            found.own().discoveryEndpoint() + "/WSSecurity");
                    var told = new Federation(List.of(), Optional.empty(), settings);
                    return half().relationship(told);
                });
    }

    /// Both applications as the broker registers them: each may ask tokens for the other, and speak for its people.
    List<Item> servicePrincipals(Application theirs) {
        var principals = new ArrayList<Item>();
        principals.add(principal(us(), found.own().organisation(), theirs));
        if (!theirs.certificates().isEmpty()) {
            principals.add(principal(theirs, wishes.partner().name(), us()));
        }
        return principals;
    }

    private static Item principal(Application application, String name, Application other) {
        return Draft.of(SnapshotKind.SERVICE_PRINCIPAL, Optional.empty(), name, Standing.NONE.now())
                .put("appId", application.appId())
                .put("realm", application.realm())
                .with("hosts", application.hosts())
                .with("certificates", application.certificates())
                .with("mayCall", List.of(other.appId() + "@" + other.realm()))
                .put("delegation", true)
                .item();
    }

    /// What a broker tells of another realm of the two.
    static BrokerRealms of(BrokerRealms broker, String from, String to) {
        return new BrokerRealms(
                broker.url(),
                broker.appId(),
                inRealm(broker.metadataUrl(), from, to),
                inRealm(broker.tokenEndpoint(), from, to),
                broker.realms());
    }

    private static String inRealm(String url, String from, String to) {
        var place = URI.create(url);
        return place.resolve(place.getRawPath().replace("/" + from + "/", "/" + to + "/"))
                .toString();
    }

    private Application us() {
        var own = found.own();
        return new Application(
                own.discoveryEndpoint(),
                own.appId(),
                own.realm(),
                List.of(),
                Optional.of(own.metadataUrl()),
                own.hostsOfOurDomains(),
                List.of(),
                own.certificates(),
                List.of());
    }

    private DelegationHalf half() {
        return new DelegationHalf(Standing.NONE, wished());
    }

    /// What the partner shares is for the partner to say; the file proposes the same as ours.
    private Wishes wished() {
        return new Wishes(
                Domain.of(found.own().organisation()),
                found.own().domains(),
                wishes.shared(),
                wishes.level(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
