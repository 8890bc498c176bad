package entente.hybrid;

import entente.hybrid.Wishes.Route;
import entente.problem.Command;
import entente.routes.TokenProfile;
import entente.snapshot.Item;
import entente.snapshot.TrustItem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;

/// Which route is taken. In this order: what the administrator said; what is there already; OAuth in the strongest shape of token that both
/// sides have (N1, else L1 over a broker that both trust); else DAuth.
record Choice(Findings found, Wishes wishes) {
    Way made() {
        if (wishes.route().filter(Route.DAUTH::equals).isPresent()) {
            return delegation("you asked for it");
        }
        var connector = found.standing().connectorTo(wishes.partner());
        var relationship =
                found.standing().relationshipWith(wishes.partner()).filter(Item::isEnabled);
        if (wishes.route().isEmpty() && connector.isEmpty() && relationship.isPresent()) {
            return delegation(
                    "the relationship %s is there; `--route oauth` changes over"
                            .formatted(relationship.get().name()));
        }
        var application = found.application().known();
        if (application.isEmpty() && connector.isPresent()) {
            return none(
                    "The connector %s is left as it is. Try it: %s."
                            .formatted(
                                    connector.get().name(),
                                    Command.of("connector", "test", connector.get().name())));
        }
        var other = application.flatMap(this::anotherPartner);
        if (other.isPresent()) {
            return claimed(application.get(), other.get());
        }
        var oauth = application.flatMap(theirs -> oauth(theirs, connector));
        if (oauth.isPresent() || wishes.route().isPresent()) {
            return oauth.orElseGet(this::noOAuth);
        }
        if (connector.isPresent()) {
            return none(
                    "The connector %s is left as it is: its broker tells nothing of itself now, or does not serve the partner. `--route dauth` changes over."
                            .formatted(connector.get().name()));
        }
        return delegation("the partner and we have no shape of OAuth tokens in common");
    }

    /// Somebody whom we know under other domains alone by this application. Anybody may say that he is it.
    private Optional<Item> anotherPartner(Application theirs) {
        return found.standing()
                .partnerApplication(theirs)
                .filter(item -> Collections.disjoint(item.texts("domains"), wishes.domains()));
    }

    private Way claimed(Application theirs, Item other) {
        return none(
                "%s says that it is application %s in realm %s, which is the partner %s here. If that is so, name the domain there first: %s, beside its other domains."
                        .formatted(
                                wishes.partner(),
                                theirs.appId(),
                                theirs.realm(),
                                other.name(),
                                Command.of(
                                        "partner",
                                        "set",
                                        other.name(),
                                        "--domain",
                                        wishes.partner().name())));
    }

    private Optional<Way> oauth(Application theirs, Optional<Item> connector) {
        if (wishes.profile().isPresent()) {
            return oauth(theirs, wishes.profile().get(), "you asked for this shape of token");
        }
        var kept = connector.flatMap(item -> TokenProfile.parse(item.text("profile")));
        if (kept.isPresent()) {
            return oauth(
                    theirs,
                    kept.get(),
                    "the connector %s has this shape of token; `--profile` changes it"
                            .formatted(connector.get().name()));
        }
        if (theirs.profiles().contains(TokenProfile.N1.toString())) {
            return oauth(
                    theirs,
                    TokenProfile.N1,
                    "both servers take tokens that the other signs for one person and one call: the strongest shape, without a broker that could speak for anybody");
        }
        return oauth(
                theirs,
                TokenProfile.L1,
                "the partner names no stronger shape of token, and both sides trust the broker");
    }

    /// Empty where the shape needs a broker and none is trusted by both.
    private Optional<Way> oauth(Application theirs, TokenProfile profile, String why) {
        if (!profile.needsBroker()) {
            return Optional.of(new Way.OAuth(profile, Optional.empty(), why));
        }
        return found.broker()
                .known()
                .filter(broker -> broker.realms().contains(theirs.realm()) || theirs.trusts(broker))
                .map(broker -> new Way.OAuth(profile, Optional.of(broker), why));
    }

    private Way delegation(String why) {
        var trust = found.now().trust().map(TrustItem::broker);
        var broker = trust.or(wishes::broker);
        if (broker.isEmpty()) {
            return none(
                    "Name the broker that both trust with --broker URL, or have the partner's server reachable.");
        }
        if (trust.isPresent()
                && wishes.broker().filter(it -> !it.equals(trust.get())).isPresent()) {
            return none(
                    "Our federation trust is with %s: leave --broker out, or remove the trust first (`entente trust remove`)."
                            .formatted(trust.get()));
        }
        var other =
                found.federation()
                        .known()
                        .flatMap(Federation::namesOurBroker)
                        .filter(ours -> !ours)
                        .isPresent();
        return other
                ? none("Both sides need a federation trust with the same broker.")
                : new Way.Delegation(broker.get(), why);
    }

    private Way noOAuth() {
        return none(
                "Both sides need a broker in common for this shape of token: name it with --broker URL, and have its administrator add both realms.");
    }

    private Way none(String remedy) {
        var whys = new ArrayList<String>();
        found.application().unknown().ifPresent(why -> whys.add("OAuth: " + why));
        found.application()
                .known()
                .ifPresent(theirs ->
                        whys.add(
                                "OAuth: the partner is application %s in realm %s and takes tokens of %s%s."
                                        .formatted(
                                                theirs.appId(),
                                                theirs.realm(),
                                                theirs.issuers().isEmpty()
                                                        ? "nobody yet"
                                                        : String.join(", ", theirs.issuers()),
                                                found.broker()
                                                        .unknown()
                                                        .map(why -> "; of our broker: " + why)
                                                        .orElse(""))));
        found.federation().unknown().ifPresent(why -> whys.add("DAuth: " + why));
        found.federation()
                .known()
                .ifPresent(theirs ->
                        whys.add(
                                "DAuth: the partner takes tokens of %s."
                                        .formatted(String.join(", ", theirs.issuers()))));
        return new Way.None(whys, remedy);
    }
}
