package entente.cli;

import entente.lab.ReadyDocument;
import entente.problem.Code;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds the server that a command is to speak to: `--server`, else a ready file, else the only one this user runs. Where there
/// is more than one it could be, it names them and stops.
final class ServerChoice {
    private static final String PASSWORD = "ENTENTE_PASSWORD";
    private static final String LAB =
            "Start one with `entente lab`, or name a server with --server.";

    private final Surroundings surroundings;
    private final ServerOptions options;

    ServerChoice(Surroundings surroundings, ServerOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    /// The server of the organisation that `--org` names, else of the one `address` belongs to.
    AdminServer serverFor(String address) {
        return choose(options.organisation().or(() -> domainOf(address)));
    }

    /// The server of the organisation that `--org` names, else of the only one there is.
    AdminServer onlyServer() {
        return choose(options.organisation());
    }

    /// The server of the person whom `--user` names, to sign in there as that person: a ready file's administrator is not used.
    AdminServer ownServer() {
        var person =
                options.user()
                        .orElseThrow(() ->
                                CommandFailed.usage(
                                        "Whose calendar it is must be said.",
                                        "Name the mailbox with --user; its password goes into ENTENTE_PASSWORD."));
        if (options.server().isPresent()) {
            return named(options.server().get(), List.of());
        }
        var domain = options.organisation().or(() -> domainOf(person));
        var file = readyFile(domain);
        if (file.isEmpty()) {
            var running = onlyRunning(domain);
            return named(running.baseUrl().orElseThrow(), running.domains());
        }
        var server = pick(serversIn(file.get()), domain);
        return new AdminServer(
                server.base(), server.domains(), server.authorities(), person, password(person));
    }

    /// The broker: by `--server`, else the one that a ready file describes.
    AdminServer broker() {
        if (options.server().isPresent()) {
            return named(options.server().get(), List.of());
        }
        var file =
                readyFile(Optional.empty())
                        .orElseThrow(() ->
                                notFound(
                                        "no lab of yours runs a broker.",
                                        "Name the broker with --server."));
        var document = read(file);
        var broker = document.broker();
        return new AdminServer(
                URI.create(broker.baseUrl()),
                List.of(),
                Optional.of(options.authorities().orElse(Path.of(document.caFile()))),
                broker.admin().address(),
                broker.admin().password());
    }

    /// The other organisations that the same ready file describes.
    List<AdminServer> neighboursOf(AdminServer server) {
        return options.server().isPresent()
                ? List.of()
                : readyFile(Optional.of(server.label()))
                        .map(file ->
                                serversIn(file).stream()
                                        .filter(other -> !other.base().equals(server.base()))
                                        .toList())
                        .orElse(List.of());
    }

    /// The Autodiscover of an organisation that a ready file describes: a lab's ports are not the usual one. By its name, as others reach it.
    Optional<String> autodiscoverIn(String domain) {
        return options.server().isPresent()
                ? Optional.empty()
                : readyFile(options.organisation()).stream()
                        .flatMap(file -> serversIn(file).stream())
                        .filter(server -> holds(server.domains(), domain))
                        .map(server ->
                                "https://autodiscover.%s:%d/autodiscover/autodiscover.svc"
                                        .formatted(domain, server.base().getPort()))
                        .findFirst();
    }

    private AdminServer choose(Optional<String> domain) {
        if (options.server().isPresent()) {
            return named(options.server().get(), domain.stream().toList());
        }
        var file = readyFile(domain);
        if (file.isPresent()) {
            return pick(serversIn(file.get()), domain);
        }
        var running = onlyRunning(domain);
        return named(running.baseUrl().orElseThrow(), running.domains());
    }

    private Optional<Path> readyFile(Optional<String> domain) {
        return options.readyFile()
                .or(() -> surroundings.variable("ENTENTE_READY_FILE").map(Path::of))
                .or(() -> onlyRunning(domain).readyFile().map(Path::of));
    }

    private Running onlyRunning(Optional<String> domain) {
        var all = RuntimeFolder.of(surroundings).running();
        if (all.isEmpty()) {
            throw notFound("no lab and no server of yours is running.", LAB);
        }
        var fitting =
                all.stream()
                        .filter(one -> domain.isEmpty() || holds(one.domains(), domain.get()))
                        .toList();
        if (fitting.size() > 1) {
            throw ambiguous(
                    "several could be meant: " + labels(fitting) + ".",
                    "Say which with --ready-file or --server.");
        }
        if (fitting.isEmpty()) {
            throw notFound(
                    "nobody here serves %s; running: %s.".formatted(domain.get(), labels(all)),
                    "Check the spelling, or name a server with --server.");
        }
        return fitting.getFirst();
    }

    private static String labels(List<Running> running) {
        return running.stream().map(Running::label).collect(Collectors.joining("; "));
    }

    private AdminServer pick(List<AdminServer> servers, Optional<String> domain) {
        var fitting =
                servers.stream()
                        .filter(one -> domain.isEmpty() || holds(one.domains(), domain.get()))
                        .toList();
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        var labels = servers.stream().map(AdminServer::label).collect(Collectors.joining(", "));
        throw domain.isEmpty()
                ? ambiguous(
                        "several organisations could be meant: %s.".formatted(labels),
                        "Say which with --org.")
                : notFound(
                        "no organisation here has the domain %s; there are %s."
                                .formatted(domain.get(), labels),
                        "Check the spelling, or say which organisation to speak for with --org.");
    }

    private List<AdminServer> serversIn(Path readyFile) {
        var document = read(readyFile);
        var authorities = options.authorities().orElse(Path.of(document.caFile()));
        return document.organisations().stream()
                .map(one ->
                        new AdminServer(
                                URI.create(one.baseUrl()),
                                one.domains(),
                                Optional.of(authorities),
                                one.admin().address(),
                                one.admin().password()))
                .toList();
    }

    private static ReadyDocument read(Path file) {
        try {
            return ReadyDocument.parse(Files.readString(file));
        } catch (IOException unreadable) {
            throw CommandFailed.couldNotRun(
                            "The ready file %s cannot be read.".formatted(file),
                            "A lab writes it once everything answers: `entente lab --ready-file %s`."
                                    .formatted(file))
                    .causedBy(unreadable);
        } catch (IllegalArgumentException malformed) {
            throw CommandFailed.couldNotRun(
                            "The ready file %s was not written by a lab.".formatted(file),
                            "Name the file that `entente lab --ready-file` wrote.")
                    .causedBy(malformed);
        }
    }

    private AdminServer named(String url, List<String> domains) {
        var user =
                options.user()
                        .orElseThrow(() ->
                                CommandFailed.usage(
                                        "An administrator is needed to speak to %s.".formatted(url),
                                        "Say who with --user; the password goes into ENTENTE_PASSWORD."));
        return new AdminServer(
                httpsOnly(url), domains, options.authorities(), user, password(user));
    }

    private String password(String user) {
        return surroundings
                .variable(PASSWORD)
                .orElseGet(() -> surroundings.askSecret("Password of " + user + ": ", PASSWORD));
    }

    private static URI httpsOnly(String url) {
        try {
            var uri = URI.create(url);
            if ("https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException malformed) {
            // Told below, like any other that is of no use.
        }
        throw CommandFailed.usage(
                "%s is no address of a server.".formatted(url),
                "Write it as https://HOST or https://HOST:PORT; plain http is not spoken.");
    }

    private static CommandFailed notFound(String sentence, String advice) {
        return CommandFailed.couldNotRun(Code.SERVER_NOT_FOUND + ": " + sentence, advice);
    }

    private static CommandFailed ambiguous(String sentence, String advice) {
        return CommandFailed.couldNotRun(Code.SERVER_AMBIGUOUS + ": " + sentence, advice);
    }

    private static boolean holds(List<String> domains, String domain) {
        return domains.stream().anyMatch(domain::equalsIgnoreCase);
    }

    private static Optional<String> domainOf(String address) {
        var at = address.lastIndexOf('@');
        return at < 0
                ? Optional.empty()
                : Optional.of(address.substring(at + 1).toLowerCase(Locale.ROOT));
    }
}
