package entente.hybrid;

import entente.hybrid.Task.Party;
import entente.problem.Command;
import entente.snapshot.Item;
import entente.snapshot.Snapshot;
import entente.snapshot.SnapshotKind;
import entente.snapshot.TrustItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What has to be so on our side for a partner to be reached and to reach us: `wanted` leaves alone what is not in it. `notes` say what
/// somebody should know before it is made, `tasks` what is left to do afterwards, elsewhere too.
public record HybridPlan(Way way, Snapshot wanted, List<String> notes, List<Task> tasks) {
    public HybridPlan {
        notes = List.copyOf(notes);
        tasks = List.copyOf(tasks);
    }

    /// Works it out. Nothing is asked and nothing is changed; the same findings and wishes give the same plan.
    public static HybridPlan of(Findings found, Wishes wishes) {
        var way = new Choice(found, wishes).made();
        return switch (way) {
            case Way.OAuth oauth -> oauth(found, wishes, oauth);
            case Way.Delegation delegation -> delegation(found, wishes, delegation);
            case Way.None none ->
                    new HybridPlan(
                            none, partial(Optional.empty(), List.of()), List.of(), List.of());
        };
    }

    private static HybridPlan oauth(Findings found, Wishes wishes, Way.OAuth way) {
        var theirs = found.application().known().orElseThrow();
        var items =
                new OAuthHalf(found.standing(), found.own().realm(), wishes, theirs, way).items();
        var notes = switchedOn(found, items);
        if (isNews(found, theirs, items) && !theirs.thumbprints().isEmpty()) {
            notes.add(
                    "%s says that it signs with %s. Compare with its administrator."
                            .formatted(wishes.partner(), String.join(", ", theirs.thumbprints())));
        }
        found.standing()
                .relationshipWith(wishes.partner())
                .filter(relationship -> !relationship.isEnabled())
                .ifPresent(relationship ->
                        notes.add(
                                "The relationship %s is there and disabled: it keeps MailTips from the partner over OAuth too. Enable it, or remove it."
                                        .formatted(relationship.name())));
        if (found.standing().connectorTo(wishes.partner()).filter(Item::isEnabled).isEmpty()) {
            notes.add(
                    "From then on lookups of %s go over the connector, and are refused until the partner has made its half."
                            .formatted(wishes.partner()));
        }
        var tasks = new ArrayList<Task>();
        way.broker()
                .ifPresent(broker ->
                        tasks.add(
                                new Task(
                                        Party.BROKER,
                                        "registers both applications, where it has not: %s writes the file."
                                                .formatted(handoff(found, wishes, way)))));
        tasks.add(partners(found, wishes, way));
        return new HybridPlan(way, partial(Optional.empty(), items), notes, tasks);
    }

    /// Whether anything becomes another of the partner application.
    private static boolean isNews(Findings found, Application theirs, List<Item> items) {
        return found.standing().partnerApplication(theirs).filter(items::contains).isEmpty();
    }

    private static HybridPlan delegation(Findings found, Wishes wishes, Way.Delegation way) {
        var half = new DelegationHalf(found.standing(), wishes);
        var items = half.items(found.federation().known());
        var notes = switchedOn(found, items);
        items.stream()
                .filter(item -> item.kind().equals(SnapshotKind.CONNECTOR))
                .forEach(item ->
                        notes.add(
                                "The connector %s is disabled: it would go before the relationship."
                                        .formatted(item.name())));
        found.now()
                .trust()
                .filter(trust -> !trust.enabled())
                .ifPresent(_ ->
                        notes.add("The federation trust was disabled; it is switched on again."));
        var tasks = new ArrayList<Task>();
        found.unproved()
                .forEach(domain ->
                        tasks.add(
                                new Task(
                                        Party.DNS,
                                        "has the record that proves %s: %s shows it."
                                                .formatted(
                                                        domain,
                                                        command(found, "trust", "proof")))));
        found.federation()
                .unknown()
                .ifPresent(why ->
                        tasks.add(
                                new Task(
                                        Party.OURSELVES,
                                        "make the relationship as soon as the partner has joined the broker: %s once more. Until then: %s"
                                                .formatted(
                                                        ours(found, wishes, way, "apply"), why))));
        tasks.add(partners(found, wishes, way));
        return new HybridPlan(
                way,
                partial(Optional.of(half.trust(way.broker(), found.own().domains())), items),
                notes,
                tasks);
    }

    private static Task partners(Findings found, Wishes wishes, Way way) {
        return new Task(
                Party.PARTNER,
                "makes the other half, where it is not there: %s on its side, or what %s writes."
                        .formatted(theirWizard(found, wishes, way), handoff(found, wishes, way)));
    }

    /// The command by which the partner's administrator makes the other half.
    static String theirWizard(Findings found, Wishes wishes, Way way) {
        var words =
                new ArrayList<>(
                        List.of(
                                "hybrid",
                                "apply",
                                found.own().organisation(),
                                "--org",
                                wishes.partner().name()));
        words.addAll(way.options());
        return Command.of(words.toArray(String[]::new));
    }

    private static String handoff(Findings found, Wishes wishes, Way way) {
        return ours(found, wishes, way, "handoff");
    }

    private static String ours(Findings found, Wishes wishes, Way way, String verb) {
        var words = new ArrayList<>(List.of("hybrid", verb, wishes.partner().name()));
        words.addAll(way.options());
        return command(found, words.toArray(String[]::new));
    }

    private static String command(Findings found, String... words) {
        var all = new ArrayList<>(List.of(words));
        all.add("--org");
        all.add(found.own().organisation());
        return Command.of(all.toArray(String[]::new));
    }

    /// What somebody had disabled and is enabled.
    private static List<String> switchedOn(Findings found, List<Item> items) {
        var notes = new ArrayList<String>();
        for (var item : items) {
            found.now().items().stream()
                    .filter(now -> now.place().equals(item.place()))
                    .filter(now -> !now.isEnabled() && item.isEnabled())
                    .forEach(now ->
                            notes.add(
                                    "The %s %s was disabled; it is switched on again."
                                            .formatted(now.kind().words(), now.name())));
        }
        return notes;
    }

    private static Snapshot partial(Optional<TrustItem> trust, List<Item> items) {
        return new Snapshot(Optional.empty(), true, trust, items);
    }
}
