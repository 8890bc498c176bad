package entente.wire.trust;

import java.util.Arrays;
import java.util.Optional;

/// The two WS-Trusts that are spoken: the one of February 2005, and 1.3, whose answers come as a collection of one.
public enum TrustVersion {
    V2005("http://schemas.xmlsoap.org/ws/2005/02/trust", "/RST/Issue", "/RSTR/Issue", "/Issue"),
    V13(
            "http://docs.oasis-open.org/ws-sx/ws-trust/200512",
            "/RST/Issue",
            "/RSTRC/IssueFinal",
            "/Issue");

    private final String namespace;
    private final String requestAction;
    private final String responseAction;
    private final String issue;

    TrustVersion(String namespace, String request, String response, String issue) {
        this.namespace = namespace;
        this.requestAction = namespace + request;
        this.responseAction = namespace + response;
        this.issue = namespace + issue;
    }

    /// The version whose request has this action.
    public static Optional<TrustVersion> ofRequest(String action) {
        return Arrays.stream(values())
                .filter(version -> version.requestAction.equals(action))
                .findFirst();
    }

    static Optional<TrustVersion> ofNamespace(String namespace) {
        return Arrays.stream(values())
                .filter(version -> version.namespace.equals(namespace))
                .findFirst();
    }

    public String namespace() {
        return namespace;
    }

    /// `wsa:Action` of a request for a token.
    public String requestAction() {
        return requestAction;
    }

    /// `wsa:Action` of the answer with the token.
    public String responseAction() {
        return responseAction;
    }

    /// The RequestType.
    String issue() {
        return issue;
    }

    /// The KeyType of a key that both sides know.
    String symmetricKey() {
        return namespace + "/SymmetricKey";
    }
}
