package entente.tokens;

/// How a signed user token (N1) names its parties: by the URL of their server-to-server address.
final class SignedUserTokens {
    private SignedUserTokens() {}

    /// The issuer of a realm's own tokens.
    static String issuerOf(String realm) {
        return "https://" + realm + "/s2s";
    }

    /// The audience that means the server at this host, lower case.
    static String audienceOf(String host) {
        return "https://" + host + "/s2s";
    }
}
