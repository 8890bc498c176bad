package entente.registry;

import entente.question.Domain;
import entente.wire.jwt.SignedRequest;
import java.util.Optional;

/// Names as they are written in requests: ApplicationUris with or without a scheme and a slash at the end, domains as they are.
public final class Names {
    private Names() {}

    /// An ApplicationUri by the domain name it is: `http://fed.fabrikam.test/` and `fed.fabrikam.test` are one. Empty when it is none.
    public static Optional<Domain> uri(String text) {
        var bare = text.strip();
        var scheme = bare.indexOf("://");
        if (scheme >= 0) {
            bare = bare.substring(scheme + 3);
        }
        return Domain.parse(bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare);
    }

    static Domain required(SignedRequest request, String claim) throws RegistrationRefused {
        return request.claims()
                .text(claim)
                .flatMap(Names::uri)
                .orElseThrow(() ->
                        RequestProof.malformed("\"%s\" must be a domain name.".formatted(claim)));
    }
}
