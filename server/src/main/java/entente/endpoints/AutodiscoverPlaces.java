package entente.endpoints;

import entente.gate.Place;

/// Where Autodiscover answers. Clients read from the headers of any answer, a 401 too, which of its forms there are.
final class AutodiscoverPlaces {
    private AutodiscoverPlaces() {}

    static Place at(String path, String... methods) {
        return Place.at(path, methods)
                .announcing("X-SOAP-Enabled", "True")
                .announcing("X-OAuth-Enabled", "True");
    }
}
