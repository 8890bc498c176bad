package entente.ntlm;

import java.util.Locale;

/// What a server calls itself in a challenge: its host and its domain, as DNS has them and in the short form.
public record ServerNames(String host, String domain) {
    private static final int LONGEST = 15;

    /// The short form of the domain, which people may sign in with: `CONTOSO`.
    public String shortDomain() {
        return shortened(domain);
    }

    String shortHost() {
        return shortened(host);
    }

    private static String shortened(String name) {
        var label = name.split("\\.", 2)[0];
        return label.substring(0, Math.min(label.length(), LONGEST)).toUpperCase(Locale.ROOT);
    }
}
