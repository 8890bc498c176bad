package entente.tokens;

import entente.wire.jwt.Issuer;
import entente.wire.jwt.MetadataDocument;
import java.net.URI;
import java.util.Set;

/// Where an issuer's keys are published, and what the document there must call itself: `appId`, in one of `realms`.
///
/// A document brings keys, never trust: who it is was confirmed by the administrator. A broker that serves `manyRealms` with one
/// document may write `*` for the realm.
record KeySource(String appId, Set<String> realms, boolean manyRealms, URI metadataUrl) {
    KeySource {
        realms = Set.copyOf(realms);
    }

    static KeySource of(AuthServer server) {
        return new KeySource(server.appId(), server.realms(), true, server.metadataUrl());
    }

    static KeySource of(PartnerApplication partner, URI metadataUrl) {
        return new KeySource(partner.appId(), Set.of(partner.realm()), false, metadataUrl);
    }

    /// Whether a document is the one expected here.
    boolean confirms(MetadataDocument document) {
        return confirmsRealm(document.realm())
                && Issuer.parse(document.issuer())
                        .filter(issuer -> issuer.app().equals(appId))
                        .filter(issuer -> confirmsRealm(issuer.realm()))
                        .isPresent();
    }

    private boolean confirmsRealm(String realm) {
        return realms.contains(realm) || (manyRealms && realm.equals("*"));
    }

    @Override
    public String toString() {
        return appId + " at " + metadataUrl;
    }
}
