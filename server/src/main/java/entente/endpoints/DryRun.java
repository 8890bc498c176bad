package entente.endpoints;

import entente.gate.Visit;
import entente.objects.NamedObjects.Will;

/// `?dryRun=true`: a change is to be checked and answered, and not made. The place of whoever heeds it says so ([entente.gate.Place#tryingBy]):
/// there nothing else may be asked for, and elsewhere not even this.
final class DryRun {
    static final String QUERY = "dryRun=true";

    private DryRun() {}

    static Will will(Visit visit) {
        return isAskedFor(visit) ? Will.TRY : Will.CHANGE;
    }

    static boolean isAskedFor(Visit visit) {
        return visit.arrival().query().equals(QUERY);
    }
}
