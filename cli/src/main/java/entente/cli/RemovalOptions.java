package entente.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What every command takes that takes something away at a server.
final class RemovalOptions {
    @Option(names = "--yes", description = "Do not ask first, on a terminal either.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final ServerOptions server = new ServerOptions();

    ServerOptions server() {
        return server;
    }

    boolean json() {
        return json;
    }

    boolean yes() {
        return yes;
    }

    boolean isTrial() {
        return dryRun;
    }

    /// Does it, unless it is only tried or somebody who was asked says no.
    void unlessTried(Surroundings surroundings, String question, Runnable removal) {
        if (!dryRun) {
            surroundings.requireYes(yes, question);
            removal.run();
        }
    }

    /// `subject` is what names the thing that is taken away.
    ChangeReport report(Surroundings surroundings, String subject) {
        return new ChangeReport(surroundings.terminal(), dryRun, json, subject);
    }
}
