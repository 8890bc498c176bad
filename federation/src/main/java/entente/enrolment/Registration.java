package entente.enrolment;

import entente.enrolment.Membership.State;
import entente.problem.Code;
import entente.question.Domain;
import entente.vouching.Spoken;
import entente.wire.seal.KeyId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// How we are registered, as the broker tells it. `unseen` are domains whose proof it did not find when it last looked, `finding` is what a check of
/// a domain missed.
record Registration(
        String appId,
        Optional<KeyId> current,
        Optional<KeyId> next,
        Map<Domain, State> domains,
        Set<Domain> unseen,
        Optional<String> finding) {
    private static final int LONGEST_ID = 100;

    Registration {
        domains = Map.copyOf(domains);
        unseen = Set.copyOf(unseen);
    }

    static Registration read(JsonNode json) throws Stopped {
        var appId = json.path("appId").asString("");
        if (!appId.matches("[A-Za-z0-9._-]{1,%d}".formatted(LONGEST_ID))) {
            throw Stopped.saying(
                    Code.TRUST_BROKER_REFUSED, "The broker's answer is no registration.");
        }
        var certificates = json.path("certificates");
        return new Registration(
                appId,
                keyId(certificates.path("current")),
                keyId(certificates.path("next")),
                domains(json.path("domains")),
                unseen(json.path("domains")),
                Optional.of(json.path("finding").path("sentence").asString(""))
                        .filter(sentence -> !sentence.isEmpty())
                        .map(Spoken::quoted));
    }

    private static Set<Domain> unseen(JsonNode list) {
        return list.valueStream()
                .filter(each -> each.has("failingSince"))
                .flatMap(each -> Domain.parse(each.path("name").asString("")).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<KeyId> keyId(JsonNode certificate) {
        return KeyId.parse(certificate.path("keyId").asString(""));
    }

    private static Map<Domain, State> domains(JsonNode list) {
        var domains = new LinkedHashMap<Domain, State>();
        for (var each : list) {
            var state =
                    each.path("state").asString("").equals("proved") ? State.PROVED : State.PENDING;
            Domain.parse(each.path("name").asString(""))
                    .ifPresent(name -> domains.put(name, state));
        }
        return domains;
    }
}
