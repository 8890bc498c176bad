package entente.cli;

import entente.snapshot.TrustItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a file asks of a federation trust. One is made, gets further domains, is enabled or disabled; it is never removed, and loses no domain:
/// that takes the broker, and whoever does it has to know.
record TrustPlan(Optional<TrustItem> now, Optional<TrustItem> wanted, boolean partial) {
    /// What it would take another trust for.
    Optional<CommandFailed> obstacle() {
        return now.flatMap(is ->
                wanted.filter(shall -> isAnother(is, shall))
                        .map(shall ->
                                CommandFailed.finding(
                                        "There is a trust with %s as %s, and the file has one with %s as %s."
                                                .formatted(
                                                        is.broker(),
                                                        is.applicationUri().orElse("–"),
                                                        shall.broker(),
                                                        shall.applicationUri().orElse("–")),
                                        "Remove it first (`entente trust remove`); where it is the same broker elsewhere, `entente trust new` with its thumbprint says so.")));
    }

    private static boolean isAnother(TrustItem is, TrustItem shall) {
        return !is.broker().equals(shall.broker())
                || shall.applicationUri()
                        .filter(name -> !is.applicationUri().equals(Optional.of(name)))
                        .isPresent();
    }

    boolean changesSomething() {
        return wanted.isPresent() && (joins() || switches());
    }

    /// Whether a trust is made where there was none.
    boolean joinsAnew() {
        return now.isEmpty() && wanted.isPresent();
    }

    /// The word for it, as of other changes.
    String verb() {
        return now.isPresent() ? "change" : "add";
    }

    /// What differs, as it is and as it shall be.
    ObjectNode members() {
        var members = Json.object();
        var before = now.map(TrustItem::settings).orElseGet(Json::object);
        wanted.map(TrustItem::settings)
                .orElseGet(Json::object)
                .properties()
                .forEach(member -> {
                    var is = before.path(member.getKey());
                    if (!is.equals(shall(member.getKey(), member.getValue()))) {
                        var both = members.putObject(member.getKey());
                        is.asOptional().ifPresent(value -> both.set("before", value));
                        both.set("after", shall(member.getKey(), member.getValue()));
                    }
                });
        return members;
    }

    /// Domains are never fewer.
    private JsonNode shall(String member, JsonNode said) {
        if (!member.equals("domains")) {
            return said;
        }
        var all = new ArrayList<>(now.map(TrustItem::domains).orElse(List.of()));
        wanted.map(TrustItem::domains).orElse(List.of()).stream()
                .filter(domain -> !all.contains(domain))
                .forEach(all::add);
        return Json.of(all.stream().sorted().toList());
    }

    /// What stays though the file does not have it.
    List<String> notes() {
        if (now.isEmpty()) {
            return List.of();
        }
        if (wanted.isEmpty()) {
            return partial
                    ? List.of()
                    : List.of(
                            "The federation trust is left as it is, though the file has none: `entente trust remove` removes it at the broker too.");
        }
        return now.get().domains().stream()
                .filter(domain -> !wanted.get().domains().contains(domain))
                .map(domain ->
                        "%s stays in the federation trust, though the file does not name it: a domain leaves with the whole trust only."
                                .formatted(domain))
                .toList();
    }

    /// Makes what differs, and says what is still to be done elsewhere.
    List<String> make(TrustApi api) {
        var notes = new ArrayList<String>();
        if (joins()) {
            notes.addAll(join(api));
        }
        if (switches()) {
            api.enable(wanted.orElseThrow().enabled());
        }
        return notes;
    }

    private List<String> join(TrustApi api) {
        var shall = wanted.orElseThrow();
        var wish = Json.object().put("broker", shall.broker());
        shall.applicationUri().ifPresent(name -> wish.put("applicationUri", name));
        shall.domains().forEach(wish.putArray("domains")::add);
        var trust = api.join(wish);
        var notes = new ArrayList<String>();
        if (now.isEmpty()) {
            notes.add(
                    "The broker's key was pinned as it came. Compare with its administrator: %s"
                            .formatted(trust.at("/issuer/signing/thumbprint").asString("")));
        }
        notes.add(
                "Put these records into DNS, then run `entente trust check`:%n%s"
                        .formatted(TrustText.proofs(trust)));
        return notes;
    }

    private boolean joins() {
        return wanted.isPresent()
                && (now.isEmpty() || !now.get().domains().containsAll(wanted.get().domains()));
    }

    private boolean switches() {
        return wanted.isPresent()
                && now.map(TrustItem::enabled).orElse(true) != wanted.get().enabled();
    }
}
