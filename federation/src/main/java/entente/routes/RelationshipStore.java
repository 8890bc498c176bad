package entente.routes;

import entente.mailbox.Directory;
import entente.mailbox.Recipient;
import entente.objects.NamedObjects.Will;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.routes.RelationshipForm.Faulty;
import entente.settings.Draft;
import entente.settings.Kind;
import entente.settings.Settings;
import entente.trusts.Action;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The organisation relationships of one server. They are read from memory; a change is on disk before it counts.
///
/// Two enabled relationships never name the same domain, and none names a domain of ours: one address would have two ways.
public final class RelationshipStore {
    /// How a relationship stands in the settings file.
    public static final Kind<OrganisationRelationship> KIND = new RelationshipDocument();

    private final Settings<OrganisationRelationship> settings;
    private final Directory directory;

    public RelationshipStore(Settings<OrganisationRelationship> settings, Directory directory) {
        this.settings = settings;
        this.directory = directory;
    }

    /// What came of a change.
    public sealed interface Outcome {
        /// It is as asked; `warnings` are sentences on what it will not do as it is.
        record Done(OrganisationRelationship relationship, List<String> warnings)
                implements Outcome {
            public Done {
                warnings = List.copyOf(warnings);
            }
        }

        record Refused(Refusal why) implements Outcome {}
    }

    /// By name. Never waits for a disk.
    public List<OrganisationRelationship> all() {
        return settings.all();
    }

    /// Names are compared without regard to case.
    public Optional<OrganisationRelationship> named(String name) {
        return settings.at(key(name));
    }

    /// Adds a relationship, or replaces the one of this name.
    public Outcome put(String name, RelationshipForm form) {
        return put(name, form, Will.CHANGE);
    }

    public Outcome put(String name, RelationshipForm form, Will will) {
        return will.decide(settings, draft -> put(name, form, draft));
    }

    /// Changes one that is there.
    public Outcome change(String name, Change change) throws Faulty {
        return change(name, change, Will.CHANGE);
    }

    public Outcome change(String name, Change change, Will will) throws Faulty {
        return will.<OrganisationRelationship, Outcome, Faulty>decide(
                settings,
                draft -> {
                    var before = draft.at(key(name));
                    return before.isEmpty()
                            ? new Outcome.Refused(unknown(name))
                            : put(
                                    before.get().name(),
                                    change.of(RelationshipForm.of(before.get())),
                                    draft);
                });
    }

    /// How a form becomes another.
    @FunctionalInterface
    public interface Change {
        RelationshipForm of(RelationshipForm before) throws Faulty;
    }

    /// What was removed; empty when nothing has this name.
    public Optional<OrganisationRelationship> remove(String name) {
        return remove(name, Will.CHANGE);
    }

    public Optional<OrganisationRelationship> remove(String name, Will will) {
        return will.decide(
                settings,
                draft -> {
                    var before = draft.at(key(name));
                    draft.remove(key(name));
                    return before;
                });
    }

    public static Refusal unknown(String name) {
        return Refusal.of(Code.RELATIONSHIP_UNKNOWN)
                .saying("No relationship here is called %s.".formatted(name));
    }

    private Outcome put(String name, RelationshipForm form, Draft<OrganisationRelationship> draft) {
        OrganisationRelationship wanted;
        try {
            wanted = RelationshipReader.read(name, form);
        } catch (Faulty faulty) {
            return new Outcome.Refused(invalid(faulty.faults()));
        }
        var faults = conflicts(wanted, draft);
        if (!faults.isEmpty()) {
            return new Outcome.Refused(invalid(faults));
        }
        draft.put(key(name), wanted);
        return new Outcome.Done(wanted, warnings(wanted));
    }

    private static Refusal invalid(List<String> faults) {
        return Refusal.of(Code.RELATIONSHIP_INVALID)
                .saying(
                        "The relationship cannot be as asked: %s."
                                .formatted(String.join("; ", faults)));
    }

    private List<String> conflicts(
            OrganisationRelationship wanted, Draft<OrganisationRelationship> draft) {
        var faults = new ArrayList<String>();
        for (var domain : wanted.domains()) {
            if (directory.acceptedDomains().contains(domain)) {
                faults.add(domain + " is a domain of ours");
            }
            draft.all().values().stream()
                    .filter(other -> wanted.enabled() && other.enabled())
                    .filter(other -> !key(other.name()).equals(key(wanted.name())))
                    .filter(other -> other.domains().contains(domain))
                    .forEach(other ->
                            faults.add("%s is in %s already".formatted(domain, other.name())));
        }
        return faults;
    }

    private List<String> warnings(OrganisationRelationship relationship) {
        var warnings = new ArrayList<String>();
        var features = relationship.features();
        Stream.of(
                        features.freeBusy().scope().stream(),
                        features.mailTips().scope().stream(),
                        features.moves().publishedScopes().stream())
                .flatMap(Function.identity())
                .distinct()
                .filter(group -> !(directory.find(group).orElse(null) instanceof Recipient.Group))
                .forEach(group ->
                        warnings.add("%s is no group here: it holds nobody.".formatted(group)));
        if (Arrays.stream(Action.values())
                .filter(action -> action != Action.AUTODISCOVER)
                .noneMatch(features::include)) {
            warnings.add(
                    "Nothing is shared yet: freeBusyAccessEnabled is false, and so is all else.");
        }
        relationship
                .targetAutodiscoverEpr()
                .filter(url -> !url.getPath().toLowerCase(Locale.ROOT).endsWith("/wssecurity"))
                .ifPresent(
                        _ -> warnings.add("targetAutodiscoverEpr does not end with /WSSecurity."));
        if (relationship.targetApplicationUri().isEmpty()
                || (relationship.autodiscover().isEmpty()
                        && relationship.sharingEndpoint().isEmpty())) {
            warnings.add(
                    "It leads nowhere yet: targetApplicationUri and one of targetAutodiscoverEpr and targetSharingEpr are needed.");
        }
        return warnings;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
