package entente.tokens;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whom we believe: who we are, the brokers and the partner applications. Replaced as a whole while we run; each check reads
/// the newest.
///
/// `skew` is how far another's clock may be from ours, at most five minutes, allowed once for each time that is checked.
public record TrustSettings(
        OwnIdentity own,
        List<AuthServer> authServers,
        List<PartnerApplication> partners,
        Duration skew) {
    public static final Duration USUAL_SKEW = Duration.ofMinutes(2);
    private static final Duration MOST_SKEW = Duration.ofMinutes(5);

    public TrustSettings {
        authServers = List.copyOf(authServers);
        partners = List.copyOf(partners);
        if (skew.isNegative() || skew.compareTo(MOST_SKEW) > 0) {
            throw new IllegalArgumentException("the skew lies between nothing and five minutes");
        }
    }

    public TrustSettings(
            OwnIdentity own, List<AuthServer> authServers, List<PartnerApplication> partners) {
        this(own, authServers, partners, USUAL_SKEW);
    }

    /// The application registered with exactly this id and realm, enabled or not.
    Optional<PartnerApplication> partner(String appId, String realm) {
        return partners.stream()
                .filter(partner -> partner.appId().equals(appId) && partner.realm().equals(realm))
                .findFirst();
    }

    /// What we call the one who publishes keys there, in words.
    public String nameOf(String appId, URI metadataUrl) {
        var broker =
                authServers.stream()
                        .filter(each -> each.metadataUrl().equals(metadataUrl))
                        .map(each -> "the broker " + each.name());
        var partner =
                partners.stream()
                        .filter(each -> each.appId().equals(appId))
                        .map(each -> "the partner " + each.name());
        return Stream.concat(broker, partner).findFirst().orElse("application " + appId);
    }

    /// Whether a partner is registered in this realm, enabled or not.
    boolean knowsRealm(String realm) {
        return partners.stream().anyMatch(partner -> partner.realm().equals(realm));
    }
}
