package entente.broker;

import static entente.broker.World.BROKER;
import static entente.broker.World.BROKER_APP;
import static entente.broker.World.BROKER_NEXT;
import static entente.broker.World.NOON;
import static entente.broker.World.json;
import static org.assertj.core.api.Assertions.assertThat;

import entente.wire.jwt.Jwks;
import entente.wire.jwt.MetadataDocument;
import java.net.URI;
import org.junit.jupiter.api.Test;

class BrokerDocumentsTest {
    private static final BrokerUrls LOCAL = new BrokerUrls(URI.create("https://localhost:8443/"));

    private final World world = new World();
    private final Broker documents = world.broker;

    @Test
    void historicalDocumentNamesIssuerKeysAndEndpointsOfTheRealm() throws Exception {
        var document =
                MetadataDocument.parse(
                        documents
                                .metadata("contoso.test", World.identity().urls(), NOON)
                                .orElseThrow());

        assertThat(document.realm()).isEqualTo("contoso.test");
        assertThat(document.serviceName()).isEqualTo(BROKER_APP);
        assertThat(document.issuer()).isEqualTo(BROKER_APP + "@contoso.test");
        assertThat(document.keys()).containsExactly(BROKER.verifyKey(), BROKER_NEXT.verifyKey());
        assertThat(document.location("OAuth2", "issuance"))
                .contains("https://auth.test:8443/contoso.test/tokens/OAuth/2");
    }

    @Test
    void keysArePublishedTheSameInBothForms() throws Exception {
        world.keys = world.keys.rolled();

        var document =
                MetadataDocument.parse(
                        documents.metadata("contoso.test", LOCAL, NOON).orElseThrow());

        assertThat(Jwks.parse(documents.jwks(NOON)))
                .isEqualTo(document.keys())
                .containsExactly(BROKER_NEXT.verifyKey(), BROKER.verifyKey());
    }

    @Test
    void standardDocumentsKeepTheIssuerWhereverTheyAreRead() {
        var oauth = json(documents.oauthMetadata("contoso.test", LOCAL).orElseThrow());
        var openId = json(documents.openidConfiguration("contoso.test", LOCAL).orElseThrow());

        assertThat(oauth.get("issuer").stringValue())
                .isEqualTo("https://auth.test:8443/contoso.test");
        assertThat(oauth.get("token_endpoint").stringValue())
                .isEqualTo("https://localhost:8443/contoso.test/oauth2/v2.0/token");
        assertThat(oauth.get("jwks_uri").stringValue()).isEqualTo("https://localhost:8443/jwks");
        assertThat(openId.get("issuer")).isEqualTo(oauth.get("issuer"));
        assertThat(openId.has("subject_types_supported")).isTrue();
    }

    @Test
    void realmThatIsNotServedHasNoDocuments() {
        assertThat(documents.metadata("rogue.test", LOCAL, NOON)).isEmpty();
        assertThat(documents.oauthMetadata("rogue.test", LOCAL)).isEmpty();
        assertThat(documents.openidConfiguration("rogue.test", LOCAL)).isEmpty();
    }
}
