package entente.endpoints;

import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.sts.StsPublication;

/// What the broker publishes for its federation, to anybody: `GET /FederationMetadata/2006-12/FederationMetadata.xml`.
public final class FederationDocuments {
    private final StsPublication publication;

    public FederationDocuments(StsPublication publication) {
        this.publication = publication;
    }

    public Mount mount() {
        return new Mount.Open(
                Place.at("/FederationMetadata/2006-12/FederationMetadata.xml", "GET"),
                _ -> Reply.xml(200, publication.document()));
    }
}
