package entente.vouching;

import entente.problem.Command;
import entente.question.Domain;
import entente.routes.Connector;
import entente.routes.Halves;
import entente.routes.TokenProfile;
import entente.tokens.AuthServer;
import entente.trusts.Action;
import entente.wire.jwt.Issuer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What of the partner's half of an OAuth connection may be missing: our application is not registered there, in our realm, for our domain, with
/// something to call; or our broker is not believed. A partner names in `x-ms-diagnostics` which it is, and here is the command that its
/// administrator mends it with.
///
/// `ours` is the domain of the asking person, empty where our application asks for itself.
record TheirRegistration(
        Connector connector,
        Action purpose,
        Optional<Domain> ours,
        Issuer self,
        Optional<AuthServer> broker) {
    String mended(Diagnostics said) {
        return switch (said.category()) {
            case "invalid_signature" ->
                    "Its half may be missing, or hold another key than ours: a partner does not tell a stranger from a wrong signature. There: %s shows what there is, %s registers us, %s."
                            .formatted(there("partner", "list"), register(), believed());
            case "invalid_resource" ->
                    "The partner does not know itself by the host in the connector: compare it with the partner's host names. "
                            + ourTest();
            case "invalid_tenant" ->
                    "Its half is missing: nobody is registered in our realm. There: %s."
                            .formatted(register());
            case "invalid_user" ->
                    "Its registration of us lacks the domain of the asking person. There: %s, beside its other domains."
                            .formatted(there("partner", "set", "NAME", "--domain", domain()));
            case "invalid_grant" ->
                    "Its half is missing, disabled, or has nothing that we may call. There: %s, or %s."
                            .formatted(
                                    register(),
                                    there(
                                            "partner",
                                            "set",
                                            "NAME",
                                            "--enabled",
                                            "--operation",
                                            operation()));
            case "token_expired" ->
                    "Compare our clock, the broker's and the partner's. " + ourTest();
            case "invalid_issuer" ->
                    "Its half is missing: it does not know who vouches for us. There: %s."
                            .formatted(believed());
            case "invalid_delegation" ->
                    "Register our application at the broker as one that may speak for people. "
                            + ourTest();
            default -> "The partner's log says more under the same trace id. " + ourTest();
        };
    }

    /// 403: it knows us, and did not allow this.
    String allowed() {
        return "Its registration of us does not allow this call. There: %s, beside its other operations."
                .formatted(there("partner", "set", "NAME", "--operation", operation()));
    }

    private String ourTest() {
        return ours.map(domain -> Halves.between(domain, connector))
                .map(halves ->
                        "What can be known from here, %s tells.".formatted(halves.test(connector)))
                .orElse("");
    }

    private String register() {
        var command =
                new ArrayList<>(
                        List.of(
                                "partner",
                                "add",
                                domain(),
                                "--app-id",
                                self.app(),
                                "--realm",
                                self.realm(),
                                "--domain",
                                domain(),
                                "--operation",
                                operation(),
                                "--profile",
                                taken(connector.profile())));
        if (!connector.profile().needsBroker()) {
            command.addAll(List.of("--metadata-url", "URL-OF-OUR-METADATA"));
        }
        return there(command.toArray(String[]::new));
    }

    /// The broker that vouches for us, or we ourselves.
    private String believed() {
        return broker.map(it ->
                        there(
                                        "auth-server",
                                        "add",
                                        it.name(),
                                        "--app-id",
                                        it.appId(),
                                        "--realm",
                                        connector.partnerRealm(),
                                        "--issues-for",
                                        self.realm(),
                                        "--metadata-url",
                                        it.metadataUrl().toString(),
                                        "--token-endpoint",
                                        it.tokenEndpoint().toString())
                                + " makes it believe our broker")
                .orElseGet(() -> register() + " makes it believe our own key");
    }

    /// As the partner's administrator enters it.
    private String there(String... words) {
        var command = new ArrayList<>(List.of(words));
        var theirs = connector.targetDomains().stream().map(Domain::name).min(String::compareTo);
        theirs.ifPresent(domain -> command.addAll(List.of("--org", domain)));
        return Command.of(command.toArray(String[]::new));
    }

    /// What we have to be let call, as a partner's registration names it.
    private String operation() {
        return switch (purpose) {
            case MAIL_TIPS -> "mailtips";
            case PHOTO -> "photos";
            case MESSAGE_TRACKING -> "messagetracking";
            case FREE_BUSY, AUTODISCOVER, MAILBOX_MOVE, ARCHIVE -> "freebusy";
        };
    }

    private String domain() {
        return ours.map(Domain::name).orElseGet(self::realm);
    }

    /// The shape of our tokens, as a partner's registration calls it.
    private static String taken(TokenProfile profile) {
        return switch (profile) {
            case L1, L1_SIGNED -> "L1";
            case L2, L2_SIGNED -> "L2";
            case N1 -> "N1";
            case N2 -> "N2";
        };
    }
}
