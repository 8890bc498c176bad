package entente.server;

import entente.keys.BrokerInventory;
import entente.keys.OwnSigning;
import entente.keys.PublicReads;
import entente.keys.Purpose;
import entente.keys.SigningRing;
import entente.settings.Settings;
import entente.settings.SettingsFile;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The keys of one broker, by what they are for, and how often the documents were read in which they stand.
record BrokerKeyRings(
        Map<Purpose, OwnSigning> rings,
        PublicReads reads,
        PublicReads federationReads,
        BrokerInventory inventory) {
    BrokerKeyRings {
        rings = Map.copyOf(rings);
    }

    static BrokerKeyRings of(BrokerSettings settings, SettingsFile kept, Instant now) {
        var reads = new PublicReads(now);
        var federationReads = new PublicReads(now);
        var changes = kept.of(OwnSigning.KIND);
        var name = settings.domain().name();
        var rings = new EnumMap<Purpose, OwnSigning>(Purpose.class);
        rings.put(
                Purpose.TOKENS,
                new OwnSigning(
                        changes,
                        Purpose.TOKENS,
                        SigningKeyFiles.ring(settings.signing()),
                        name,
                        reads));
        settings.federation()
                .ifPresent(federation -> {
                    rings.put(
                            Purpose.DELEGATION,
                            federation(
                                    changes,
                                    Purpose.DELEGATION,
                                    federation.signing(),
                                    name,
                                    federationReads));
                    rings.put(
                            Purpose.ENCRYPTION,
                            federation(
                                    changes,
                                    Purpose.ENCRYPTION,
                                    federation.encryption(),
                                    name,
                                    federationReads));
                });
        var shown = PemFiles.certificates(settings.listen().tls().certificate());
        return new BrokerKeyRings(
                rings,
                reads,
                federationReads,
                new BrokerInventory(shown, List.copyOf(rings.values())));
    }

    private static OwnSigning federation(
            Settings<SigningRing> changes,
            Purpose purpose,
            SigningSettings files,
            String name,
            PublicReads reads) {
        return new OwnSigning(changes, purpose, FederationKeyFiles.ring(files), name, reads);
    }

    OwnSigning of(Purpose purpose) {
        return Objects.requireNonNull(rings.get(purpose), purpose.word());
    }
}
