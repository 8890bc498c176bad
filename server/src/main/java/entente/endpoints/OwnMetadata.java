package entente.endpoints;

import entente.gate.Mount;
import entente.gate.OpenEndpoint;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.keys.PublicReads;
import entente.tokens.OwnIdentity;
import entente.tokens.SigningKeys;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/// `/autodiscover/metadata/json/1`: who we are and the keys we sign with, for partners. Open to everybody.
public final class OwnMetadata {
    private static final String PATH = "/autodiscover/metadata/json/1";

    private final OwnIdentity own;
    private final Supplier<SigningKeys> keys;
    private final OwnUrl url;
    private final PublicReads reads;

    /// That it was read is told to `reads`.
    public OwnMetadata(OwnIdentity own, Supplier<SigningKeys> keys, OwnUrl url, PublicReads reads) {
        this.own = own;
        this.keys = keys;
        this.url = url;
        this.reads = reads;
    }

    public List<Mount> mounts() {
        OpenEndpoint endpoint = this::answer;
        return List.of(
                new Mount.Open(Place.at(PATH, "GET"), endpoint),
                new Mount.Open(Place.at("/metadata/json/1", "GET"), endpoint));
    }

    private Reply answer(Visit visit) {
        var location = URI.create(url.of(visit.arrival(), PATH));
        reads.read(visit.now());
        return keys.get()
                .metadata(own, location, visit.now())
                .map(document -> Reply.json(200, document.json()))
                .orElseGet(() -> Reply.empty(404));
    }
}
