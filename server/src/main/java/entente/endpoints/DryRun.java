package entente.endpoints;

import entente.gate.Visit;

/// `?dryRun=true`: a change is to be checked and answered, and not made.
final class DryRun {
    private static final String QUERY = "dryRun=true";

    private DryRun() {}

    /// Where nothing else may be asked for.
    static boolean isAskedFor(Visit visit) throws AdminError {
        var query = visit.arrival().query();
        if (!query.isEmpty() && !query.equals(QUERY)) {
            throw AdminError.malformed("The query may be %s and nothing else.".formatted(QUERY));
        }
        return query.equals(QUERY);
    }
}
