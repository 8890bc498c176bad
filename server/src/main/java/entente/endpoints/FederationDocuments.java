package entente.endpoints;

import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.keys.PublicReads;
import entente.sts.StsPublication;
import java.util.Arrays;
import java.util.List;

/// What the broker publishes for its federation, to anybody: `GET /FederationMetadata/2006-12/FederationMetadata.xml`.
///
/// Who knows other keys of its than the current one asks with `signed-by=`, once for each: its id in URL-safe base64 without padding.
public final class FederationDocuments {
    private static final String SIGNED_BY = "signed-by=";
    private static final int MOST_KNOWN = 4;

    private final StsPublication publication;
    private final PublicReads reads;

    /// `reads` counts those of the document.
    public FederationDocuments(StsPublication publication, PublicReads reads) {
        this.publication = publication;
        this.reads = reads;
    }

    public Mount mount() {
        return new Mount.Open(
                Place.at("/FederationMetadata/2006-12/FederationMetadata.xml", "GET"),
                this::document);
    }

    private Reply document(Visit visit) {
        reads.read(visit.now());
        return Reply.xml(200, publication.document(known(visit.arrival().query())));
    }

    /// By which keys its reader knows us.
    private static List<String> known(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> pair.startsWith(SIGNED_BY))
                .map(pair -> pair.substring(SIGNED_BY.length()))
                .limit(MOST_KNOWN)
                .toList();
    }
}
