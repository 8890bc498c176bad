package entente.routes;

import static entente.routes.AddressSpaceJson.ACCOUNT;
import static entente.routes.AddressSpaceJson.AUTODISCOVER;
import static entente.routes.AddressSpaceJson.ENABLED;
import static entente.routes.AddressSpaceJson.HOSTS;
import static entente.routes.AddressSpaceJson.METHOD;
import static entente.routes.AddressSpaceJson.OWN_CERTIFICATE;
import static entente.routes.AddressSpaceJson.PROXY;
import static entente.routes.AddressSpaceJson.SECRET;
import static entente.routes.AddressSpaceJson.SERVICE;

import entente.question.Domain;
import entente.routes.AddressSpace.Proof;
import entente.settings.LockedSecret;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Makes an address space of its settings, or says all that is wrong with them.
final class AddressSpaceReader {
    static final int LONGEST_SECRET = 1024;
    private static final int LONGEST_ACCOUNT = 256;

    private final Domain forest;
    private final JsonFields fields;

    private AddressSpaceReader(Domain forest, JsonNode object) {
        this.forest = forest;
        this.fields = new JsonFields(object);
    }

    /// Finds the secret of an account at some hosts: the one that was just given, or the one it has had; empty where there is none for them.
    @FunctionalInterface
    interface Secrets {
        Optional<LockedSecret> of(Optional<String> given, String account, Set<Host> hosts);
    }

    /// What came of it.
    sealed interface Outcome {
        record Read(AddressSpace space) implements Outcome {}

        record Faulty(List<String> faults) implements Outcome {}
    }

    static Outcome read(Domain forest, JsonNode object, Secrets secrets) {
        return new AddressSpaceReader(forest, object).read(secrets);
    }

    private Outcome read(Secrets secrets) {
        var method = method();
        var autodiscover = fields.https(AUTODISCOVER);
        var endpoint = endpoint(method.orElse(AccessMethod.PER_USER), autodiscover);
        var hosts = hosts(autodiscover, endpoint);
        var enabled = fields.flag(ENABLED, true);
        var proof = proof(hosts, secrets);
        if (!fields.faults().isEmpty() || method.isEmpty() || proof.isEmpty()) {
            return new Outcome.Faulty(fields.faults());
        }
        return new Outcome.Read(
                new AddressSpace(
                        forest, method.get(), proof.get(), autodiscover, endpoint, hosts, enabled));
    }

    private Optional<AccessMethod> method() {
        var text = fields.text(METHOD).orElse("");
        var method = AccessMethod.parse(text);
        if (method.isEmpty()) {
            fields.fault(
                    switch (text.toLowerCase(Locale.ROOT)) {
                        case "orgwidefbtoken" ->
                                "OrgWideFBToken is between tenants of Exchange Online: use a connector (OAuth) in its place";
                        case "publicfolder" ->
                                "PublicFolder is of Exchange 2003 and not spoken: use OrgWideFB in its place";
                        default ->
                                "\"%s\" must be PerUserFB, OrgWideFB or InternalProxy"
                                        .formatted(METHOD);
                    });
        }
        return method;
    }

    private Optional<URI> endpoint(AccessMethod method, Optional<URI> autodiscover) {
        var service = fields.https(SERVICE);
        var proxy = fields.https(PROXY);
        if (method == AccessMethod.INTERNAL_PROXY) {
            if (proxy.isEmpty() || fields.has(SERVICE) || fields.has(AUTODISCOVER)) {
                fields.fault("InternalProxy takes \"%s\" and no other endpoint".formatted(PROXY));
            }
            return proxy;
        }
        if (fields.has(PROXY)) {
            fields.fault("\"%s\" is for InternalProxy alone".formatted(PROXY));
        }
        if (service.isEmpty() && autodiscover.isEmpty()) {
            fields.fault("\"%s\" or \"%s\" is needed".formatted(SERVICE, AUTODISCOVER));
        }
        return service;
    }

    private Set<Host> hosts(Optional<URI> autodiscover, Optional<URI> endpoint) {
        var hosts = new HashSet<>(fields.many(HOSTS, Host::parse, "hosts, perhaps with a port"));
        Stream.of(autodiscover, endpoint)
                .flatMap(Optional::stream)
                .flatMap(url -> Host.of(url).stream())
                .forEach(hosts::add);
        return hosts;
    }

    private Optional<Proof> proof(Set<Host> hosts, Secrets secrets) {
        var own = fields.flag(OWN_CERTIFICATE, false);
        var account = fields.one(ACCOUNT, AddressSpaceReader::account, "the name of an account");
        var given =
                fields.one(SECRET, AddressSpaceReader::secret, "a secret of 1 to 1024 characters");
        if (own == fields.has(ACCOUNT)) {
            fields.fault(
                    "one of \"%s\" (with \"%s\") and \"%s\" is needed"
                            .formatted(ACCOUNT, SECRET, OWN_CERTIFICATE));
            return Optional.empty();
        }
        if (own) {
            if (fields.has(SECRET)) {
                fields.fault("\"%s\" is for an account alone".formatted(SECRET));
            }
            return Optional.of(new Proof.OwnCertificate());
        }
        if (!fields.faults().isEmpty()) {
            return Optional.empty();
        }
        var secret = secrets.of(given, account.orElseThrow(), hosts);
        if (secret.isEmpty()) {
            fields.fault(
                    "\"%s\" is needed with another account, endpoint or host".formatted(SECRET));
        }
        return secret.map(locked -> new Proof.Account(account.get(), locked));
    }

    /// RFC 7617, 2: no colon, no control characters.
    private static Optional<String> account(String text) {
        return Optional.of(text)
                .filter(name -> !name.isBlank() && name.length() <= LONGEST_ACCOUNT)
                .filter(name -> name.chars().noneMatch(each -> each == ':' || each < ' '));
    }

    private static Optional<String> secret(String text) {
        return Optional.of(text)
                .filter(secret -> !secret.isEmpty() && secret.length() <= LONGEST_SECRET)
                .filter(secret -> secret.chars().noneMatch(each -> each < ' '));
    }
}
