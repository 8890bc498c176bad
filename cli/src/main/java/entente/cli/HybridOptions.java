package entente.cli;

import entente.hybrid.Own;
import entente.hybrid.Wishes;
import entente.hybrid.Wishes.Route;
import entente.question.Domain;
import entente.routes.TokenProfile;
import entente.tokens.PartnerRight;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// With whom calendars are to be shared, and what of the plan an administrator decides herself.
final class HybridOptions {
    private static final Set<String> LEVELS = Set.of("None", "AvailabilityOnly", "LimitedDetails");
    private static final String USUAL = "freebusy,mailtips";

    @Parameters(
            paramLabel = "PARTNER",
            arity = "0..1",
            description = "A domain of the partner's, or an address there.")
    private Optional<String> partner = Optional.empty();

    @Option(
            names = "--domain",
            paramLabel = "DOMAIN",
            description = "A further domain of the partner's; repeat for more.")
    private List<String> further = List.of();

    @Option(
            names = "--partner-url",
            paramLabel = "URL",
            description = "The partner's Autodiscover, where it is not at the usual hosts.")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--broker",
            paramLabel = "URL",
            description = "The broker that both trust, where we do not know it yet.")
    private Optional<String> broker = Optional.empty();

    @Option(
            names = "--route",
            paramLabel = "ROUTE",
            description = "oauth or dauth, instead of the one that the wizard chooses.")
    private Optional<String> route = Optional.empty();

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description =
                    "The shape of OAuth tokens: N1, L1, L1-signed, L2, L2-signed or N2, instead of the strongest that both have.")
    private Optional<String> profile = Optional.empty();

    @Option(
            names = "--share",
            split = ",",
            paramLabel = "WHAT",
            description =
                    "What is shared, of freebusy, mailtips, photos and messagetracking. If absent, what is there keeps what it has, and what is new gets freebusy,mailtips.")
    private List<String> shared = List.of();

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description =
                    "The most that a relationship shows of a calendar: AvailabilityOnly, or LimitedDetails (the default of a new one).")
    private Optional<String> level = Optional.empty();

    @Mixin private final ServerOptions server = new ServerOptions();

    AdminServer server(Surroundings surroundings) {
        return new ServerChoice(surroundings, server).onlyServer();
    }

    /// Whether the partner is in the words of the command, and need not be asked for.
    boolean namesAPartner() {
        return partner.isPresent();
    }

    /// Where the partner's Autodiscover is.
    HybridSearch.Place place(Surroundings surroundings, Wishes wishes) {
        return new HybridSearch.Place(
                url,
                new ServerChoice(surroundings, server).autodiscoverIn(wishes.partner().name()));
    }

    /// What is wanted of the server that `own` is. On a terminal, what was not said is asked.
    Wishes wishes(Surroundings surroundings, Own own) {
        var named = domain(partner.orElseGet(() -> asked(surroundings)));
        var domains = new ArrayList<>(List.of(named.name()));
        further.stream().map(text -> domain(text).name()).forEach(domains::add);
        domains.stream()
                .filter(own.domains()::contains)
                .findFirst()
                .ifPresent(ours -> {
                    throw CommandFailed.usage(
                            "%s is a domain of our own.".formatted(ours),
                            "Name the partner's, and with --org which side we are.");
                });
        return new Wishes(
                named,
                domains.stream().distinct().toList(),
                rights(surroundings),
                said("--level", level, text -> Optional.of(text).filter(LEVELS::contains)),
                said("--route", route, HybridOptions::route),
                said("--profile", profile, TokenProfile::parse),
                broker.map(HybridOptions::https));
    }

    private static String asked(Surroundings surroundings) {
        var said =
                surroundings.ask(
                        "With whom shall calendars be shared? A domain or address there:", "");
        if (said.isEmpty()) {
            throw CommandFailed.usage("Which partner?", "Name a domain of the partner's.");
        }
        return said;
    }

    private Optional<Set<PartnerRight>> rights(Surroundings surroundings) {
        if (shared.isEmpty() && partner.isPresent()) {
            return Optional.empty();
        }
        var words =
                shared.isEmpty()
                        ? List.of(
                                surroundings
                                        .ask(
                                                "What is shared, of freebusy, mailtips, photos and messagetracking?",
                                                USUAL)
                                        .split(","))
                        : shared;
        var rights = EnumSet.noneOf(PartnerRight.class);
        for (var word : words) {
            rights.add(
                    PartnerRight.parse(word.strip())
                            .orElseThrow(() ->
                                    CommandFailed.usage(
                                            "%s cannot be shared.".formatted(word.strip()),
                                            "There are freebusy, mailtips, photos and messagetracking.")));
        }
        return Optional.of(rights);
    }

    static Domain domain(String text) {
        var at = text.lastIndexOf('@');
        return Domain.parse(text.substring(at + 1))
                .orElseThrow(() ->
                        CommandFailed.usage(
                                "%s is no domain and no address.".formatted(text),
                                "Write it like fabrikam.test or ann@fabrikam.test."));
    }

    @FunctionalInterface
    private interface Reading<T> {
        Optional<T> of(String text);
    }

    private static <T> Optional<T> said(String option, Optional<String> text, Reading<T> reading) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var read = reading.of(text.get());
        if (read.isEmpty()) {
            throw CommandFailed.usage(
                    "%s cannot be %s.".formatted(option, text.get()),
                    "`entente hybrid plan --help` says what it can be.");
        }
        return read;
    }

    private static Optional<Route> route(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "oauth" -> Optional.of(Route.OAUTH);
            case "dauth" -> Optional.of(Route.DAUTH);
            default -> Optional.empty();
        };
    }

    private static String https(String text) {
        if (!text.startsWith("https://")) {
            throw CommandFailed.usage(
                    "%s is no address of a broker.".formatted(text),
                    "Write it as https://HOST or https://HOST:PORT.");
        }
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
