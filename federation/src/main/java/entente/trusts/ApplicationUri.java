package entente.trusts;

import java.util.Locale;

/// How an organisation is named to the broker: `fed.contoso.test`, or the same as an address, `http://fed.contoso.test/`.
///
/// `name` is the short form, which equal names share: without scheme and last slash, the host in lower case (WS-Addressing wants addresses in
/// `AppliesTo`, tokens and settings have the bare name).
public record ApplicationUri(String name) {
    private static final String[] SCHEMES = {"http://", "https://"};

    public ApplicationUri {
        name = shortened(name);
    }

    private static String shortened(String written) {
        var bare = written;
        for (var scheme : SCHEMES) {
            if (bare.regionMatches(true, 0, scheme, 0, scheme.length())) {
                bare = bare.substring(scheme.length());
                break;
            }
        }
        bare = bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
        var path = bare.indexOf('/');
        return path < 0
                ? bare.toLowerCase(Locale.ROOT)
                : bare.substring(0, path).toLowerCase(Locale.ROOT) + bare.substring(path);
    }

    @Override
    public String toString() {
        return name;
    }
}
