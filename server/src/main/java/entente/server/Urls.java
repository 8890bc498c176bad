package entente.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// URLs as settings hold them: absolute, https, with a host, and without user, query or fragment.
final class Urls {
    private Urls() {}

    static Optional<URI> https(String text) {
        try {
            var uri = new URI(text);
            return "https".equalsIgnoreCase(uri.getScheme())
                            && uri.getHost() != null
                            && uri.getRawUserInfo() == null
                            && uri.getRawQuery() == null
                            && uri.getRawFragment() == null
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException noUrl) {
            return Optional.empty();
        }
    }
}
