package entente.cli;

import entente.hybrid.Undo;
import entente.snapshot.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Tells what `entente apply` will do, does it, and tells what came of it.
final class ApplyReport {
    private final Terminal terminal;
    private final String where;
    private final boolean json;
    private final boolean dryRun;
    private final Applying applying;
    private final TrustPlan trust;
    private final List<String> notes;
    private final ObjectNode more = Json.object();

    private boolean made;
    private boolean trustMade;
    private Optional<CommandFailed> trustRefused = Optional.empty();

    ApplyReport(
            Terminal terminal,
            String where,
            boolean json,
            boolean dryRun,
            Applying applying,
            TrustPlan trust) {
        this.terminal = terminal;
        this.where = where;
        this.json = json;
        this.dryRun = dryRun;
        this.applying = applying;
        this.trust = trust;
        this.notes = new ArrayList<>(trust.notes());
        applying.changes().stream()
                .filter(ApplyReport::losesASecret)
                .map(change ->
                        "The secret of the %s goes with it: it is in no snapshot."
                                .formatted(change.title()))
                .forEach(notes::add);
    }

    private static boolean losesASecret(Change change) {
        return change.act() == Change.Act.REMOVE
                && change.kind().secret().isPresent()
                && change.item().has("account");
    }

    /// A further note, told with the plan.
    void add(String note) {
        notes.add(note);
    }

    /// What is to be changed, so that it can be taken back.
    Undo undo() {
        return Undo.NOTHING.and(applying.changes(), trust.joinsAnew());
    }

    /// A further member of the JSON document.
    void with(String member, JsonNode value) {
        more.set(member, value);
    }

    int changes() {
        return applying.changes().size() + (trust.changesSomething() ? 1 : 0);
    }

    /// As a sentence has it.
    String count() {
        return changes() == 1 ? "1 change at " + where : changes() + " changes at " + where;
    }

    void plan() {
        if (trust.changesSomething()) {
            planned(ChangesText.of(trust));
        }
        applying.changes().forEach(change -> planned(ChangesText.of(change)));
        notes.forEach(this::note);
    }

    /// Whoever is asked has to see what about, also where the result is JSON.
    private void planned(String change) {
        if (!json) {
            terminal.say(change);
        } else if (terminal.interactive()) {
            terminal.remark(change);
        }
    }

    /// Nothing can be begun.
    void stop(CommandFailed obstacle) {
        document();
        throw obstacle;
    }

    /// Has the server check what it can check before anything is made. Whether all of it passed.
    boolean tryAll() {
        return applying.tryAll();
    }

    CommandFailed refusedBefore() {
        document();
        tellRefusals();
        return CommandFailed.finding(
                "Nothing was changed: %s would be refused.".formatted(refused()),
                "Correct the file.");
    }

    /// Makes everything that can be made. Where the server is gone in the middle of it, what was made is told all the same.
    void make(TrustApi api) {
        made = true;
        var all = true;
        try {
            all = applying.makeAll();
            all &= makeTrust(api);
        } catch (CommandFailed broken) {
            document();
            terminal.remark("%d of %s were made.".formatted(done(), count()));
            throw broken;
        }
        if (!all) {
            notes.addAll(applying.strays());
            applying.strays().forEach(this::note);
            document();
            tellRefusals();
            throw CommandFailed.finding(
                    "%s refused; %d of %s made.".formatted(refused(), done(), count()),
                    "Correct what is said, and run it again: it goes on from there.");
        }
    }

    private boolean makeTrust(TrustApi api) {
        try {
            trustMade = trust.changesSomething();
            if (trustMade) {
                var todo = trust.make(api);
                notes.addAll(todo);
                todo.forEach(this::note);
            }
            return true;
        } catch (CommandFailed refused) {
            trustMade = false;
            if (refused.exit() != ExitCode.FINDING) {
                throw refused;
            }
            trustRefused = Optional.of(refused);
            return false;
        }
    }

    /// Says how it ended, where nothing was refused.
    int end() {
        document();
        if (!json) {
            terminal.say(
                    changes() == 0
                            ? "%s is so already: there is nothing to change.".formatted(where)
                            : dryRun
                                    ? "Would make %s.".formatted(count())
                                    : "Made %s.".formatted(count()));
        }
        return ExitCode.GOOD.number();
    }

    private void document() {
        if (!json) {
            return;
        }
        var document = Json.object();
        document.put("server", where);
        document.put("dryRun", dryRun);
        document.setAll(more);
        var changes = document.putArray("changes");
        if (trust.changesSomething()) {
            changes.add(outcome(ChangesText.json(trust), trustMade, trustRefused));
        }
        for (var change : applying.changes()) {
            changes.add(
                    outcome(
                            ChangesText.json(change),
                            made && applying.isMade(change),
                            applying.refusal(change)));
        }
        notes.forEach(document.putArray("notes")::add);
        terminal.say(Json.text(document));
    }

    private static ObjectNode outcome(
            ObjectNode change, boolean done, Optional<CommandFailed> refusal) {
        change.put("done", done);
        refusal.ifPresent(why -> {
            change.put("reasonCode", why.code());
            change.put("sentence", why.sentence());
            change.put("remedy", why.advice());
        });
        return change;
    }

    private void tellRefusals() {
        trustRefused.ifPresent(why -> tell("federation trust", why));
        applying.changes()
                .forEach(change ->
                        applying.refusal(change)
                                .ifPresent(why ->
                                        tell(change.act().verb() + " " + change.title(), why)));
    }

    private void tell(String what, CommandFailed why) {
        terminal.remark("%s: %s".formatted(what, terminal.bad(why.sentence())));
        if (!why.advice().isEmpty()) {
            terminal.remark("  " + why.advice());
        }
    }

    private String refused() {
        var number =
                applying.changes().stream()
                                .filter(change -> applying.refusal(change).isPresent())
                                .count()
                        + (trustRefused.isPresent() ? 1 : 0);
        return number == 1 ? "1 change" : number + " changes";
    }

    private long done() {
        return applying.changes().stream().filter(applying::isMade).count() + (trustMade ? 1 : 0);
    }

    private void note(String note) {
        terminal.remark("Note: " + note);
    }
}
