package entente.wire.ews;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// By which retention tag an item goes, or what lies in a folder: `explicit` where somebody gave it the tag itself, not where it follows from where it lies. `until` is when an item goes; empty where it does not, nobody can say when, or a folder is told of.
public record RetentionElement(UUID tag, boolean explicit, Optional<Instant> until) {}
