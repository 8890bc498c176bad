package entente.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import entente.cli.Fault.Findings;
import entente.cli.Fault.Found;
import entente.cli.Fault.Undo;
import entente.lab.Lab;
import entente.lab.LabOptions;
import entente.lab.RunningLab;
import entente.question.Domain;
import entente.server.BrokerSettings;
import entente.server.OrganisationSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A lab in which things can be made to go wrong, one at a time, and be put right again.
final class FaultyLab implements AutoCloseable {
    static final String BROKER = "auth.test";

    private static final String SPACE = "address-spaces/northwind.test";
    private static final String FOREST_PASSWORD = "a password that both sides know";

    private final Map<Domain, Duration> ahead = new ConcurrentHashMap<>();
    private final RunningLab lab;
    private final Shell shell;

    FaultyLab() throws IOException {
        lab =
                Lab.start(
                        new LabOptions(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                party ->
                                        () ->
                                                Instant.now()
                                                        .plus(
                                                                ahead.getOrDefault(
                                                                        party, Duration.ZERO))));
        shell = new Shell(Map.of("ENTENTE_READY_FILE", lab.readyFile().toString()));
        // The lab's own is told to nobody, and an address space that is changed needs it again.
        forestsPassword(FOREST_PASSWORD);
        leadTo(setting("contoso.test", SPACE, "targetServiceEpr"));
    }

    @Override
    public void close() {
        lab.close();
    }

    // How one looks.

    Findings doctor(String... whose) {
        var command = Stream.concat(Stream.of("doctor", "--json"), Arrays.stream(whose));
        var result = shell.run(command.toArray(String[]::new));
        assertThat(result.err()).isEmpty();
        return new Findings(
                result.exit(),
                Json.parse(result.out())
                        .path("examined")
                        .valueStream()
                        .flatMap(
                                each -> failed(text(each, "what") + " " + text(each, "name"), each))
                        .toList());
    }

    /// The broker is called by its address, which is another in each lab.
    Findings brokersDoctor(String name) {
        var findings = doctor("--broker");
        return new Findings(
                findings.exit(),
                findings.failed().stream().map(found -> found.calling(name)).toList());
    }

    Findings test(String organisation, String kind, String name, String... options) {
        var command = Stream.of(kind, "test", name, "--org", organisation, "--json");
        var result =
                shell.run(Stream.concat(command, Arrays.stream(options)).toArray(String[]::new));
        assertThat(result.err()).isEmpty();
        return new Findings(
                result.exit(), failed(kind + " " + name, Json.parse(result.out())).toList());
    }

    private static Stream<Found> failed(String of, JsonNode report) {
        return report.path("steps")
                .valueStream()
                .filter(step -> text(step, "result").equals("failed"))
                .map(step ->
                        new Found(
                                of,
                                text(step, "step"),
                                text(step, "reasonCode"),
                                text(step, "detail"),
                                text(step, "remedy")));
    }

    private static String text(JsonNode node, String member) {
        return Json.text(node, member).orElse("");
    }

    // What administrators do.

    /// Runs a command; words are separated by blanks.
    void run(String command) {
        var result = shell.run(command.split(" ", -1));
        assertThat(result.exit()).as(command + result.out() + result.err()).isZero();
    }

    int exitOf(String command) {
        return shell.run(command.split(" ", -1)).exit();
    }

    Undo run(String command, String back) {
        run(command);
        return () -> run(back);
    }

    /// Changes settings of one object: `settings` are JSON with single quotes.
    Undo set(String party, String object, String settings) {
        var changes = Json.parse(settings.replace('\'', '"'));
        try (var api = api(party)) {
            var before = api.get(admin(object));
            var back = Json.object();
            changes.propertyNames()
                    .forEach(member ->
                            back.set(
                                    member,
                                    before.has(member)
                                            ? before.get(member)
                                            : Json.object().nullNode()));
            api.send("PATCH", admin(object), changes);
            return () -> patch(party, object, back);
        }
    }

    /// Registers the certificate of `other` in place of that of `own`, both by the names of their files.
    Undo certificate(String object, String other, String own) throws IOException {
        registered(object, other);
        return () -> registered(object, own);
    }

    private void registered(String object, String certificate) throws IOException {
        var pem = Files.readString(keys().resolve(certificate + ".crt"));
        var changes = Json.object();
        changes.putArray("certificates").add(pem);
        patch(BROKER, object, changes);
    }

    /// Removes one object; `name` is the member by which it is called, and no setting of it.
    Undo remove(String party, String object, String name) {
        try (var api = api(party)) {
            var before = ((ObjectNode) api.get(admin(object))).deepCopy();
            before.remove(name);
            api.delete(admin(object));
            return () -> {
                try (var again = api(party)) {
                    again.send("PUT", admin(object), before);
                }
            };
        }
    }

