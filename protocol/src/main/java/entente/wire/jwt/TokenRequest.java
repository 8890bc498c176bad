package entente.wire.jwt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an application sends to a broker to get a token. No `toString` shows the assertion.
public sealed interface TokenRequest {
    /// The grant's name as the historical broker has it.
    String HISTORICAL_GRANT = "http://oauth.net/grant_type/jwt/1.0/bearer";

    /// The same grant as it was standardised (RFC 7523 2.1).
    String JWT_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    String CLIENT_CREDENTIALS = "client_credentials";

    /// How a client that signs an assertion says so (RFC 7523 2.2).
    String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /// Asks for an actor token for `resource`, written app/host@realm (MS-XOAUTH 3.2.5.2). `realm`, if sent, repeats the path's.
    record Actor(String assertion, String resource, Optional<String> realm)
            implements TokenRequest {
        @Override
        public String toString() {
            return "request for an actor token for " + resource;
        }
    }

    /// Asks for an application's own access token (RFC 6749 4.4). `target` is what `scope` or `resource` said, whichever was sent.
    record ClientCredentials(Optional<String> clientId, String assertion, String target)
            implements TokenRequest {
        @Override
        public String toString() {
            return "request for an access token for " + target;
        }
    }

    /// Reads a form. Every parameter we know stands in it once at most, and secrets, codes and refresh tokens are refused
    /// (RFC 6749 3.2); parameters we do not know are left alone.
    static TokenRequest parse(Map<String, List<String>> form) throws GrantMalformed {
        var parameters = new TokenRequestForm(form);
        return switch (parameters.required("grant_type")) {
            case HISTORICAL_GRANT, JWT_GRANT -> {
                parameters.refuseOtherProofs();
                yield new Actor(
                        parameters.required("assertion"),
                        parameters.required("resource"),
                        parameters.optional("realm"));
            }
            case CLIENT_CREDENTIALS -> {
                parameters.refuseOtherProofs();
                if (!parameters.required("client_assertion_type").equals(ASSERTION_TYPE)) {
                    throw GrantMalformed.because("client_assertion_type is not the one for JWTs");
                }
                yield new ClientCredentials(
                        parameters.optional("client_id"),
                        parameters.required("client_assertion"),
                        parameters.either("scope", "resource"));
            }
            default -> throw GrantMalformed.unknownGrant();
        };
    }

    /// The request as a form body.
    default byte[] encode() {
        var form = new LinkedHashMap<String, String>();
        switch (this) {
            case Actor actor -> {
                form.put("grant_type", HISTORICAL_GRANT);
                form.put("assertion", actor.assertion());
                form.put("resource", actor.resource());
                actor.realm().ifPresent(name -> form.put("realm", name));
            }
            case ClientCredentials client -> {
                form.put("grant_type", CLIENT_CREDENTIALS);
                client.clientId().ifPresent(id -> form.put("client_id", id));
                form.put("client_assertion_type", ASSERTION_TYPE);
                form.put("client_assertion", client.assertion());
                form.put("scope", client.target());
            }
        }
        return Form.encode(form);
    }
}
