package entente.broker;

import entente.broker.Grant.Approval;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.problem.Wire;
import entente.tokens.SigningKeys;
import entente.wire.jwt.CompactToken;
import entente.wire.jwt.GrantMalformed;
import entente.wire.jwt.TokenAnswer;
import entente.wire.jwt.TokenError;
import entente.wire.jwt.TokenRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Issues tokens: to applications that prove who they are, for resources that are registered, and never without a record of it.
public final class Broker {
    private final BrokerIdentity identity;
    private final Supplier<Registry> registry;
    private final Supplier<SigningKeys> keys;
    private final IssueLog log;
    private final Duration tokenLifetime;
    private final AppRate rate;
    private final Publication publication;

    /// `registry` and `keys` are asked anew for each request, so an application that is disabled gets nothing from then on, and a key that has
    /// become the current one signs. There always is a current one.
    public Broker(
            BrokerIdentity identity,
            BrokerPolicy policy,
            Supplier<Registry> registry,
            Supplier<SigningKeys> keys,
            IssueLog log) {
        this.identity = identity;
        this.registry = registry;
        this.keys = keys;
        this.log = log;
        this.tokenLifetime = policy.tokenLifetime();
        this.rate = new AppRate(policy.burst(), policy.perSecond());
        this.publication = new Publication(identity, keys);
    }

    /// What came of a token request.
    public sealed interface Outcome {
        /// Sent with status 200 and `Cache-Control: no-store` (RFC 6749 5.1).
        record Issued(TokenAnswer answer, Issue issue) implements Outcome {}

        /// `retryAfter` is whole seconds, present where asking again later may help; `claimed` is the client, as far as the request named one,
        /// and not proven.
        record Refused(Refusal why, Optional<Duration> retryAfter, Optional<String> claimed)
                implements Outcome {
            /// It may be asked again soon.
            public static Refused busy(String cause) {
                return new Refused(
                        Refusal.of(Code.GRANT_BUSY, cause),
                        Optional.of(Duration.ofSeconds(1)),
                        Optional.empty());
            }

            /// The HTTP status (RFC 6749 5.2).
            public int status() {
                return wire().status();
            }

            /// The body, without what only our log may know.
            public byte[] json() {
                return new TokenError(wire().error(), why.sentence()).json();
            }

            private Wire.OAuth wire() {
                return why.code().wire() instanceof Wire.OAuth oauth
                        ? oauth
                        : new Wire.OAuth(500, "server_error");
            }
        }
    }

    /// Answers a token request at any of the token endpoints; each endpoint takes each grant.
    ///
    /// `pathRealm` is empty where the path names none, `host` is the one the request was addressed to.
    public Outcome token(
            String pathRealm, Map<String, List<String>> form, String host, Instant now) {
        var asked = new Asked();
        try {
            return issue(asked, pathRealm, form, host, now);
        } catch (GrantRefused refused) {
            var why = refused.why();
            log.record(
                    new Denial(
                            now,
                            asked.client,
                            asked.resource,
                            why.code().name(),
                            why.cause().orElse("")));
            return new Outcome.Refused(
                    why,
                    refused.retryAfter(),
                    Optional.of(asked.client).filter(client -> !client.isEmpty()));
        }
    }

    /// The checks in their order (MS-XOAUTH 3.2.5.2, RFC 7523 3); the first that fails ends it.
    private Outcome.Issued issue(
            Asked asked, String pathRealm, Map<String, List<String>> form, String host, Instant now)
            throws GrantRefused {
        requireOurHost(host);
        var known = registry.get();
        var grant = grant(form, pathRealm); // what is asked
        asked.resource = Quoted.of(grant.resourceText());
        var assertion = ClientProof.read(grant.assertionText());
        var claimed = grant.claimedClient(assertion, known); // by whom
        asked.client = claimed.toString();
        var client = registered(assertion, known.named(claimed));
        ClientProof.requireSignature(assertion, client, now); // and really by him
        requireAddressedToUs(grant, assertion, client.realm()); // of us
        var assertionUntil = ClientProof.requireTimes(assertion, now); // now
        var jti = ClientProof.requireName(assertion);
        var resource = grant.resource(known); // for whom
        requireAllowed(client, resource.principal(), known);
        var delegation = grant.delegation(assertion, client); // with a person or without
        requireWithinRate(client, now);
        var from = now.truncatedTo(ChronoUnit.SECONDS);
        var tokenId = UUID.randomUUID().toString();
        var issue =
                new Issue(
                        now,
                        client.name(),
                        resource.audience(),
                        grant.kind(),
                        delegation,
                        Hash.of(jti),
                        tokenId,
                        assertionUntil);
        var recording = log.begin(issue);
        // Signed while the disk writes.
        var token =
                grant.sign(
                        new Approval(
                                identity,
                                client,
                                resource,
                                delegation,
                                tokenId,
                                from,
                                from.plus(tokenLifetime)),
                        keys.get().signerAt(now).orElseThrow());
        requireRecorded(recording);
        return new Outcome.Issued(token, issue);
    }

