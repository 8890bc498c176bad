package entente.wire.trust;

/// The namespaces and names that stand beside those of WS-Trust itself in its messages.
final class TrustNamespaces {
    /// WS-Policy: `wsp`.
    static final String POLICY = "http://schemas.xmlsoap.org/ws/2004/09/policy";

    /// Authorization of WS-Federation: `auth`.
    static final String AUTHORIZATION = "http://schemas.xmlsoap.org/ws/2006/12/authorization";

    /// The details of a fault: `psf`.
    static final String FAULT = "http://schemas.microsoft.com/Passport/SoapServices/SOAPFault";

    /// WS-Federation 1.1 metadata.
    static final String FEDERATION = "http://schemas.xmlsoap.org/ws/2006/12/federation";

    /// A SAML 1.1 token, as requests name it (SAML token profile 1.1, 3.4).
    static final String SAML_TOKEN =
            "http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLV1.1";

    /// The same, as older answers name it.
    static final String SAML_TOKEN_OLD = "urn:oasis:names:tc:SAML:1.0";

    /// How an assertion is referred to (SAML token profile 1.0, 3.3).
    static final String ASSERTION_ID =
            "http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.0#SAMLAssertionID";

    static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

    static final String ANONYMOUS = "http://www.w3.org/2005/08/addressing/anonymous";

    private TrustNamespaces() {}
}
