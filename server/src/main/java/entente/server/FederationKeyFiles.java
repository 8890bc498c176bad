package entente.server;

import entente.problem.Code;
import entente.problem.Problem;
import entente.trusts.FederationKey;

/// Reads the keys of a federation: RSA, each in a certificate with a SubjectKeyIdentifier.
public final class FederationKeyFiles {
    private FederationKeyFiles() {}

    public static FederationKey read(KeyFiles files) {
        var certificate = PemFiles.certificates(files.certificate()).getFirst();
        try {
            return new FederationKey(PemFiles.privateKey(files.key(), "RSA"), certificate);
        } catch (IllegalArgumentException unfit) {
            throw new Problem(
                    Code.CONFIG_INVALID,
                    "%s cannot be used: %s.".formatted(files.certificate(), unfit.getMessage()),
                    "Use an RSA key and its certificate, with a SubjectKeyIdentifier.");
        }
    }
}
