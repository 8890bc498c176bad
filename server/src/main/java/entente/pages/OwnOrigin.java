package entente.pages;

import entente.gate.Arrival;

/// Whether a browser says that a page of ours had it send a form.
///
/// It says so by `Sec-Fetch-Site` (Fetch Metadata, 2.4), and one that does not know that by `Origin`. As our pages send no referrer, `Origin` may be `null` beside the first (Fetch, 3.2). Who says neither is not believed.
final class OwnOrigin {
    private OwnOrigin() {}

    static boolean sent(Arrival arrival) {
        var sites = arrival.headers("sec-fetch-site");
        var origins = arrival.headers("origin");
        if (sites.size() > 1 || origins.size() > 1) {
            return false;
        }
        var isOurs = origins.stream().anyMatch(origin -> isOwn(origin, arrival));
        return sites.isEmpty()
                ? isOurs
                : sites.getFirst().equals("same-origin")
                        && (isOurs || origins.isEmpty() || origins.getFirst().equals("null"));
    }

    private static boolean isOwn(String origin, Arrival arrival) {
        var own = "https://" + arrival.host();
        var port = own + ":" + arrival.port();
        return origin.equalsIgnoreCase(port)
                || (arrival.port() == 443 && origin.equalsIgnoreCase(own));
    }
}
