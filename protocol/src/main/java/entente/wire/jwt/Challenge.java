package entente.wire.jwt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A resource's answer to an empty bearer: which application it is, and whose tokens it trusts (MS-XOAUTH 3.2.5.4).
///
/// Whoever sent it is not yet known, so nothing in it names where a token is asked for; it only narrows down what was
/// configured. `realm` is absent where it was empty.
public record Challenge(
        String clientId,
        Optional<String> realm,
        List<String> trustedIssuers,
        List<String> tokenTypes,
        Optional<String> authorizationUri,
        Optional<String> error) {
    /// An application that speaks for a person, and one that speaks for itself.
    public static final List<String> TOKEN_TYPES =
            List.of("app_asserted_user_v1", "service_asserted_app_v1");

    private static final int MOST_ISSUERS = 64;

    public Challenge {
        trustedIssuers = List.copyOf(trustedIssuers);
        tokenTypes = List.copyOf(tokenTypes);
    }

    /// What a resource says of itself to one who sent no token.
    public static Challenge of(String clientId, Optional<String> realm, List<String> issuers) {
        return new Challenge(
                clientId, realm, issuers, TOKEN_TYPES, Optional.empty(), Optional.empty());
    }

    /// The same, said to one whose token was refused (RFC 6750 3.1).
    public Challenge withError(String word) {
        return new Challenge(
                clientId, realm, trustedIssuers, tokenTypes, authorizationUri, Optional.of(word));
    }

    /// The same, saying where people get tokens.
    public Challenge withAuthorization(String uri) {
        return new Challenge(clientId, realm, trustedIssuers, tokenTypes, Optional.of(uri), error);
    }

    /// The first bearer challenge with a `client_id` among the values of all `WWW-Authenticate` headers; at most 8 KiB are read.
    public static Optional<Challenge> parse(List<String> wwwAuthenticateValues) {
        return ChallengeScanner.scan(wwwAuthenticateValues).stream()
                .filter(each -> each.scheme().equals("bearer"))
                .filter(each -> each.parameters().containsKey("client_id"))
                .findFirst()
                .map(each -> of(each.parameters()));
    }

    private static Challenge of(Map<String, String> parameters) {
        // MS-SPS2SAUTH writes the list's name without the underscore.
        var issuers =
                parameters.getOrDefault(
                        "trusted_issuers", parameters.getOrDefault("trustedissuers", ""));
        return new Challenge(
                parameters.getOrDefault("client_id", ""),
                present(parameters, "realm"),
                list(issuers, ","),
                list(parameters.getOrDefault("token_types", ""), " "),
                present(parameters, "authorization_uri"),
                present(parameters, "error"));
    }

    private static Optional<String> present(Map<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).filter(Predicate.not(String::isBlank));
    }

    private static List<String> list(String text, String separator) {
        return Arrays.stream(text.split(separator, -1))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .limit(MOST_ISSUERS)
                .toList();
    }

    /// Whether an issuer is on the list, by name or as an application in any realm.
    public boolean trusts(Issuer issuer) {
        return trustedIssuers.stream()
                .flatMap(entry -> Issuer.parse(entry).stream())
                .anyMatch(entry -> entry.covers(issuer));
    }

    /// The value of one `WWW-Authenticate` header.
    public String header() {
        var parts = new ArrayList<String>();
        parts.add(parameter("client_id", clientId));
        realm.ifPresent(name -> parts.add(parameter("realm", name)));
        parts.add(parameter("trusted_issuers", String.join(",", trustedIssuers)));
        parts.add(parameter("token_types", String.join(" ", tokenTypes)));
        authorizationUri.ifPresent(uri -> parts.add(parameter("authorization_uri", uri)));
        error.ifPresent(word -> parts.add(parameter("error", word)));
        return "Bearer " + String.join(", ", parts);
    }

    private static String parameter(String name, String value) {
        if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(name + " has a character that no header may carry");
        }
        return name + "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
