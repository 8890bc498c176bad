package entente.inspection;

import entente.delegation.DelegationVerifier;
import entente.delegation.Destination;
import entente.tokens.TokenVerifier;
import java.util.List;

/// What decides about tokens here: of bearer tokens, and of sealed messages at `places`.
public record Pipelines(
        TokenVerifier tokens, DelegationVerifier messages, List<Destination> places) {
    public Pipelines {
        places = List.copyOf(places);
    }
}
