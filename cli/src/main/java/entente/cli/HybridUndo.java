package entente.cli;

import entente.hybrid.Undo;
import entente.snapshot.Snapshot;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente hybrid undo PARTNER`.
@Command(
        name = "undo",
        description = {
            "Takes back what `entente hybrid apply` changed for a partner on this machine, and nothing else: what somebody has changed since stays, and is said.",
            "A federation trust that the wizard made stays too, as others may use it; `entente trust remove` removes it at the broker."
        },
        mixinStandardHelpOptions = true)
final class HybridUndo implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--dry-run", description = "Say what would be taken back, and do nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask first, on a terminal either.")
    private boolean yes;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final HybridPartner partner = new HybridPartner();

    HybridUndo(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var chosen = partner.server(surroundings);
        try (var api = new AdminApi(chosen)) {
            var own = new HybridSearch(api, _ -> {}).own();
            var file = new UndoFile(surroundings, own.organisation(), partner.named().name());
            var made =
                    file.read()
                            .orElseThrow(() ->
                                    CommandFailed.finding(
                                            "The wizard has changed nothing for %s from here that was not taken back."
                                                    .formatted(partner.named()),
                                            "It is written down on the machine where `entente hybrid apply` ran."));
            return undo(api, chosen, file, made);
        }
    }

    private int undo(AdminApi api, AdminServer chosen, UndoFile file, Undo made) {
        var now = Side.ofOrganisation(api, new TrustApi(api).find());
        var back = made.from(now);
        var report =
                new ApplyReport(
                        surroundings.terminal(),
                        chosen.label(),
                        json,
                        dryRun,
                        Applying.of(api, back.changes()),
                        new TrustPlan(now.trust(), Optional.empty(), true));
        back.left().forEach(report::add);
        trustStays(made, now).ifPresent(report::add);
        report.plan();
        if (report.changes() > 0 && !dryRun) {
            surroundings.requireYes(yes, "Make %s?".formatted(report.count()));
            report.make(new TrustApi(api));
        }
        if (!dryRun) {
            file.forget();
        }
        return report.end();
    }

    private static Optional<String> trustStays(Undo made, Snapshot now) {
        return made.trustMade() && now.trust().isPresent()
                ? Optional.of(
                        "The federation trust stays: `entente trust remove` removes it at the broker too.")
                : Optional.empty();
    }
}
