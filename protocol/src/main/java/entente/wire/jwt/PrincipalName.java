package entente.wire.jwt;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An application on a host in a realm, `app/host@realm`: the audience of an actor token and the `resource` of a token
/// request (MS-XOAUTH 3.2.5.6). All three parts are present; the host has neither scheme nor port.
///
/// Equal records are equal byte for byte. [#names] compares as the specification does: the host alone without regard to case.
public record PrincipalName(String app, String host, String realm) {
    private static final Pattern TEXT =
            Pattern.compile(
                    "([A-Za-z0-9-]{1,64})/([A-Za-z0-9._-]{1,253})@([A-Za-z0-9][A-Za-z0-9._-]{0,252})");

    public PrincipalName {
        if (!TEXT.matcher(app + "/" + host + "@" + realm).matches()) {
            throw new IllegalArgumentException(
                    "a principal is an application id, a host and a realm: app/host@realm");
        }
    }

    /// Reads `app/host@realm`; empty when a part is missing, or the realm is `*`.
    public static Optional<PrincipalName> parse(String text) {
        var parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new PrincipalName(parts.group(1), parts.group(2), parts.group(3)))
                : Optional.empty();
    }

    /// Whether both mean the same principal: application and realm as written, the host in any case.
    public boolean names(PrincipalName other) {
        return app.equals(other.app)
                && realm.equals(other.realm)
                && host.toLowerCase(Locale.ROOT).equals(other.host.toLowerCase(Locale.ROOT));
    }

    /// The application and realm without the host.
    public Issuer issuer() {
        return new Issuer(app, realm);
    }

    @Override
    public String toString() {
        return app + "/" + host + "@" + realm;
    }
}
