package entente.server;

import entente.problem.Code;
import entente.problem.Problem;
import entente.tokens.SigningKeys;
import entente.trusts.FederationKey;
import entente.wire.jwt.SigningKey;
import java.util.Optional;

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

    /// All keys that a configuration names, with the day of the next, as they are changed while a broker runs.
    static SigningKeys ring(SigningSettings settings) {
        return new SigningKeys(
                Optional.of(signing(settings.current())),
                settings.next().map(next -> signing(next.files())),
                settings.nextEffective(),
                settings.previous().map(FederationKeyFiles::signing));
    }

    private static SigningKey signing(KeyFiles files) {
        var key = read(files);
        return SigningKey.of(key.privateKey(), key.certificate());
    }
}
