package entente.registry;

import entente.question.Domain;
import entente.trusts.DomainProof;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// DNS as a test says it is.
final class FakeDns implements TxtRecords {
    private final Map<Domain, Found> answers = new HashMap<>();

    @Override
    public Found at(Domain name) {
        return answers.getOrDefault(name, new Found.Texts(Set.of()));
    }

    void publish(Domain domain, String... texts) {
        answers.put(recordName(domain), new Found.Texts(Set.of(texts)));
    }

    void remove(Domain domain) {
        answers.remove(recordName(domain));
    }

    void fallSilentAbout(Domain domain) {
        answers.put(recordName(domain), new Found.Unknown("nobody answers"));
    }

    private static Domain recordName(Domain domain) {
        return DomainProof.recordName(domain).orElseThrow();
    }
}
