package entente.hybrid;

import entente.problem.Command;
import entente.snapshot.Item;
import entente.snapshot.Snapshot;
import entente.snapshot.SnapshotText;
import entente.snapshot.TrustItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What others have to do, as files that can be handed over: for the partner on an Entente server, for the partner on Exchange, and for
/// the broker. Certificates and addresses are in them, and nothing secret.
public final class Handoff {
    private static final String GUIDE = "README.txt";

    private final Findings found;
    private final Wishes wishes;
    private final Instant now;
    private final Mirror mirror;
    private final SequencedMap<String, String> files = new LinkedHashMap<>();
    private final List<String> guide = new ArrayList<>();

    private Handoff(Findings found, Wishes wishes, Instant now) {
        this.found = found;
        this.wishes = wishes;
        this.now = now;
        this.mirror = new Mirror(found, wishes);
    }

    /// Names of files and what is in them, the guide first; empty where there is no route.
    public static SequencedMap<String, String> files(
            HybridPlan plan, Findings found, Wishes wishes, Instant now) {
        var handoff = new Handoff(found, wishes, now);
        switch (plan.way()) {
            case Way.OAuth oauth -> handoff.write(oauth);
            case Way.Delegation delegation -> handoff.write(delegation);
            case Way.None _ -> {
                return new LinkedHashMap<>();
            }
        }
        var all = new LinkedHashMap<String, String>();
        all.put(GUIDE, String.join("\n", handoff.guide) + "\n");
        all.putAll(handoff.files);
        return all;
    }

    private void write(Way.OAuth way) {
        var theirs = found.application().known().orElseThrow();
        begin("OAuth, tokens of shape %s".formatted(way.profile()), way.why());
        partnersFile(way, Optional.empty(), mirror.items(way, theirs));
        ExchangeCommands.of(found.own(), wishes, way, theirs.realm())
                .ifPresentOrElse(
                        this::exchange,
                        () ->
                                say(
                                        "Exchange has no tokens of this shape: for a partner on Exchange, `--profile L1` with a broker, or `--route dauth`."));
        if (way.broker().isPresent()) {
            broker(way.broker().get(), theirs);
        }
        end();
    }

    private void write(Way.Delegation way) {
        begin("DAuth, delegation tokens of %s".formatted(way.broker()), way.why());
        var relationship = mirror.relationship();
        partnersFile(way, Optional.of(mirror.trust(way)), relationship.stream().toList());
        if (relationship.isEmpty()) {
            say(
                    "Our relationship is not in it yet, because we have no name at the broker: make our half, and hand off again.");
        }
        say(
                "Joining the broker ends with a record in the partner's DNS, which `entente trust proof` shows, and `entente trust check`.");
        exchange(
                ExchangeCommands.of(
                        found.own(),
                        wishes,
                        way,
                        found.now().trust().flatMap(TrustItem::applicationUri)));
        end();
    }

    private void begin(String route, String why) {
        guide.add("%s and %s".formatted(found.own().name(), wishes.partner()));
        guide.add("");
        guide.add("Route: %s. Why: %s.".formatted(route, why));
        guide.add("");
        guide.add(
                "We are application %s in realm %s, at %s."
                        .formatted(
                                found.own().appId(),
                                found.own().realm(),
                                found.own().discoveryEndpoint()));
    }

    private void partnersFile(Way way, Optional<TrustItem> trust, List<Item> items) {
        var name = wishes.partner() + ".toml";
        files.put(name, text("%s's half".formatted(wishes.partner()), trust, items));
        say("On an Entente server the partner's administrator runs its own wizard,");
        guide.add("    " + bare(HybridPlan.theirWizard(found, wishes, way)));
        guide.add("or reads and applies our file, which adds and changes, and removes nothing:");
        guide.add("    " + bare(Command.of("apply", name, "--org", wishes.partner().name())));
    }

    private void exchange(String commands) {
        var name = wishes.partner() + ".ps1";
        files.put(name, commands);
        say("On Exchange: the commands in %s.".formatted(name));
    }

    private void broker(BrokerRealms broker, Application theirs) {
        var name = "broker.toml";
        files.put(
                name,
                text(
                        "the two applications at " + broker.url(),
                        Optional.empty(),
                        mirror.servicePrincipals(theirs)));
        say("The administrator of %s registers both applications:".formatted(broker.url()));
        guide.add("    " + bare(Command.of("apply", name, "--broker", "--server", broker.url())));
        guide.add(
                "We sign with %s, and %s says that it signs with %s: compare both."
                        .formatted(
                                listed(found.own().thumbprints()),
                                wishes.partner(),
                                listed(theirs.thumbprints())));
        guide.add(
                "Where one is registered already, compare first (`--dry-run`): what it may call is said as a whole.");
        if (theirs.certificates().isEmpty()) {
            guide.add("The partner publishes no key: its own application is not in it.");
        }
        var missing =
                List.of(found.own().realm(), theirs.realm()).stream()
                        .filter(realm -> !broker.realms().contains(realm))
                        .toList();
        if (!missing.isEmpty()) {
            guide.add(
                    "First the broker has to serve %s: `realms` in its configuration."
                            .formatted(String.join(", ", missing)));
        }
    }

    private void end() {
        say("Afterwards, on our side and on the partner's:");
        guide.add(status(wishes.partner().name(), found.own().organisation()));
        guide.add(status(found.own().organisation(), wishes.partner().name()));
    }

    private static String status(String partner, String side) {
        return "    " + bare(Command.of("hybrid", "status", partner, "--deep", "--org", side));
    }

    private void say(String paragraph) {
        guide.add("");
        guide.add(paragraph);
    }

    private static String listed(List<String> thumbprints) {
        return thumbprints.isEmpty() ? "no key that it shows" : String.join(", ", thumbprints);
    }

    private static String bare(String command) {
        return command.replace("`", "");
    }

    private String text(String what, Optional<TrustItem> trust, List<Item> items) {
        return SnapshotText.proposal(
                new Snapshot(Optional.empty(), true, trust, items),
                "%s, as %s proposes it on %s".formatted(what, found.own().organisation(), now));
    }
}
