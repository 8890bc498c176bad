package entente.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What every change of an object takes.
final class ObjectChange {
    @Parameters(paramLabel = "NAME", description = "Its name, at most 64 characters.")
    private String name = "";

    @Option(
            names = "--dry-run",
            description = "Have the server check it and say what would be done, and do nothing.")
    private boolean dryRun;

    @Mixin private final ObjectTarget target = new ObjectTarget();

    String name() {
        return name;
    }

    boolean dryRun() {
        return dryRun;
    }

    ObjectTarget target() {
        return target;
    }

    ChangeReport report(Surroundings surroundings) {
        return new ChangeReport(surroundings.terminal(), dryRun, target.json(), "name");
    }
}
