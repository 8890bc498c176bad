package entente.discovery;

import entente.question.Domain;
import entente.wire.jwt.VerifyKey;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a partner told anybody of the application it is: in its challenge, and in the metadata document beside it.
///
/// `endpoint` is its Autodiscover. `issuers` are those whose tokens it takes now. `document` is where its keys are; empty where it publishes none, or
/// none that agrees with the challenge.
public record ApplicationFinding(
        Domain asked,
        URI endpoint,
        String appId,
        String realm,
        List<String> issuers,
        Optional<Document> document,
        List<Attempt> attempts) {
    public ApplicationFinding {
        issuers = List.copyOf(issuers);
        attempts = List.copyOf(attempts);
    }

    /// The metadata document at `url`. `hosts` are the names it answers at, its own domain's and those below it alone. `profiles` are the shapes of
    /// token that it says it can be sent.
    public record Document(
            URI url, List<VerifyKey> keys, Set<Domain> hosts, List<String> profiles) {
        public Document {
            keys = List.copyOf(keys);
            hosts = Set.copyOf(hosts);
            profiles = List.copyOf(profiles);
        }
    }
}
