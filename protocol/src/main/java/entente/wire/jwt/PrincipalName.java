package entente.wire.jwt;

import java.util.Locale;
import java.util.Optional;

/// An application on a host in a realm, `app/host@realm`: the audience of an actor token and the `resource` of a token
/// request (MS-XOAUTH 3.2.5.6). All three parts are present; the host has neither scheme nor port.
///
/// Equal records are equal byte for byte. [#names] compares as the specification does: the host alone without regard to case.
public record PrincipalName(String app, String host, String realm) {
    public PrincipalName {
        if (!isPrincipal(app, host, realm)) {
            throw new IllegalArgumentException(
                    "a principal is an application id, a host and a realm: app/host@realm");
        }
    }

    /// Reads `app/host@realm`; empty when a part is missing, or the realm is `*`.
    public static Optional<PrincipalName> parse(String text) {
        var slash = text.indexOf('/');
        var at = text.indexOf('@', slash + 1);
        if (slash < 0 || at < 0) {
            return Optional.empty();
        }
        var app = text.substring(0, slash);
        var host = text.substring(slash + 1, at);
        var realm = text.substring(at + 1);
        return isPrincipal(app, host, realm)
                ? Optional.of(new PrincipalName(app, host, realm))
                : Optional.empty();
    }

    private static boolean isPrincipal(String app, String host, String realm) {
        return Issuer.isApp(app) && Realm.isHost(host) && Realm.isName(realm);
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
