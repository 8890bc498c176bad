package entente.audit;

import java.time.Duration;

/// How long the record is kept: a file of `fileBytes` or of a day is closed and compressed, and goes when it is older than `keep`. Where all
/// of them are larger than `keepBytes`, the lookups in the oldest go, and then the oldest. The file that is being written stays.
public record AuditTerms(Duration keep, long keepBytes, long fileBytes) {
    public static final AuditTerms USUAL =
            new AuditTerms(Duration.ofDays(90), 4096L * 1024 * 1024, 64L * 1024 * 1024);
}
