package entente.snapshot;

import entente.enrolment.Wish;
import entente.question.Domain;
import entente.routes.ApplicationUri;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The table of a federation trust.
record TrustTable(Cells cells) {
    private static final Set<String> KEYS =
            Set.of("broker", "applicationUri", "domains", "enabled");

    TrustItem read() {
        cells.keys().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> cells.fault(key, key + " is no setting of a trust"));
        return new TrustItem(broker(), applicationUri(), domains(), cells.flag("enabled", true));
    }

    /// In the one spelling that a server has.
    private String broker() {
        var said = cells.text("broker");
        var broker = said.flatMap(TrustTable::url).flatMap(Wish::broker).map(URI::toString);
        if (said.isPresent() && broker.isEmpty()) {
            cells.fault("broker", "broker must be an https URL without a path");
        }
        return broker.orElse("");
    }

    private static Optional<URI> url(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException noUrl) {
            return Optional.empty();
        }
    }

    private Optional<String> applicationUri() {
        var said = cells.maybeText("applicationUri");
        var name = said.flatMap(ApplicationUri::bare);
        if (said.isPresent() && name.isEmpty()) {
            cells.fault("applicationUri", "applicationUri must be a name like fed.contoso.test");
        }
        return name;
    }

    private List<String> domains() {
        var said = cells.texts("domains");
        said.stream()
                .filter(text -> Domain.parse(text).isEmpty())
                .forEach(text ->
                        cells.fault(
                                "domains",
                                "domains must hold domains: %s is none".formatted(text)));
        return said.stream()
                .flatMap(text -> Domain.parse(text).stream())
                .map(Domain::name)
                .toList();
    }
}
