package entente.pages;

import entente.audit.Audit;
import entente.audit.AuditEvent.SignInRefused;
import entente.audit.AuditEvent.Times;
import entente.gate.Entry;
import entente.gate.Mount;
import entente.gate.Passwords;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Caller;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Signing in with the address and password of a mailbox, and out again.
///
/// Wrong passwords count with those of Basic, and are refused in one way, be there such a mailbox or not. Each sign-in begins a session of its own, in the place of the one that the browser had.
final class SignIn {
    /// Where the form for that is sent to.
    static final String IN = "/sign-in";

    /// Where the one to end that is.
    static final String OUT = "/sign-out";

    private static final int LONGEST_SHOWN = 320;
    private static final String REFUSED =
            "The address or the password is not right. After several wrong attempts, wait a minute before the next one.";

    private final String organisation;
    private final Entrance entrance;
    private final Sessions sessions;
    private final FormTokens tokens;
    private final Passwords passwords;
    private final Function<Address, Optional<String>> marks;
    private final Audit audit;

    SignIn(
            String organisation,
            Entrance entrance,
            Sessions sessions,
            FormTokens tokens,
            Passwords passwords,
            Function<Address, Optional<String>> marks,
            Audit audit) {
        this.organisation = organisation;
        this.entrance = entrance;
        this.sessions = sessions;
        this.tokens = tokens;
        this.passwords = passwords;
        this.marks = marks;
        this.audit = audit;
    }

    List<Mount> mounts() {
        return List.of(
                new Mount.Open(
                        PagePlace.at(Pages.RECOVER + IN, "POST"),
                        visit -> entrance.errorsShown(visit, () -> signIn(visit))),
                entrance.form(Pages.RECOVER + OUT, this::signOut));
    }

    /// The form to sign in, for whoever is not.
    Reply page(Visit visit) {
        return page(200, visit, "", Optional.empty());
    }

    private Reply page(int status, Visit visit, String address, Optional<String> problem) {
        var known = Cookies.GREETING.in(visit.arrival());
        var cookie = known.orElseGet(Cookies::fresh);
        var title = problem.isPresent() ? "Not signed in" : "Sign in";
        var frame = new Frame(organisation, title, Optional.empty());
        var token = tokens.of(Cookies.GREETING, cookie);
        return Templates.SIGN_IN
                .reply(status, new SignInPage(frame, token, address, problem))
                .with("Set-Cookie", Cookies.GREETING.given(cookie));
    }

    private Reply signIn(Visit visit) throws PageError, IOException {
        var greeting = Cookies.GREETING.in(visit.arrival());
        if (greeting.isEmpty()) {
            throw new PageError(403, Refusal.of(Code.FORM_REFUSED, "it came without its cookie"));
        }
        var form = entrance.form(visit.arrival(), Cookies.GREETING, greeting.get());
        var address = form.text("address").orElse("");
        return signIn(address, form.exact("password").orElse(""), visit);
    }

    private Reply signIn(String address, String password, Visit visit) {
        var mark = Address.parse(address).flatMap(marks);
        var entry = passwords.enterAnew(address, password, visit.arrival().network(), visit.now());
        return switch (entry) {
            case Entry.Admitted(Caller.OwnPerson(var person), _) when mark.isPresent() ->
                    signedIn(person, mark.get(), visit);
            case Entry.Admitted _ -> refused(address, Code.OPERATION_FORBIDDEN, visit);
            case Entry.TurnedAway(var why) -> refused(address, why.code(), visit);
            case Entry.Challenged _ -> refused(address, Code.PASSWORD_REFUSED, visit);
        };
    }

    private Reply signedIn(Address person, String mark, Visit visit) {
        Cookies.SESSION.in(visit.arrival()).ifPresent(sessions::end);
        var cookie = sessions.begin(person, mark, visit.now());
        return Entrance.seeOther(Pages.RECOVER)
                .with("Set-Cookie", Cookies.SESSION.given(cookie))
                .with("Set-Cookie", Cookies.GREETING.taken());
    }

    private Reply refused(String address, Code reason, Visit visit) {
        audit.record(
                new SignInRefused(
                        visit.now(),
                        visit.trace().id(),
                        Address.parse(address),
                        reason,
                        visit.arrival().peer(),
                        Times.ONCE));
        var shown = address.length() > LONGEST_SHOWN ? "" : address;
        return page(403, visit, shown, Optional.of(REFUSED));
    }

    private Reply signOut(Guest guest, Form form) {
        sessions.end(guest.cookie());
        return Entrance.seeOther(Pages.RECOVER).with("Set-Cookie", Cookies.SESSION.taken());
    }
}
