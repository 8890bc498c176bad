package entente.endpoints;

import entente.delegation.DelegatedOperation;
import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.Directory;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import entente.question.Domain;
import entente.trace.Step;
import entente.wire.autodiscover.AutodiscoverEnvelope;
import entente.wire.autodiscover.AutodiscoverRequest;
import entente.wire.autodiscover.AutodiscoverResponse;
import entente.wire.autodiscover.AutodiscoverResponse.Failed;
import entente.wire.autodiscover.DomainSettings;
import entente.wire.autodiscover.ErrorCode;
import entente.wire.autodiscover.FederationInformation;
import entente.wire.autodiscover.RelationshipSettings;
import entente.wire.autodiscover.SettingError;
import entente.wire.autodiscover.UserSettings;
import entente.wire.soap.MalformedXml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `/autodiscover/autodiscover.svc`: where the servers of mailboxes and domains are (MS-OXWSADISC).
public final class AutodiscoverSoap {
    private static final String PATH = "/autodiscover/autodiscover.svc";
    private static final int MOST_BYTES = 512 * 1024;
    private static final int MOST_USERS = 100;

    /// What partners ask here with a delegation token.
    private static final Set<DelegatedOperation> TO_PARTNERS =
            Set.of(
                    DelegatedOperation.GET_USER_SETTINGS,
                    DelegatedOperation.GET_RELATIONSHIP_SETTINGS);

    private final Directory directory;
    private final MailboxSettings settings;
    private final FederationAnswer federation;
    private final RelationshipAnswer relationships;

    public AutodiscoverSoap(
            Directory directory,
            MailboxSettings settings,
            FederationAnswer federation,
            RelationshipAnswer relationships) {
        this.directory = directory;
        this.settings = settings;
        this.federation = federation;
        this.relationships = relationships;
    }

    public List<Mount> mounts(Door door, SealedPlaces sealed) {
        var post = sealed.announcedAt(AutodiscoverPlaces.at(PATH, "POST"));
        var get = sealed.announcedAt(AutodiscoverPlaces.at(PATH, "GET"));
        var mounts = new ArrayList<Mount>();
        mounts.add(
                new Mount.WithLobby(
                        new FederationLobby(federation),
                        new Mount.Guarded(post, door, this::answer)));
        // Partners look here with GET or HEAD to see what is offered; the headers say it.
        mounts.add(new Mount.Guarded(get, door, (_, _) -> Reply.text(200, "Autodiscover\n")));
        mounts.addAll(sealed.below(Place.at(PATH, "POST"), TO_PARTNERS, this::answer));
        return mounts;
    }

    private Reply answer(Caller caller, Visit visit) {
        if (!Rights.of(caller).allowDiscovery()) {
            return forbidden(caller, visit);
        }
        try {
            var request = AutodiscoverRequest.read(visit.arrival().body(), MOST_BYTES);
            return switch (request.operation()) {
                case UserSettings.Request ask -> reply(users(ask, visit), request);
                case DomainSettings.Request ask -> reply(domains(ask, visit), request);
                case FederationInformation.Request ask -> reply(federation.to(ask), request);
                case RelationshipSettings.Request _ ->
                        caller instanceof Caller.OwnPerson
                                ? forbidden(caller, visit)
                                : reply(relationships.to(caller), request);
                case AutodiscoverRequest.Unknown(var name) ->
                        fault("There is no operation " + name + ".");
            };
        } catch (MalformedXml malformed) {
            return fault("The request cannot be read: " + malformed.complaint() + ".");
        }
    }

    private AutodiscoverResponse users(UserSettings.Request ask, Visit visit) {
        if (ask.users().isEmpty() || ask.users().size() > MOST_USERS) {
            return new Failed(
                    "GetUserSettings",
                    ErrorCode.INVALID_REQUEST,
                    "Ask for 1 to %d users at once.".formatted(MOST_USERS));
        }
        return new UserSettings.Response(
                ask.users().stream().map(user -> user(user, ask.settings(), visit)).toList());
    }

    private UserSettings.UserResponse user(String user, List<String> wanted, Visit visit) {
        var recipient = Address.parse(user).flatMap(directory::find);
        return switch (recipient.orElse(null)) {
            case Recipient.Mailbox mailbox -> {
                var all = settings.all(mailbox, visit.arrival());
                visit.trace()
                        .add(
                                mailbox.address(),
                                new Step.Discovered(
                                        "Autodiscover here", settings.ewsUrl(visit.arrival())),
                                Duration.ZERO);
                yield new UserSettings.Settings(chosen(all, wanted), errors(all, wanted));
            }
            case Recipient.MailUser(var _, var _, var target) ->
                    new UserSettings.RedirectAddress(target.toString());
            case Recipient.Group _ -> invalidUser();
            case null -> invalidUser();
        };
    }

    private static UserSettings.UserResponse invalidUser() {
        return new UserSettings.Failed(
                ErrorCode.INVALID_USER.wireName(), "No mailbox here has this address.");
    }

    private AutodiscoverResponse domains(DomainSettings.Request ask, Visit visit) {
        if (ask.domains().isEmpty() || ask.domains().size() > MOST_USERS) {
            return new Failed(
                    "GetDomainSettings",
                    ErrorCode.INVALID_REQUEST,
                    "Ask for 1 to %d domains at once.".formatted(MOST_USERS));
        }
        return new DomainSettings.Response(
                ask.domains().stream().map(each -> domain(each, ask.settings(), visit)).toList());
    }

    private DomainSettings.DomainResponse domain(String name, List<String> wanted, Visit visit) {
        if (!isOurs(name)) {
            return new DomainSettings.Failed(
                    ErrorCode.INVALID_DOMAIN, "This domain is not served here.");
        }
        var all = new LinkedHashMap<String, String>();
        all.put("ExternalEwsUrl", settings.ewsUrl(visit.arrival()));
        all.put("ExternalEwsVersion", MailboxSettings.BUILD);
        return new DomainSettings.Settings(chosen(all, wanted), errors(all, wanted));
    }

    private boolean isOurs(String name) {
        return Domain.parse(name).filter(directory.acceptedDomains()::contains).isPresent();
    }

    private static Map<String, String> chosen(Map<String, String> all, List<String> wanted) {
        var chosen = new LinkedHashMap<>(all);
        chosen.keySet().retainAll(wanted);
        return chosen;
    }

    private static List<SettingError> errors(Map<String, String> all, List<String> wanted) {
        var errors = new ArrayList<SettingError>();
        for (var name : wanted.stream().distinct().toList()) {
            if (UnavailableSettings.contains(name)) {
                errors.add(
                        new SettingError(
                                ErrorCode.SETTING_IS_NOT_AVAILABLE, "Not available here.", name));
            } else if (!all.containsKey(name)) {
                errors.add(new SettingError(ErrorCode.INVALID_SETTING, "Unknown setting.", name));
            }
        }
        return errors;
    }

    private static Reply reply(AutodiscoverResponse response, AutodiscoverRequest request) {
        return Reply.xml(200, AutodiscoverEnvelope.write(response, request.messageId()));
    }

    private static Reply fault(String message) {
        return Reply.xml(500, AutodiscoverEnvelope.fault(ErrorCode.INVALID_REQUEST, message));
    }

    private static Reply forbidden(Caller caller, Visit visit) {
        visit.trace()
                .add(
                        new Step.Failed(Refusal.of(Code.OPERATION_FORBIDDEN, caller.describe())),
                        Duration.ZERO);
        return Reply.empty(403);
    }
}
