package entente.gate;

import entente.forests.AcceptedForests;
import entente.gate.Entry.Admitted;
import entente.gate.Entry.TurnedAway;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.problem.Wire;
import entente.question.Address;
import entente.question.Caller;
import entente.trace.Trace;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The only place that turns an arrival into a caller.
///
/// In this order: HTTPS, one Authorization header, its scheme, then the password, the token or the message; without any such header, who
/// signed in over the connection by NTLM, or its certificate. An empty bearer token is the
/// question "whom do you trust?" (MS-XOAUTH 3.2.5.4) and gets the challenge without an error.
public final class Door {
    private static final int LONGEST_AUTHORIZATION = 24 * 1024;
    private static final String SENT_BY_ANOTHER_SITE = "a page of another site sent it";
    private static final String ASK_FOR_PASSWORD = "Basic realm=\"\"";

    private final Passwords passwords;
    private final Optional<TokenCheck> tokens;
    private final Optional<AcceptedForests> forests;
    private final boolean administratorsOnly;
    private final Optional<NtlmSignIn> ntlm;

    private Door(
            Passwords passwords,
            Optional<TokenCheck> tokens,
            Optional<AcceptedForests> forests,
            boolean administratorsOnly,
            Optional<NtlmSignIn> ntlm) {
        this.passwords = passwords;
        this.tokens = tokens;
        this.forests = forests;
        this.administratorsOnly = administratorsOnly;
        this.ntlm = ntlm;
    }

    /// Lets in whoever has a password here, and partners with a token.
    public static Door forPeopleAndPartners(Passwords passwords, TokenCheck tokens) {
        return new Door(passwords, Optional.of(tokens), Optional.empty(), false, Optional.empty());
    }

    /// The same, and servers of accepted forests, by the certificate of their connection.
    public static Door forPeopleAndPartners(
            Passwords passwords, TokenCheck tokens, AcceptedForests forests) {
        return new Door(
                passwords, Optional.of(tokens), Optional.of(forests), false, Optional.empty());
    }

    /// Lets in this server's administrators, by password.
    public static Door forAdministrators(Passwords passwords) {
        return new Door(passwords, Optional.empty(), Optional.empty(), true, Optional.empty());
    }

    /// The same door, which people also pass by NTLM.
    public Door alsoBy(NtlmSignIn ntlm) {
        return new Door(passwords, tokens, forests, administratorsOnly, Optional.of(ntlm));
    }

    /// Who this is.
    Entry enter(Arrival arrival, Instant now, Trace trace) {
        if (!arrival.secure()) {
            return new TurnedAway(Refusal.of(Code.NOT_HTTPS));
        }
        if (administratorsOnly && sentByAnotherSite(arrival)) {
            return new TurnedAway(Refusal.of(Code.OPERATION_FORBIDDEN, SENT_BY_ANOTHER_SITE));
        }
        var authorization = arrival.headers("authorization");
        if (authorization.isEmpty()) {
            return byConnection(arrival).orElseGet(() -> byCertificate(arrival, now));
        }
        if (authorization.size() > 1) {
            return new TurnedAway(Refusal.of(Code.AUTHORIZATION_AMBIGUOUS));
        }
        return admit(byScheme(authorization.getFirst().strip(), arrival, now, trace));
    }

    // A browser that once signed in adds the password to whatever any page has it send (RFC 6454,
    // 7).
    private static boolean sentByAnotherSite(Arrival arrival) {
        var own = "https://" + arrival.host();
        return arrival.headers("origin").stream()
                .anyMatch(origin ->
                        !origin.equalsIgnoreCase(own)
                                && !origin.equalsIgnoreCase(own + ":" + arrival.port()));
    }

    // Who signed in over this connection need not say so again; what a page of another site has a
    // browser
    // send does not count as hers.
    private Optional<Entry> byConnection(Arrival arrival) {
        return ntlm.filter(_ -> !sentByAnotherSite(arrival)).flatMap(it -> it.signedIn(arrival));
    }

