package entente.cli;

import entente.hybrid.HybridPlan;
import entente.hybrid.Way;
import entente.snapshot.Change;
import entente.snapshot.Item;
import entente.snapshot.Snapshot;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// `entente hybrid status PARTNER`.
@Command(
        name = "status",
        description = {
            "Says how far sharing with a partner has come: the route, whether our half is as the wizard would make it, when the partner last asked us, and what is left to whom.",
            "With --deep each part of our half is tried as `entente doctor` tries it, with real questions and nobody's password; a connector in both directions, and a relationship's trial compares both halves."
                    + " Without PARTNER all partners are listed. Changes nothing. Exit code 1 where something of ours is missing or failed."
        },
        mixinStandardHelpOptions = true)
final class HybridStatus implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--deep", description = "Try each part, and name the step that failed.")
    private boolean deep;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin private final HybridOptions options = new HybridOptions();

    HybridStatus(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// A part of our half, as it shall be, and what it lacks.
    private record Part(Item item, Optional<Change> lacks) {
        static Part of(Item item, List<Change> changes) {
            return new Part(
                    item,
                    changes.stream()
                            .filter(change -> change.item().place().equals(item.place()))
                            .findFirst());
        }

        String state() {
            return lacks.map(Part::state).orElse("there");
        }

        private static String state(Change change) {
            if (change.before().isEmpty()) {
                return "missing";
            }
            return change.before().filter(Item::isEnabled).isEmpty() ? "disabled" : "differs";
        }
    }

    /// All that is told.
    private record Status(
            HybridPlan plan,
            TrustPlan trust,
            List<Part> parts,
            Optional<Asked> lastAsked,
            List<Examined> examined) {
        boolean isWell() {
            return !(plan.way() instanceof Way.None)
                    && !trust.changesSomething()
                    && parts.stream().allMatch(part -> part.lacks().isEmpty())
                    && Doctor.allWell(examined);
        }

        boolean hasTrust() {
            return plan.way() instanceof Way.Delegation;
        }

        String trustState() {
            if (trust.now().isEmpty()) {
                return "missing";
            }
            return trust.changesSomething() ? "differs" : "there";
        }
    }

    /// When the partner asked us, and what came of it.
    private record Asked(String at, String result) {}

    @Override
    public Integer call() {
        var chosen = options.server(surroundings);
        try (var api = new AdminApi(chosen)) {
            if (!options.namesAPartner()) {
                surroundings
                        .terminal()
                        .say(
                                HybridPartners.of(
                                        Side.ofOrganisation(api, new TrustApi(api).find()), json));
                return ExitCode.GOOD.number();
            }
            var search = new HybridSearch(api, surroundings.terminal()::progress);
            var own = search.own();
            var wishes = options.wishes(surroundings, own);
            var found = search.find(own, wishes, options.place(surroundings, wishes));
            var plan = HybridPlan.of(found, wishes);
            var changes = found.now().changesTo(plan.wanted());
            var status =
                    new Status(
                            plan,
                            new TrustPlan(found.now().trust(), plan.wanted().trust(), true),
                            plan.wanted().items().stream()
                                    .map(item -> Part.of(item, changes))
                                    .toList(),
                            lastAsked(api, plan),
                            deep ? examine(api, plan, found.now()) : List.of());
            surroundings.terminal().say(json ? document(status) : text(status));
            return status.isWell() ? ExitCode.GOOD.number() : ExitCode.FINDING.number();
        }
    }

    /// When people of the partner last asked us, by the record: that is how its half shows from here.
    private static Optional<Asked> lastAsked(AdminApi api, HybridPlan plan) {
        return plan.wanted().items().stream()
                .flatMap(item ->
                        api
                                .lines(
                                        "/entente/admin/audit?event=lookup&last=100&organisation="
                                                + URLEncoder.encode(
                                                        item.name(), StandardCharsets.UTF_8))
                                .lines()
                                .stream())
                .map(Json::parse)
                // An application that asks for itself is a trial.
                .filter(line -> !line.path("caller").asString("").equals("partner-application"))
                .map(line ->
                        new Asked(line.path("at").asString(""), line.path("result").asString("")))
                .max(Comparator.comparing(Asked::at));
    }

    /// As they are now.
    private List<Examined> examine(AdminApi api, HybridPlan plan, Snapshot now) {
        var doctor = new Doctor(api, surroundings.terminal()::progress);
        var examined = new ArrayList<Examined>();
        if (plan.way() instanceof Way.Delegation) {
            doctor.trust().ifPresent(examined::add);
        }
        for (var item : plan.wanted().items()) {
            now.items().stream()
                    .filter(each -> each.place().equals(item.place()))
                    .filter(_ -> item.isEnabled())
                    .map(doctor::examine)
                    .forEach(examined::add);
        }
        return examined;
    }

    private String text(Status status) {
        var terminal = surroundings.terminal();
        var text = new StringBuilder(HybridText.of(status.plan().way())).append("\n\n");
        if (status.plan().way() instanceof Way.None(var _, var remedy)) {
            return text.append(remedy).toString();
        }
        var table = new Table("our half", "", "");
        if (status.hasTrust()) {
            table.row("federation trust", "", status.trustState());
        }
        for (var part : status.parts()) {
            table.row(part.item().kind().words(), part.item().name(), part.state());
        }
        text.append(table).append('\n');
        text.append(
                status.lastAsked()
                        .map(asked ->
                                "People of the partner last asked us at %s: %s.\n"
                                        .formatted(asked.at(), asked.result()))
                        .orElse(
                                "Nobody of the partner has asked us yet, as far as the record goes back.\n"));
        status.plan().tasks().forEach(task -> text.append(HybridText.of(task)).append('\n'));
        if (deep) {
            text.append('\n').append(DoctorText.of(status.examined(), terminal));
        }
        return text.toString().stripTrailing();
    }

    private static String document(Status status) {
        var document = Json.object();
        document.put("passed", status.isWell());
        document.set("plan", HybridText.json(status.plan().way()));
        var parts = document.putArray("ours");
        if (status.hasTrust()) {
            parts.add(part("trust", "", status.trustState()));
        }
        for (var part : status.parts()) {
            parts.add(part(part.item().kind().word(), part.item().name(), part.state()));
        }
        status.lastAsked()
                .ifPresent(asked ->
                        document.putObject("lastAsked")
                                .put("at", asked.at())
                                .put("result", asked.result()));
        document.set("tasks", HybridText.json(status.plan().tasks()));
        var examined = document.putArray("examined");
        status.examined().forEach(each -> examined.add(each.json()));
        return Json.text(document);
    }

    private static ObjectNode part(String kind, String name, String state) {
        return Json.object().put("kind", kind).put("name", name).put("state", state);
    }
}
