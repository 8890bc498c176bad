package entente.wire.jwt;

import java.util.Optional;

/// An application in a realm, `app@realm`, as `iss` and `nameid` name it (MS-XOAUTH 3.2.5.6). Compared exactly.
///
/// The realm may be `*` where someone lists whom he trusts; [#anyRealm] says so. No token may say that of itself.
public record Issuer(String app, String realm) {
    private static final int LONGEST_APP = 64;
    private static final String ANY = "*";

    public Issuer {
        if (!isApp(app) || !(realm.equals(ANY) || Realm.parse(realm).isPresent())) {
            throw new IllegalArgumentException("an issuer is an application id, @ and a realm");
        }
    }

    /// Reads `app@realm` or `app@*`; empty when it is neither.
    public static Optional<Issuer> parse(String text) {
        var at = text.indexOf('@');
        if (at < 0) {
            return Optional.empty();
        }
        var app = text.substring(0, at);
        var realm = text.substring(at + 1);
        return isApp(app) && (realm.equals(ANY) || Realm.parse(realm).isPresent())
                ? Optional.of(new Issuer(app, realm))
                : Optional.empty();
    }

    static boolean isApp(String text) {
        if (text.isEmpty() || text.length() > LONGEST_APP) {
            return false;
        }
        for (var at = 0; at < text.length(); at++) {
            if (!Realm.isLetterOrDigit(text.charAt(at)) && text.charAt(at) != '-') {
                return false;
            }
        }
        return true;
    }

    /// Whether it stands for the application in every realm.
    public boolean anyRealm() {
        return realm.equals(ANY);
    }

    /// Whether an entry of a list of trusted issuers means `other`: the same, or the same application in any realm.
    public boolean covers(Issuer other) {
        return app.equals(other.app) && (anyRealm() || realm.equals(other.realm));
    }

    @Override
    public String toString() {
        return app + "@" + realm;
    }
}