    private Entry byNtlm(String credentials, Arrival arrival, Instant now) {
        if (ntlm.isPresent() && sentByAnotherSite(arrival)) {
            return new TurnedAway(Refusal.of(Code.OPERATION_FORBIDDEN, SENT_BY_ANOTHER_SITE));
        }
        return ntlm.map(it -> it.enter(credentials, arrival, now)).orElseGet(Door::otherScheme);
    }

    /// Whom an answer by NTLM names; empty where it is none, or nobody passes this door by NTLM.
    Optional<Address> namedByNtlm(String credentials) {
        return ntlm.flatMap(it -> it.named(credentials));
    }

    private static Entry otherScheme() {
        return new TurnedAway(Refusal.of(Code.NOT_SIGNED_IN, "another scheme was used"));
    }

    private Entry byScheme(String authorization, Arrival arrival, Instant now, Trace trace) {
        if (authorization.length() > LONGEST_AUTHORIZATION) {
            return new TurnedAway(Refusal.of(Code.TOKEN_TOO_LARGE));
        }
        var space = authorization.indexOf(' ');
        var scheme = space < 0 ? authorization : authorization.substring(0, space);
        var credentials = space < 0 ? "" : authorization.substring(space + 1).strip();
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "basic" -> passwords.enter(credentials, arrival.network(), now);
            case "bearer" -> byToken(credentials, arrival, now, trace);
            case "ntlm", "negotiate" -> byNtlm(credentials, arrival, now);
            default -> otherScheme();
        };
    }

    // A certificate that nobody listed is as good as none: clients of people show theirs unasked.
    private Entry byCertificate(Arrival arrival, Instant now) {
        return forests.flatMap(
                        known -> arrival.certificate().flatMap(shown -> known.showing(shown, now)))
                .<Entry>map(forest ->
                        new Admitted(
                                new Caller.ForestAccount(
                                        forest.forest().name(), forest.domains(), true),
                                List.of("the certificate of a server of " + forest.forest())))
                .orElseGet(() -> new TurnedAway(Refusal.of(Code.NOT_SIGNED_IN)));
    }

    private Entry byToken(String token, Arrival arrival, Instant now, Trace trace) {
        if (tokens.isEmpty() || token.isEmpty()) {
            return new TurnedAway(Refusal.of(Code.NOT_SIGNED_IN, "no token was sent"));
        }
        return tokens.get().check(token, arrival.host(), now, trace);
    }

    private Entry admit(Entry entry) {
        return administratorsOnly
                        && entry instanceof Admitted admitted
                        && !(admitted.caller() instanceof Caller.Administrator)
                ? new TurnedAway(Refusal.of(Code.OPERATION_FORBIDDEN, "not an administrator"))
                : entry;
    }

    /// How this is said to the one outside: a status, what to send instead, and no body.
    Reply turnAway(Refusal why) {
        return switch (why.code().wire()) {
            case Wire.Diagnostics(var number, var category) ->
                    challenge(Optional.of("invalid_token"))
                            .with("x-ms-diagnostics", diagnostics(number, why.code(), category));
            case Wire.Status(var status) when status == 401 -> challenge(Optional.empty());
            case Wire.Status(var status) -> Reply.empty(status);
            case Wire.Mailbox _,
                    Wire.Fault _,
                    Wire.Security _,
                    Wire.NotUnderstood _,
                    Wire.OAuth _,
                    Wire.Registration _,
                    Wire.Trust _,
                    Wire.Local _ ->
                    Reply.empty(500);
        };
    }

    private Reply challenge(Optional<String> error) {
        var reply = Reply.empty(401);
        if (tokens.isPresent()) {
            var challenge = tokens.get().challenge();
            var told = error.map(challenge::withError).orElse(challenge);
            reply = reply.with("WWW-Authenticate", told.header());
        }
        // Over HTTP/2 too: clients that want it come again over HTTP/1.1.
        if (ntlm.isPresent()) {
            reply = reply.with("WWW-Authenticate", NtlmSignIn.SCHEME);
        }
        return reply.with("WWW-Authenticate", ASK_FOR_PASSWORD);
    }

    // The generic sentence of the code: what exactly was wrong is for our log alone.
    private static String diagnostics(int number, Code code, String category) {
        return "%d;reason=\"%s\";error_category=\"%s\""
                .formatted(number, code.sentence(), category);
    }
}
