package entente.pages;

import entente.digest.Sha256;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// A file that comes with every page. Its digest is in its path, so that whoever has it need never ask again.
enum Asset {
    STYLE("pages.css", "text/css; charset=utf-8"),
    SCRIPT("pages.js", "text/javascript; charset=utf-8"),
    ICON("icon.svg", "image/svg+xml");

    private static final int DIGITS = 32;

    private final String contentType;
    private final byte[] bytes;
    private final String path;

    Asset(String name, String contentType) {
        this.contentType = contentType;
        this.bytes = read(name);
        this.path = "/entente/pages/" + Sha256.hex(bytes).substring(0, DIGITS) + "/" + name;
    }

    /// Where it is, as pages name it.
    String path() {
        return path;
    }

    Mount mount() {
        var reply = new Reply(200, Map.of("Content-Type", List.of(contentType)), bytes);
        var place =
                Place.at(path, "GET")
                        .announcing("Cache-Control", "public, max-age=31536000, immutable")
                        .announcing("Content-Security-Policy", "default-src 'none'")
                        .announcing("X-Content-Type-Options", "nosniff")
                        .announcing("Cross-Origin-Resource-Policy", "same-origin");
        return new Mount.Open(place, _ -> reply);
    }

    private static byte[] read(String name) {
        try (var file = Asset.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the file " + name + " does not come with us");
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
