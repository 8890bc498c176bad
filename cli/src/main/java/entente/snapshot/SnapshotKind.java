package entente.snapshot;

import entente.broker.ServicePrincipalKind;
import entente.forests.AcceptedForestJson;
import entente.mail.RemoteDomainKind;
import entente.objects.Faulty;
import entente.objects.ObjectKind;
import entente.objects.Setting;
import entente.routes.AddressSpaceJson;
import entente.routes.ConnectorKind;
import entente.routes.RelationshipSetting;
import entente.tokens.AuthServerKind;
import entente.tokens.PartnerKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// A kind of object that snapshots hold.
///
/// `word` is its table's name and, with an s, its path in the administrators' API; `naming` is the member with an object's name; `members` are
/// those that can be said of one, but for its `secret`; `claims` tells what no other of its kind may have too; of a `tied` one more than
/// its claims may hang on the others.
public record SnapshotKind(
        String word,
        String naming,
        Set<String> members,
        Optional<SecretMember> secret,
        Spelling spelling,
        Function<ObjectNode, Stream<String>> claim,
        boolean tied) {
    public static final SnapshotKind AUTH_SERVER =
            of(new AuthServerKind(), Claims::ofAuthServer, false);
    public static final SnapshotKind PARTNER = of(new PartnerKind(), Claims::ofApplication, false);
    public static final SnapshotKind CONNECTOR =
            of(
                    new ConnectorKind(),
                    settings -> Claims.ofEnabled(settings, "targetAddressDomains"),
                    false);
    public static final SnapshotKind RELATIONSHIP =
            new SnapshotKind(
                    "relationship",
                    "name",
                    Arrays.stream(RelationshipSetting.values())
                            .map(RelationshipSetting::member)
                            .collect(Collectors.toUnmodifiableSet()),
                    Optional.empty(),
                    Spelling.ofRelationships(),
                    settings -> Claims.ofEnabled(settings, "domains"),
                    false);
    public static final SnapshotKind REMOTE_DOMAIN =
            of(new RemoteDomainKind(), Claims::ofRemoteDomain, false);
    public static final SnapshotKind ADDRESS_SPACE =
            forests(
                    "address-space",
                    AddressSpaceJson.MEMBERS,
                    new SecretMember("secret", "secretFile"),
                    AddressSpaceJson::inOrder,
                    _ -> Stream.empty());
    public static final SnapshotKind ACCEPTED_FOREST =
            forests(
                    "accepted-forest",
                    AcceptedForestJson.MEMBERS,
                    new SecretMember("password", "passwordFile"),
                    AcceptedForestJson::inOrder,
                    Claims::ofForest);
    public static final SnapshotKind SERVICE_PRINCIPAL =
            of(new ServicePrincipalKind(), Claims::ofApplication, true);

    /// What an organisation's server keeps, in the order of a file.
    public static final List<SnapshotKind> OF_ORGANISATIONS =
            List.of(
                    AUTH_SERVER,
                    PARTNER,
                    CONNECTOR,
                    RELATIONSHIP,
                    REMOTE_DOMAIN,
                    ADDRESS_SPACE,
                    ACCEPTED_FOREST);

    /// What a broker keeps.
    public static final List<SnapshotKind> OF_BROKERS = List.of(SERVICE_PRINCIPAL);

    static final List<SnapshotKind> ALL =
            Stream.of(OF_ORGANISATIONS, OF_BROKERS).flatMap(List::stream).toList();

    public SnapshotKind {
        members = Set.copyOf(members);
    }

    /// A secret that can be said and is never told, and how a file names where it is.
    public record SecretMember(String member, String reference) {}

    private static <T> SnapshotKind of(
            ObjectKind<T> kind, Function<ObjectNode, Stream<String>> claim, boolean tied) {
        return new SnapshotKind(
                kind.name(),
                "name",
                kind.settings().stream()
                        .map(Setting::member)
                        .collect(Collectors.toUnmodifiableSet()),
                Optional.empty(),
                Spelling.of(kind),
                claim,
                tied);
    }

    /// Kinds that are named by a forest's domain. There is a most of them.
    private static SnapshotKind forests(
            String word,
            Set<String> sayable,
            SecretMember secret,
            Spelling.OfForest spelling,
            Function<ObjectNode, Stream<String>> claim) {
        return new SnapshotKind(
                word,
                "forestName",
                sayable.stream()
                        .filter(member -> !member.equals(secret.member()))
                        .collect(Collectors.toUnmodifiableSet()),
                Optional.of(secret),
                Spelling.of(spelling),
                claim,
                true);
    }

    /// The kind that tables of this name are of.
    public static Optional<SnapshotKind> named(String word) {
        return ALL.stream().filter(kind -> kind.word().equals(word)).findFirst();
    }

    /// The segment of the administrators' API.
    public String plural() {
        return word + "s";
    }

    /// As a sentence has it.
    public String words() {
        return word.replace('-', ' ');
    }

    /// The object of this name with these settings, as a server that has it would tell it; all faults are in the exception.
    public Item read(String name, ObjectNode said) throws Faulty {
        var spelt = spelling.of(name, said);
        return new Item(this, spelt.name(), spelt.settings(), Optional.empty());
    }

    boolean claimsByBeingEnabled() {
        return equals(RELATIONSHIP) || equals(CONNECTOR);
    }

    Set<String> claims(ObjectNode settings) {
        return claim.apply(settings).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return word;
    }
}
