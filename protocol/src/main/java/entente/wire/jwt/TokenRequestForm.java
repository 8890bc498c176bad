package entente.wire.jwt;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parameters of one token request, each there once at most.
record TokenRequestForm(Map<String, List<String>> form) {
    private static final List<String> OTHER_PROOFS =
            List.of("client_secret", "code", "refresh_token", "username", "password");

    String required(String name) throws GrantMalformed {
        return optional(name).orElseThrow(() -> GrantMalformed.because(name + " is missing"));
    }

    /// An empty parameter counts as none (RFC 6749 3.2).
    Optional<String> optional(String name) throws GrantMalformed {
        var values = form.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw GrantMalformed.because(name + " is there more than once");
        }
        return values.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    String either(String one, String other) throws GrantMalformed {
        var first = optional(one);
        var second = optional(other);
        if (first.isPresent() == second.isPresent()) {
            throw GrantMalformed.because("there must be one of %s and %s".formatted(one, other));
        }
        return first.or(() -> second).orElseThrow();
    }

    void refuseOtherProofs() throws GrantMalformed {
        for (var name : OTHER_PROOFS) {
            if (form.containsKey(name)) {
                throw GrantMalformed.because(name + " is not accepted here");
            }
        }
    }
}
