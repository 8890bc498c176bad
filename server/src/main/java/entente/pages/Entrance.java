package entente.pages;

import entente.gate.Arrival;
import entente.gate.Mount;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.problem.Code;
import entente.problem.Refusal;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Stands before each page: who signed in meets it, whoever did not is sent to the form for that, and what is sent to it has to come from a page of ours.
final class Entrance {
    /// What whoever signed in gets for the fields of a query, or of a form.
    @FunctionalInterface
    interface Page {
        Reply answer(Guest guest, Form fields) throws PageError;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);

    private final String organisation;
    private final Sessions sessions;
    private final FormTokens tokens;

    Entrance(String organisation, Sessions sessions, FormTokens tokens) {
        this.organisation = organisation;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /// A page at a path of its own; whoever is not signed in gets the form for that.
    Mount page(String path, Page page) {
        return page(path, page, _ -> toSignIn());
    }

    /// A page, and what whoever is not signed in gets there.
    Mount page(String path, Page page, Function<Visit, Reply> otherwise) {
        return new Mount.Open(
                PagePlace.at(path, "GET"),
                visit ->
                        errorsShown(
                                visit,
                                () -> {
                                    var guest = guest(visit);
                                    return guest.isEmpty()
                                            ? otherwise.apply(visit)
                                            : page.answer(
                                                    guest.get(),
                                                    Form.ofQuery(visit.arrival().query()));
                                }));
    }

    /// A form that is sent to a path of its own.
    Mount form(String path, Page page) {
        return new Mount.Open(
                PagePlace.at(path, "POST"),
                visit ->
                        errorsShown(
                                visit,
                                () -> {
                                    var guest = guest(visit);
                                    if (guest.isEmpty()) {
                                        return toSignIn();
                                    }
                                    var form =
                                            form(
                                                    visit.arrival(),
                                                    Cookies.SESSION,
                                                    guest.get().cookie());
                                    return page.answer(guest.get(), form);
                                }));
    }

    /// What a form says that a page of ours sent, which was shown to whoever has this cookie.
    Form form(Arrival arrival, Cookies kind, String cookie) throws PageError, IOException {
        if (!OwnOrigin.sent(arrival)) {
            throw new PageError(403, Refusal.of(Code.FORM_REFUSED, "another site sent it"));
        }
        if (arrival.header("content-type").filter(Entrance::isForm).isEmpty()) {
            throw PageError.unreadable();
        }
        var form = Form.read(arrival.body());
        if (!tokens.fits(kind, cookie, form.exact("token"))) {
            throw new PageError(403, Refusal.of(Code.FORM_REFUSED, "its token is not ours"));
        }
        return form;
    }

    Optional<Guest> guest(Visit visit) {
        return Cookies.SESSION
                .in(visit.arrival())
                .flatMap(cookie ->
                        sessions.use(cookie, visit.now())
                                .map(session ->
                                        new Guest(
                                                session,
                                                cookie,
                                                tokens.of(Cookies.SESSION, cookie),
                                                visit)));
    }

    /// A step at a page, and what it cannot do.
    @FunctionalInterface
    interface Step {
        Reply take() throws PageError, IOException;
    }

    /// The reply of a step, or a page that says why there is none.
    Reply errorsShown(Visit visit, Step step) throws IOException {
        if (!visit.arrival().secure()) {
            return error(403, Refusal.of(Code.NOT_HTTPS), Optional.empty());
        }
        try {
            return step.take();
        } catch (PageError error) {
            var why = error.why();
            LOG.atLevel(why.code() == Code.FORM_REFUSED ? Level.INFO : Level.DEBUG)
                    .log(
                            "{} from {} refused: {} {}",
                            visit.arrival(),
                            visit.arrival().peer(),
                            why.code(),
                            why.cause().orElse(""));
            return error(error.status(), why, guest(visit));
        } catch (RuntimeException fault) {
            // People are to read that, too; what it was is for our log alone.
            LOG.error("{} failed", visit.arrival(), fault);
            return error(500, Refusal.of(Code.INTERNAL_FAULT), guest(visit));
        }
    }

    private Reply error(int status, Refusal why, Optional<Guest> guest) {
        var title = status == 404 ? "Not here" : "That did not work";
        var frame =
                guest.map(it -> it.frame(organisation, title))
                        .orElseGet(() -> new Frame(organisation, title, Optional.empty()));
        return Templates.ERROR.reply(status, new ErrorPage(frame, why.sentence()));
    }

    private static Reply toSignIn() {
        return seeOther(Pages.RECOVER);
    }

    /// Has a browser get another page.
    static Reply seeOther(String target) {
        return Reply.empty(303).with("Location", target);
    }

    private static boolean isForm(String contentType) {
        return contentType.split(";", 2)[0].strip().equalsIgnoreCase(Form.TYPE);
    }
}
