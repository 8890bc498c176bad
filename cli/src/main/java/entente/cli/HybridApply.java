package entente.cli;

import entente.hybrid.Findings;
import entente.hybrid.HybridPlan;
import entente.hybrid.Wishes;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente hybrid plan PARTNER` and `entente hybrid apply PARTNER`.
@Command(mixinStandardHelpOptions = true)
final class HybridApply implements Callable<Integer> {
    private final Surroundings surroundings;
    private final boolean onlyPlans;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final HybridOptions options = new HybridOptions();

    private HybridApply(Surroundings surroundings, boolean onlyPlans) {
        this.surroundings = surroundings;
        this.onlyPlans = onlyPlans;
    }

    /// What may be said where something is made.
    @Command
    static final class Making {
        @Option(names = "--dry-run", description = "The same as `entente hybrid plan`.")
        private boolean dryRun;

        @Option(names = "--yes", description = "Do not ask first, on a terminal either.")
        private boolean yes;
    }

    private final Making making = new Making();

    static CommandLine planning(Surroundings surroundings) {
        return named(
                new CommandLine(new HybridApply(surroundings, true)),
                "plan",
                "Shows which route there is to a partner and why, what our server would be told, and what is left to others. Changes nothing.");
    }

    static CommandLine applying(Surroundings surroundings) {
        var apply = new HybridApply(surroundings, false);
        var command = new CommandLine(apply);
        command.addMixin("making", apply.making);
        return named(
                command,
                "apply",
                "Makes what `entente hybrid plan` shows, after asking on a terminal. Run again it goes on where it stopped, and where nothing is left to do it changes nothing.");
    }

    private static CommandLine named(CommandLine command, String name, String description) {
        command.setCommandName(name);
        command.getCommandSpec().usageMessage().description(description);
        return command;
    }

    @Override
    public Integer call() {
        var dryRun = onlyPlans || making.dryRun;
        var chosen = options.server(surroundings);
        try (var api = new AdminApi(chosen)) {
            var search = new HybridSearch(api, surroundings.terminal()::progress);
            var own = search.own();
            var wishes = options.wishes(surroundings, own);
            var found = search.find(own, wishes, options.place(surroundings, wishes));
            var plan = HybridPlan.of(found, wishes);
            var report = report(api, chosen, found, plan, dryRun);
            tell(plan, report);
            if (report.changes() > 0 && !report.tryAll()) {
                throw report.refusedBefore();
            }
            if (!dryRun && report.changes() > 0) {
                confirm(report);
                make(api, report, found, wishes);
            }
            if (dryRun) {
                return end(report, plan);
            }
            lookForProofs(new TrustApi(api));
            return end(
                    report,
                    after(
                            plan,
                            () -> search.find(own, wishes, options.place(surroundings, wishes)),
                            wishes));
        }
    }

    /// What is left to do once it is made; where that cannot be asked any more, what was before.
    private static HybridPlan after(HybridPlan plan, Supplier<Findings> search, Wishes wishes) {
        try {
            return HybridPlan.of(search.get(), wishes);
        } catch (CommandFailed unasked) {
            return plan;
        }
    }

    /// DNS may prove by now what it did not when we joined. What it does not prove yet is among what is left to do.
    private static void lookForProofs(TrustApi trust) {
        try {
            if (trust.find().filter(it -> it.path("enabled").asBoolean()).isPresent()) {
                trust.act("check", Json.object());
            }
        } catch (CommandFailed refused) {
            if (refused.exit() != ExitCode.FINDING) {
                throw refused;
            }
        }
    }

    private ApplyReport report(
            AdminApi api, AdminServer chosen, Findings found, HybridPlan plan, boolean dryRun) {
        var report =
                new ApplyReport(
                        surroundings.terminal(),
                        chosen.label(),
                        json,
                        dryRun,
                        Applying.of(api, found.now().changesTo(plan.wanted())),
                        new TrustPlan(found.now().trust(), plan.wanted().trust(), true));
        plan.notes().forEach(report::add);
        report.with("plan", HybridText.json(plan.way()));
        return report;
    }

    private void tell(HybridPlan plan, ApplyReport report) {
        if (!json) {
            surroundings.terminal().say(HybridText.of(plan.way()));
        }
        HybridText.obstacle(plan).ifPresent(report::stop);
        report.plan();
    }

    private void confirm(ApplyReport report) {
        surroundings.requireYes(making.yes, "Make %s?".formatted(report.count()));
    }

    private void make(AdminApi api, ApplyReport report, Findings found, Wishes wishes) {
        new UndoFile(surroundings, found.own().organisation(), wishes.partner().name())
                .add(report.undo());
        report.make(new TrustApi(api));
    }

    private int end(ApplyReport report, HybridPlan after) {
        report.with("tasks", HybridText.json(after.tasks()));
        var exit = report.end();
        if (!json) {
            after.tasks().forEach(task -> surroundings.terminal().say(HybridText.of(task)));
        }
        return exit;
    }
}