    String setting(String party, String object, String member) {
        try (var api = api(party)) {
            return text(api.get(admin(object)), member);
        }
    }

    private static String admin(String object) {
        return "/entente/admin/" + object.replace(" ", "%20");
    }

    private AdminApi api(String party) {
        var ready = lab.ready();
        var ca = Optional.of(Path.of(ready.caFile()));
        if (party.equals(BROKER)) {
            var admin = ready.broker().admin();
            return new AdminApi(
                    new AdminServer(
                            URI.create(ready.broker().baseUrl()),
                            List.of(),
                            ca,
                            admin.address(),
                            admin.password()));
        }
        var organisation =
                ready.organisations().stream()
                        .filter(each -> each.domains().contains(party))
                        .findFirst()
                        .orElseThrow();
        return new AdminApi(
                new AdminServer(
                        URI.create(organisation.baseUrl()),
                        organisation.domains(),
                        ca,
                        organisation.admin().address(),
                        organisation.admin().password()));
    }

    // What the world does.

    /// Somebody's clock goes wrong.
    Undo clock(String party, Duration by) {
        var domain = Domain.of(party);
        ahead.put(domain, by);
        return () -> ahead.remove(domain);
    }

    /// A machine fails.
    Undo stop(String party) {
        lab.stop(Domain.of(party));
        return () -> start(party);
    }

    private void start(String party) throws IOException {
        if (party.equals(BROKER)) {
            restartBroker(UnaryOperator.identity());
        } else {
            restart(party, UnaryOperator.identity());
        }
    }

    private void restart(String party, UnaryOperator<OrganisationSettings> change)
            throws IOException {
        lab.restart(Domain.of(party), change);
        letConnectionsAge();
    }

    private void restartBroker(UnaryOperator<BrokerSettings> change) throws IOException {
        lab.restartBroker(change);
        letConnectionsAge();
    }

    /// A server is back here sooner than any other would be. Whoever has a connection to it that was in use half a second ago still believes in it.
    private static void letConnectionsAge() {
        LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }

    /// A configuration file is changed, and its server started anew.
    Undo restarted(String party, UnaryOperator<OrganisationSettings> change) throws IOException {
        restart(party, change);
        return () -> start(party);
    }

    Undo restartedBroker(UnaryOperator<BrokerSettings> change) throws IOException {
        restartBroker(change);
        return () -> start(BROKER);
    }

    /// The proof of a domain goes from DNS.
    Undo withoutProofOf(String domain) throws IOException {
        var zones = folder().resolve("zones");
        var before = Files.readString(zones, UTF_8);
        Files.writeString(
                zones,
                before.lines()
                        .filter(line ->
                                !line.toLowerCase(Locale.ROOT)
                                        .startsWith("_fedproof." + domain + " "))
                        .map(line -> line + "\n")
                        .reduce("", String::concat));
        assertThat(Files.readString(zones, UTF_8)).isNotEqualTo(before);
        return () -> Files.writeString(zones, before, UTF_8);
    }

    /// A file of a party's state is lost.
    Undo withoutFile(String party, String name) throws IOException {
        var file = folder().resolve(party).resolve(name);
        var away = file.resolveSibling(name + ".away");
        Files.move(file, away);
        return () -> Files.move(away, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /// The forest's account gets another password, and nobody tells us.
    Undo forestsPasswordChanged() {
        forestsPassword("another password than that");
        return () -> forestsPassword(FOREST_PASSWORD);
    }

    /// The address space leads elsewhere, with the password that it needs for that.
    Undo forestAt(String url) {
        var before = setting("contoso.test", SPACE, "targetServiceEpr");
        leadTo(url);
        return () -> leadTo(before);
    }

    private void forestsPassword(String password) {
        patch(
                "northwind.test",
                "accepted-forests/contoso.test",
                Json.object().put("password", password));
    }

    private void leadTo(String url) {
        patch(
                "contoso.test",
                SPACE,
                Json.object().put("targetServiceEpr", url).put("secret", FOREST_PASSWORD));
    }

    private void patch(String party, String object, ObjectNode changes) {
        try (var api = api(party)) {
            api.send("PATCH", admin(object), changes);
        }
    }

    /// Somebody else's server under a name of the lab.
    Impostor impostor(String host, Duration valid) {
        return Impostor.start(keys(), host, valid);
    }

    // What there is.

    Path keys() {
        return Path.of(lab.ready().keysDir());
    }

    Path folder() {
        return Objects.requireNonNull(keys().getParent());
    }

    int port(String party) {
        var ready = lab.ready();
        var url =
                party.equals(BROKER)
                        ? ready.broker().baseUrl()
                        : ready.organisations().stream()
                                .filter(each -> each.domains().contains(party))
                                .findFirst()
                                .orElseThrow()
                                .baseUrl();
        return URI.create(url).getPort();
    }
}
