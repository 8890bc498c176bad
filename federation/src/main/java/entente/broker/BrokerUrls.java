package entente.broker;

import java.net.URI;

/// Where a broker answers. `base` is `https://host:port`, with or without a slash at its end.
public record BrokerUrls(URI base) {
    /// `POST`: tokens in the historical form.
    public String historicalTokens(String realm) {
        return at("/" + realm + "/tokens/OAuth/2");
    }

    /// `POST`: tokens as RFC 6749 has them.
    public String tokens(String realm) {
        return at("/" + realm + "/oauth2/v2.0/token");
    }

    /// `POST`: the same for a client whose id alone says its realm.
    public String tokens() {
        return at("/oauth2/v2.0/token");
    }

    /// `GET`: keys and endpoints in the historical form.
    public String metadata(String realm) {
        return at("/" + realm + "/metadata/json/1");
    }

    /// `GET`: keys (RFC 7517).
    public String jwks() {
        return at("/jwks");
    }

    /// `iss` of the access tokens of a realm, and the issuer of its documents (RFC 8414 2).
    public String issuer(String realm) {
        return at("/" + realm);
    }

    /// `GET`: RFC 8414 3.1 puts the well-known part before the issuer's path.
    public String serverMetadata(String realm) {
        return at("/.well-known/oauth-authorization-server/" + realm);
    }

    /// `GET`: OpenID Connect Discovery 1.0, 4 puts it after.
    public String openIdConfiguration(String realm) {
        return at("/" + realm + "/.well-known/openid-configuration");
    }

    private String at(String path) {
        var text = base.toString();
        return (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path;
    }
}
