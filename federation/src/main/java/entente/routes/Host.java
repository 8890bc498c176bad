package entente.routes;

import entente.question.Domain;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/// A host a token may be carried to: at its port or, where none is named, at those of the partner's endpoints.
public record Host(Domain name, Optional<Integer> port) {
    private static final int HTTPS = 443;
    private static final Pattern FORM = Pattern.compile("([^:]+)(?::(\\d{1,5}))?");

    /// `mail.contoso.test` or `mail.contoso.test:8443`.
    public static Optional<Host> parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        var port = Optional.ofNullable(form.group(2)).map(Integer::valueOf);
        return port.filter(number -> number < 1 || number > 65_535).isPresent()
                ? Optional.empty()
                : Domain.parse(form.group(1)).map(name -> new Host(name, port));
    }

    /// The host and the port of an https URL.
    public static Optional<Host> of(URI url) {
        return Optional.ofNullable(url.getHost())
                .flatMap(Domain::parse)
                .map(name -> new Host(name, Optional.of(portOf(url))));
    }

    static int portOf(URI url) {
        return url.getPort() < 0 ? HTTPS : url.getPort();
    }

    /// As [#parse] reads it.
    @Override
    public String toString() {
        return port.map(number -> name + ":" + number).orElseGet(name::toString);
    }
}
