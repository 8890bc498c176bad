package entente.pages;

import entente.gate.Place;

/// Where a page is, with what stands on each answer there: a page is shown by itself alone, runs nothing and loads nothing but our own files, sends its forms to us alone, tells nobody else where it is, and is kept nowhere.
final class PagePlace {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private PagePlace() {}

    static Place at(String path, String method) {
        return Place.at(path, method)
                .announcing("Content-Security-Policy", POLICY)
                .announcing("X-Content-Type-Options", "nosniff")
                .announcing("X-Frame-Options", "DENY")
                .announcing("Referrer-Policy", "same-origin")
                .announcing("Cache-Control", "no-store")
                .announcing("Cross-Origin-Opener-Policy", "same-origin")
                .announcing("Cross-Origin-Resource-Policy", "same-origin");
    }
}
