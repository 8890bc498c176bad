package entente.hybrid;

import entente.snapshot.Item;
import entente.snapshot.SnapshotKind;
import entente.snapshot.TrustItem;
import entente.tokens.PartnerRight;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One side's settings for the DAuth route: the trust with the broker, and the relationship with the other as soon as it says how it federates.
record DelegationHalf(Standing standing, Wishes wishes) {
    static final String LEVEL = "LimitedDetails";
    private static final String NOTHING = "None";

    /// The trust with a broker for `domains`, where none is there.
    TrustItem trust(String broker, List<String> domains) {
        var now = standing.now().trust();
        return new TrustItem(
                broker,
                now.flatMap(TrustItem::applicationUri),
                now.map(TrustItem::domains).orElse(domains),
                true);
    }

    List<Item> items(Optional<Federation> theirs) {
        var items = new ArrayList<Item>();
        connectorInTheWay().ifPresent(items::add);
        theirs.map(this::relationship).ifPresent(items::add);
        return items;
    }

    /// A connector goes before a relationship, so it is disabled; nobody loses it.
    private Optional<Item> connectorInTheWay() {
        return standing.connectorTo(wishes.partner())
                .filter(Item::isEnabled)
                .map(item ->
                        Draft.of(
                                        SnapshotKind.CONNECTOR,
                                        Optional.of(item),
                                        item.name(),
                                        standing.now())
                                .put("enabled", false)
                                .item());
    }

    Item relationship(Federation theirs) {
        var told = theirs.settings();
        var now = standing.relationshipWith(wishes.partner());
        var draft =
                Draft.of(SnapshotKind.RELATIONSHIP, now, wishes.partner().name(), standing.now())
                        .with("domains", wishes.domains())
                        .with("domains", Texts.all(told, "domains"))
                        .put("targetApplicationUri", Texts.one(told, "targetApplicationUri"))
                        .put("targetAutodiscoverEpr", Texts.one(told, "targetAutodiscoverEpr"))
                        .put("enabled", true);
        if (now.isEmpty()) {
            draft.with("hosts", Texts.all(told, "hosts"));
        }
        (now.isEmpty() ? wishes.sharedAnew() : wishes.shared().orElseGet(() -> relevelled(now)))
                .forEach(right -> share(right, draft));
        return draft.item();
    }

    /// What a relationship shares already has another level where one was said.
    private Set<PartnerRight> relevelled(Optional<Item> now) {
        var rights = EnumSet.noneOf(PartnerRight.class);
        if (wishes.level().isPresent()) {
            now.filter(item -> item.flag("freeBusyAccessEnabled"))
                    .ifPresent(_ -> rights.add(PartnerRight.FREE_BUSY));
            now.filter(item -> item.flag("mailTipsAccessEnabled"))
                    .ifPresent(_ -> rights.add(PartnerRight.MAIL_TIPS));
        }
        return rights;
    }

    private void share(PartnerRight right, Draft draft) {
        switch (right) {
            case FREE_BUSY ->
                    draft.put("freeBusyAccessEnabled", true)
                            .put(
                                    "freeBusyAccessLevel",
                                    level(
                                            draft,
                                            "freeBusyAccessLevel",
                                            wishes.level().orElse(LEVEL)));
            case MAIL_TIPS ->
                    draft.put("mailTipsAccessEnabled", true)
                            .put(
                                    "mailTipsAccessLevel",
                                    level(draft, "mailTipsAccessLevel", tips()));
            case PHOTOS -> draft.put("photosEnabled", true);
            case DELIVERY_REPORTS -> draft.put("deliveryReportEnabled", true);
        }
    }

    /// What the administrator said, else what is there already, else the usual.
    private String level(Draft draft, String member, String wanted) {
        var now = draft.text(member);
        return wishes.level().isEmpty() && !now.isEmpty() && !now.equals(NOTHING) ? now : wanted;
    }

    /// Who may see subjects is told everything; who may see times alone, what keeps a message from being sent in vain.
    private String tips() {
        return tips(wishes.level().orElse(LEVEL));
    }

    static String tips(String level) {
        return switch (level) {
            case LEVEL -> "All";
            case NOTHING -> NOTHING;
            default -> "Limited";
        };
    }
}
