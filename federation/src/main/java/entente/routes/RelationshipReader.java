package entente.routes;

import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.Domain;
import entente.question.MailTipsLevel;
import entente.routes.Features.FreeBusyAccess;
import entente.routes.Features.MailTipsAccess;
import entente.routes.Features.MailboxMoves;
import entente.routes.RelationshipForm.Faulty;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Makes a relationship of what is written down, and reports all faults together.
final class RelationshipReader {
    static final int LONGEST_NAME = 64;
    static final int MOST_DOMAINS = 238;
    private static final int MOST_HOSTS = 100;
    private static final int MOST_SCOPES = 100;

    /// It is one segment of a path, too.
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}/\\\\%]{1,64}");

    private static final Pattern APPLICATION_ID = Pattern.compile("[A-Za-z0-9._:/@-]{1,200}");

    private static final List<AccessLevel> LEVELS =
            List.of(AccessLevel.NONE, AccessLevel.AVAILABILITY_ONLY, AccessLevel.LIMITED_DETAILS);

    private final RelationshipForm form;
    private final List<String> faults = new ArrayList<>();

    private RelationshipReader(RelationshipForm form) {
        this.form = form;
    }

    static OrganisationRelationship read(String name, RelationshipForm form) throws Faulty {
        return new RelationshipReader(form).relationship(name);
    }

    private OrganisationRelationship relationship(String name) throws Faulty {
        if (!NAME.matcher(name).matches() || !name.equals(name.strip())) {
            faults.add(
                    "a name has 1 to %d characters, without slashes and per cent signs"
                            .formatted(LONGEST_NAME));
        }
        var autodiscover = one(RelationshipSetting.TARGET_AUTODISCOVER, this::https);
        var sharing = one(RelationshipSetting.TARGET_SHARING, this::https);
        var read =
                new OrganisationRelationship(
                        name,
                        domains(),
                        flag(RelationshipSetting.ENABLED, true),
                        one(RelationshipSetting.CONTACT, Address::parse),
                        features(),
                        one(RelationshipSetting.TARGET_APPLICATION_URI, ApplicationUri::bare),
                        autodiscover,
                        sharing,
                        one(RelationshipSetting.TARGET_OWA, this::https),
                        hosts(autodiscover, sharing),
                        flag(RelationshipSetting.LEGACY, false));
        if (!faults.isEmpty()) {
            throw new Faulty(faults);
        }
        return read;
    }

    private Features features() {
        return new Features(
                new FreeBusyAccess(
                        flag(RelationshipSetting.FREE_BUSY_ENABLED, false),
                        one(RelationshipSetting.FREE_BUSY_LEVEL, RelationshipReader::level)
                                .orElse(AccessLevel.NONE),
                        one(RelationshipSetting.FREE_BUSY_SCOPE, Address::parse)),
                new MailTipsAccess(
                        flag(RelationshipSetting.MAIL_TIPS_ENABLED, false),
                        one(RelationshipSetting.MAIL_TIPS_LEVEL, RelationshipReader::tipsLevel)
                                .orElse(MailTipsLevel.NONE),
                        one(RelationshipSetting.MAIL_TIPS_SCOPE, Address::parse)),
                flag(RelationshipSetting.PHOTOS_ENABLED, false),
                flag(RelationshipSetting.DELIVERY_REPORTS_ENABLED, false),
                moves(),
                flag(RelationshipSetting.ARCHIVE_ACCESS_ENABLED, false));
    }

    private MailboxMoves moves() {
        var scopes = many(RelationshipSetting.MAILBOX_MOVE_SCOPES, Address::parse);
        if (scopes.size() > MOST_SCOPES) {
            faults.add(
                    "\"mailboxMovePublishedScopes\" must name at most %d groups"
                            .formatted(MOST_SCOPES));
        }
        return new MailboxMoves(
                flag(RelationshipSetting.MAILBOX_MOVES_ENABLED, false),
                many(RelationshipSetting.MAILBOX_MOVE_CAPABILITY, MoveCapability::parse),
                scopes,
                one(RelationshipSetting.OAUTH_APPLICATION_ID, RelationshipReader::applicationId));
    }

    private Set<Domain> domains() {
        var domains = many(RelationshipSetting.DOMAINS, Domain::parse);
        if (domains.isEmpty() || domains.size() > MOST_DOMAINS) {
            faults.add("\"domains\" must name 1 to %d domains".formatted(MOST_DOMAINS));
        }
        return domains;
    }

    private Set<Host> hosts(Optional<URI> autodiscover, Optional<URI> sharing) {
        var hosts = new HashSet<>(many(RelationshipSetting.HOSTS, Host::parse));
        if (hosts.size() > MOST_HOSTS) {
            faults.add("\"hosts\" must name at most %d hosts".formatted(MOST_HOSTS));
        }
        Stream.of(autodiscover, sharing)
                .flatMap(Optional::stream)
                .flatMap(url -> Host.of(url).stream())
                .forEach(hosts::add);
        return hosts;
    }

    private Optional<URI> https(String text) {
        try {
            return Optional.of(new URI(text))
                    .filter(url -> "https".equalsIgnoreCase(url.getScheme()))
                    .filter(url -> url.getRawUserInfo() == null && Host.of(url).isPresent())
                    .filter(url -> url.getRawFragment() == null && url.getPort() <= 65_535);
        } catch (URISyntaxException notAUrl) {
            return Optional.empty();
        }
    }

    private static Optional<AccessLevel> level(String text) {
        return LEVELS.stream().filter(level -> level.wireName().equalsIgnoreCase(text)).findAny();
    }

    private static Optional<MailTipsLevel> tipsLevel(String text) {
        return Arrays.stream(MailTipsLevel.values())
                .filter(level -> level.wireName().equalsIgnoreCase(text))
                .findAny();
    }

    private static Optional<String> applicationId(String text) {
        return Optional.of(text).filter(id -> APPLICATION_ID.matcher(id).matches());
    }

    private boolean flag(RelationshipSetting setting, boolean otherwise) {
        return one(setting, text -> Optional.of(Boolean.valueOf(text))).orElse(otherwise);
    }

    private <T> Optional<T> one(RelationshipSetting setting, Function<String, Optional<T>> reader) {
        return form.texts(setting).stream()
                .findFirst()
                .flatMap(text -> read(setting, text, reader));
    }

    private <T> Set<T> many(RelationshipSetting setting, Function<String, Optional<T>> reader) {
        var values = new HashSet<T>();
        form.texts(setting).forEach(text -> read(setting, text, reader).ifPresent(values::add));
        return values;
    }

    private <T> Optional<T> read(
            RelationshipSetting setting, String text, Function<String, Optional<T>> reader) {
        var value = reader.apply(text);
        if (value.isEmpty()) {
            faults.add("\"%s\" must be %s".formatted(setting.member(), expected(setting)));
        }
        return value;
    }

    private static String expected(RelationshipSetting setting) {
        return switch (setting) {
            case DOMAINS -> "domains";
            case CONTACT, FREE_BUSY_SCOPE, MAIL_TIPS_SCOPE -> "an e-mail address";
            case MAILBOX_MOVE_SCOPES -> "e-mail addresses";
            case FREE_BUSY_LEVEL -> "None, AvailabilityOnly or LimitedDetails";
            case MAIL_TIPS_LEVEL -> "None, Limited or All";
            case MAILBOX_MOVE_CAPABILITY -> "Inbound, Outbound, RemoteInbound or RemoteOutbound";
            case OAUTH_APPLICATION_ID -> "the id of an application";
            case TARGET_APPLICATION_URI -> "a name like fed.fabrikam.test";
            case TARGET_AUTODISCOVER, TARGET_SHARING, TARGET_OWA -> "an https URL";
            case HOSTS -> "hosts, perhaps with a port";
            case ENABLED,
                    FREE_BUSY_ENABLED,
                    MAIL_TIPS_ENABLED,
                    PHOTOS_ENABLED,
                    DELIVERY_REPORTS_ENABLED,
                    MAILBOX_MOVES_ENABLED,
                    ARCHIVE_ACCESS_ENABLED,
                    LEGACY ->
                    "true or false";
        };
    }
}