    /// What a request claims, as far as it was read; for the record of a refusal.
    private static final class Asked {
        private String client = "";
        private String resource = "";
    }

    private void requireOurHost(String host) throws GrantRefused {
        if (!identity.answersTo(host)) {
            throw new GrantRefused(Code.GRANT_REQUEST_INVALID, "addressed to " + Quoted.of(host));
        }
    }

    private static Grant grant(Map<String, List<String>> form, String pathRealm)
            throws GrantRefused {
        try {
            return switch (TokenRequest.parse(form)) {
                case TokenRequest.Actor actor -> ActorGrant.of(actor, pathRealm);
                case TokenRequest.ClientCredentials client -> new AccessGrant(client, pathRealm);
            };
        } catch (GrantMalformed malformed) {
            throw malformed.grantUnknown()
                    ? new GrantRefused(
                            Code.GRANT_TYPE_UNKNOWN, "the form: " + malformed.getMessage())
                    : new GrantRefused(
                            Code.GRANT_REQUEST_INVALID, "the form: " + malformed.getMessage());
        }
    }

    private static ServicePrincipal registered(
            CompactToken assertion, Optional<ServicePrincipal> client) throws GrantRefused {
        return client.filter(ServicePrincipal::enabled)
                .orElseThrow(() ->
                        ClientProof.refused(
                                assertion, "the client is not registered, or disabled"));
    }

    private void requireAddressedToUs(Grant grant, CompactToken assertion, String realm)
            throws GrantRefused {
        if (!grant.isAddressedTo(identity, assertion, realm)) {
            throw new GrantRefused(
                    Code.GRANT_ASSERTION_AUDIENCE,
                    "aud is " + Quoted.of(assertion.claims().text("aud").orElse("not one string")));
        }
    }

    private static void requireAllowed(
            ServicePrincipal client, ServicePrincipal resource, Registry known)
            throws GrantRefused {
        if (!known.mayCall(client, resource)) {
            throw new GrantRefused(
                    Code.GRANT_CLIENT_FORBIDDEN,
                    "%s may not call %s".formatted(client.name(), resource.name()));
        }
    }

    private void requireWithinRate(ServicePrincipal client, Instant now) throws GrantRefused {
        var wait = rate.take(client.name(), now);
        if (wait.isPresent()) {
            throw GrantRefused.busy(client.name() + " asks too often", wholeSeconds(wait.get()));
        }
    }

    private static Duration wholeSeconds(Duration wait) {
        return Duration.ofSeconds(Math.max(1, wait.plusNanos(999_999_999).toSeconds()));
    }

    /// No token leaves before its record stands: a crash in between leaves a record too many, never a token too many.
    private static void requireRecorded(IssueLog.Recording recording) throws GrantRefused {
        switch (recording.await()) {
            case NEW -> {}
            case SEEN ->
                    throw new GrantRefused(
                            Code.GRANT_ASSERTION_STALE, "the assertion was used before");
            case BUSY -> throw GrantRefused.busy("the issue log is busy", Duration.ofSeconds(1));
        }
    }

    /// The historical document of a realm at `now`, every endpoint in it below `urls`; empty for a realm that is not served.
    public Optional<byte[]> metadata(String realm, BrokerUrls urls, Instant now) {
        return publication.metadata(realm, urls, now);
    }

    /// The keys published at `now` (RFC 7517).
    public byte[] jwks(Instant now) {
        return publication.jwks(now);
    }

    /// The document of RFC 8414 for a realm, empty for one that is not served.
    public Optional<byte[]> oauthMetadata(String realm, BrokerUrls urls) {
        return publication.oauthMetadata(realm, urls);
    }

    /// The document of OpenID Connect Discovery for a realm, empty for one that is not served.
    public Optional<byte[]> openidConfiguration(String realm, BrokerUrls urls) {
        return publication.openidConfiguration(realm, urls);
    }
}
