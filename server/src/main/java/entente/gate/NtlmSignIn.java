package entente.gate;

import entente.gate.Connection.Stage;
import entente.gate.Entry.Admitted;
import entente.gate.Entry.Challenged;
import entente.gate.Entry.TurnedAway;
import entente.mailbox.ServicePassword;
import entente.ntlm.Authenticate;
import entente.ntlm.Handshake;
import entente.ntlm.KnownHash;
import entente.ntlm.NtlmTerms;
import entente.ntlm.ServerNames;
import entente.ntlm.SignInCheck;
import entente.ntlm.Verdict;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Has people sign in by NTLM with a service password (MS-NTHT 3). Who did counts as signed in for as long as the connection lasts and that password
/// is there.
///
/// Both messages come over one HTTP/1.1 connection. A challenge is taken by the first answer, good or bad. Nobody signs in so as an administrator.
public final class NtlmSignIn {
    static final String SCHEME = "NTLM";

    private static final String NEGOTIATE = "Negotiate";

    private final IssuedPasswords issued;
    private final Attempts attempts;
    private final ServerNames names;
    private final SignInCheck check;

    public NtlmSignIn(
            IssuedPasswords issued, Passwords passwords, ServerNames names, NtlmTerms terms) {
        this.issued = issued;
        this.attempts = passwords.attempts();
        this.names = names;
        this.check = new SignInCheck(names, terms);
    }

    static boolean isScheme(String scheme) {
        return scheme.equalsIgnoreCase(SCHEME) || scheme.equalsIgnoreCase(NEGOTIATE);
    }

    /// Whom an answer names; empty where it is none.
    Optional<Address> named(String credentials) {
        return decoded(credentials).flatMap(Authenticate::read).flatMap(this::person);
    }

    /// Who signed in over this connection before; empty where nobody did. Who did, and may no longer, is nobody.
    Optional<Entry> signedIn(Arrival arrival) {
        return arrival.connection().flatMap(this::signedIn);
    }

    private Optional<Entry> signedIn(Connection connection) {
        if (!(connection.stage() instanceof Stage.SignedIn signedIn)) {
            return Optional.empty();
        }
        if (!issued.isStill(signedIn.person(), signedIn.with())) {
            connection.follow(signedIn, new Stage.Nothing());
            return Optional.empty();
        }
        return Optional.of(admitted(signedIn, "NTLM (earlier on this connection)"));
    }

    /// What comes of one message.
    Entry enter(String credentials, Arrival arrival, Instant now) {
        if (arrival.connection().isEmpty()) {
            return refused(Code.NTLM_OUT_OF_TURN, "it came over no HTTP/1.1 connection");
        }
        var connection = arrival.connection().get();
        var before = connection.replace(new Stage.Nothing());
        var message = decoded(credentials);
        if (message.filter(Handshake::isOffer).isPresent()) {
            return challenged(message.get(), scheme(arrival), connection, now);
        }
        var answer = message.flatMap(Authenticate::read);
        if (answer.isEmpty()) {
            return refused(Code.NTLM_MALFORMED, "it is neither an offer nor an answer");
        }
        if (!(before instanceof Stage.Challenged(var handshake))) {
            return refused(Code.NTLM_OUT_OF_TURN, "no challenge waits on this connection");
        }
        return answered(answer.get(), handshake, connection, arrival.network(), now);
    }

    private Entry challenged(byte[] offer, String scheme, Connection connection, Instant now) {
        var handshake = Handshake.answer(offer, names, now);
        if (handshake.isEmpty()) {
            return refused(Code.NTLM_MALFORMED, "it is no offer");
        }
        connection.replace(new Stage.Challenged(handshake.get()));
        var text = Base64.getEncoder().encodeToString(handshake.get().challenge());
        return new Challenged(scheme + " " + text);
    }

    private Entry answered(
            Authenticate answer,
            Handshake handshake,
            Connection connection,
            String peer,
            Instant now) {
        var person = person(answer);
        var exhausted =
                person.map(it -> attempts.exhausted(it, peer, now))
                        .orElseGet(() -> attempts.exhausted(peer, now));
        if (exhausted) {
            return refused(Code.TOO_MANY_ATTEMPTS, "by NTLM");
        }
        var shown = connection.shown();
        return switch (check.check(handshake, answer, () -> known(person), shown, now)) {
            case Verdict.Proved<ServicePassword>(var password) -> {
                var signedIn = new Stage.SignedIn(person.orElseThrow(), password);
                connection.replace(signedIn);
                yield admitted(signedIn, "NTLM, the service password " + password.name());
            }
            case Verdict.Refused<ServicePassword>(var why) -> {
                if (why.code() == Code.PASSWORD_REFUSED) {
                    person.ifPresentOrElse(
                            it -> attempts.failed(it, peer, now), () -> attempts.failed(peer, now));
                }
                yield new TurnedAway(why);
            }
        };
    }

    private List<KnownHash<ServicePassword>> known(Optional<Address> person) {
        return person.map(issued::of).orElse(List.of());
    }

    /// `mary@contoso.test`, or `mary` of `CONTOSO`, of `contoso.test` or of nothing.
    private Optional<Address> person(Authenticate answer) {
        var user = answer.user();
        if (user.indexOf('@') >= 0) {
            return Address.parse(user);
        }
        var ours =
                answer.domain().isEmpty() || answer.domain().equalsIgnoreCase(names.shortDomain());
        return Address.parse(user + "@" + (ours ? names.domain() : answer.domain()));
    }

    private static Entry admitted(Stage.SignedIn signedIn, String check) {
        return new Admitted(new Caller.OwnPerson(signedIn.person()), List.of(check));
    }

    private static Entry refused(Code code, String cause) {
        return new TurnedAway(Refusal.of(code, cause));
    }

    private static String scheme(Arrival arrival) {
        var sent = arrival.header("authorization").orElse("").strip();
        return sent.regionMatches(true, 0, NEGOTIATE, 0, NEGOTIATE.length()) ? NEGOTIATE : SCHEME;
    }

    private static Optional<byte[]> decoded(String credentials) {
        try {
            return Optional.of(Base64.getDecoder().decode(credentials));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
