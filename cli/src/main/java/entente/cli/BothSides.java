package entente.cli;

import entente.lookup.LookupReport;
import entente.lookup.LookupReport.Line;
import entente.mailtips.TipReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Puts the answering sides' steps where they belong among the asking side's.
///
/// Steps carry no time of day, because two servers' clocks do not agree. But what the other side did for one call begins with
/// its door (what the token claims, whose keys were read, which checks were passed), and the asking side notes the call when it has
/// ended: so each such stretch goes before its call.
final class BothSides {
    private static final String CALL = "call";
    private static final String CHECKS = "checks";

    /// Routes on which no other side had any part.
    private static final Set<String> SERVED_HERE = Set.of("local", "none");

    private static final Set<String> AT_THE_DOOR = Set.of("metadata", "claims", CHECKS);

    private BothSides() {}

    /// One address that was asked about here: the way that led there, and the steps on this side.
    record Asked(String address, String route, List<Line> steps) {
        static Asked of(LookupReport.Entry entry) {
            return new Asked(entry.address(), entry.route(), entry.steps());
        }

        static Asked of(TipReport.Entry entry) {
            return new Asked(entry.address(), entry.route(), entry.steps());
        }
    }

    static List<ReportedStep> of(LookupReport.Entry asked, List<ReportedStep> there) {
        return of(Asked.of(asked), there);
    }

    static List<ReportedStep> of(Asked asked, List<ReportedStep> there) {
        var here = asked.steps().stream().map(ReportedStep::of).toList();
        if (SERVED_HERE.contains(asked.route())) {
            return here;
        }
        var others = servedOthers(asked, there);
        var stretches =
                stretches(
                        there.stream()
                                .filter(step -> !others.contains(step.where()))
                                .filter(step -> concerns(step, asked))
                                .toList());
        var calls = here.stream().filter(step -> step.step().equals(CALL)).count();
        // The first calls are refused on purpose, to be told whom the other side trusts: they left
        // no checks there.
        var unheard = Math.max(0, calls - stretches.size());
        var merged = new ArrayList<ReportedStep>();
        var call = 0;
        var next = 0;
        for (var step : here) {
            if (step.step().equals(CALL) && call++ >= unheard && next < stretches.size()) {
                merged.addAll(stretches.get(next++));
            }
            merged.add(step);
        }
        stretches.subList(next, stretches.size()).forEach(merged::addAll);
        return merged;
    }

    /// The servers that spoke of mailboxes, and of none that was asked for here: all they did was for the others of the same lookup.
    private static Set<String> servedOthers(Asked asked, List<ReportedStep> there) {
        var others = new HashSet<String>();
        var own = new HashSet<String>();
        for (var step : there) {
            if (step.mailbox().isPresent()) {
                (concerns(step, asked) ? own : others).add(step.where());
            }
        }
        others.removeAll(own);
        return others;
    }

    /// A step that names a mailbox belongs to those whose own steps speak of that mailbox: it may go by another address there.
    private static boolean concerns(ReportedStep step, Asked asked) {
        return step.mailbox()
                .map(mailbox ->
                        mailbox.equalsIgnoreCase(asked.address())
                                || asked.steps().stream()
                                        .anyMatch(own -> own.detail().contains(mailbox)))
                .orElse(true);
    }

    private static List<List<ReportedStep>> stretches(List<ReportedStep> steps) {
        var stretches = new ArrayList<List<ReportedStep>>();
        var inside = true;
        for (var step : steps) {
            if (inside && (stretches.isEmpty() || AT_THE_DOOR.contains(step.step()))) {
                stretches.add(new ArrayList<>());
                inside = false;
            }
            inside = inside || step.step().equals(CHECKS);
            stretches.getLast().add(step);
        }
        return stretches;
    }
}
