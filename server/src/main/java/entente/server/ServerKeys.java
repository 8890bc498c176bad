package entente.server;

import entente.enrolment.Enrolment;
import entente.keys.KeyInventory;
import entente.keys.OwnSigning;
import entente.keys.PublicReads;
import entente.settings.SettingsFile;
import entente.tokens.IssuerKeys;
import entente.tokens.TrustSettings;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// The keys of one organisation's server, and those it knows.
record ServerKeys(OwnSigning signing, PublicReads reads, KeyInventory inventory) {
    static ServerKeys of(
            OrganisationSettings settings,
            SettingsFile kept,
            Enrolment enrolment,
            IssuerKeys issuers,
            Supplier<TrustSettings> trust,
            Instant now) {
        var reads = new PublicReads(now);
        var signing =
                new OwnSigning(
                        kept.of(OwnSigning.KIND),
                        SigningKeyFiles.ring(settings.signing()),
                        settings.domain().name(),
                        reads);
        var inventory =
                new KeyInventory(
                        PemFiles.certificates(settings.listen().tls().certificate()),
                        authorities(settings.calling()),
                        signing::keys,
                        reads,
                        enrolment::membership,
                        issuers,
                        trust);
        return new ServerKeys(signing, reads, inventory);
    }

    /// Those that the configuration trusts beside the system's.
    static List<X509Certificate> authorities(CallingSettings calling) {
        return calling.authorities().stream()
                .flatMap(file -> PemFiles.certificates(file).stream())
                .toList();
    }
}
