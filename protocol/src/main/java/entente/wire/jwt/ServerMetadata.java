package entente.wire.jwt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a broker says of itself to clients that know OAuth only (RFC 8414 2). All three are absolute URLs; `issuer` is compared byte for byte.
public record ServerMetadata(String issuer, String tokenEndpoint, String jwksUri) {
    private static final List<String> ALGORITHMS = List.of("RS256", "PS256", "ES256");

    /// The document of RFC 8414.
    public byte[] json() {
        return Json.bytes(members());
    }

    /// The document of OpenID Connect Discovery 1.0, 3. Nobody signs in here, so it names no place for that.
    public byte[] openIdJson() {
        var members = members();
        members.put("subject_types_supported", List.of("public"));
        members.put("id_token_signing_alg_values_supported", List.of("RS256"));
        return Json.bytes(members);
    }

    private Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("issuer", issuer);
        members.put("token_endpoint", tokenEndpoint);
        members.put("jwks_uri", jwksUri);
        members.put("response_types_supported", List.of());
        members.put(
                "grant_types_supported",
                List.of(TokenRequest.CLIENT_CREDENTIALS, TokenRequest.JWT_GRANT));
        members.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
        members.put("token_endpoint_auth_signing_alg_values_supported", ALGORITHMS);
        return members;
    }
}
