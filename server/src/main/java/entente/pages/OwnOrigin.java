package entente.pages;

import entente.gate.Arrival;

/// Whether a browser says that a page of ours had it send a form.
///
/// It says so by `Sec-Fetch-Site` (Fetch Metadata, 2.4), by `Origin`, or by both: as our pages send a referrer to us, `Origin` is ours then and never `null` (Fetch, 3.2). Who says neither, something else by one of them, or one of them twice, is not believed.
final class OwnOrigin {
    private OwnOrigin() {}

    static boolean sent(Arrival arrival) {
        var sites = arrival.headers("sec-fetch-site");
        var origins = arrival.headers("origin");
        if (sites.size() > 1 || origins.size() > 1 || (sites.isEmpty() && origins.isEmpty())) {
            return false;
        }
        return sites.stream().allMatch("same-origin"::equals)
                && origins.stream().allMatch(origin -> isOwn(origin, arrival));
    }

    private static boolean isOwn(String origin, Arrival arrival) {
        var own = "https://" + arrival.host();
        var port = own + ":" + arrival.port();
        return origin.equalsIgnoreCase(port)
                || (arrival.port() == 443 && origin.equalsIgnoreCase(own));
    }
}
