package entente.wire.trust;

/// The names of claims and context items in requests.
final class AuthorizationNames {
    static final String DIALECT = "http://schemas.xmlsoap.org/ws/2006/12/authorization/authclaims";
    static final String ACTION =
            "http://schemas.xmlsoap.org/ws/2006/12/authorization/claims/action";
    static final String REQUESTOR = "http://schemas.microsoft.com/wlid/requestor";
    static final String REQUESTOR_SCOPE =
            "http://schemas.xmlsoap.org/ws/2006/12/authorization/ctx/requestor";

    private AuthorizationNames() {}
}
