package entente.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;

import entente.digest.Sha256;
import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.photos.PhotoInquiry;
import entente.photos.PhotoLookup;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Caller;
import entente.question.Finding;
import entente.question.Hop;
import entente.question.PhotoSize;
import entente.question.Picture;
import entente.trace.Step;
import entente.trace.Trace;
import entente.wire.ews.GetUserPhoto;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What people look like: GetUserPhoto, and `GET /EWS/Exchange.asmx/s/GetUserPhoto?email=…&size=HR96x96` for clients that want the image itself.
///
/// The image comes with an `ETag`, and with 304 and no body where `If-None-Match` has it. It is for the one who asked, and is checked anew each
/// time.
public final class UserPhotos {
    private static final String PATH = "/EWS/Exchange.asmx/s/GetUserPhoto";
    private static final PhotoSize USUAL = PhotoSize.HR96;

    private final PhotoLookup lookup;

    public UserPhotos(PhotoLookup lookup) {
        this.lookup = lookup;
    }

    public Mount mount(Door door) {
        return new Mount.Guarded(Place.at(PATH, "GET"), door, this::image);
    }

    /// `hop` is how the request came here.
    GetUserPhoto.Response answer(Caller caller, Hop hop, GetUserPhoto.Request ask, Trace trace) {
        var inquiry = new PhotoInquiry(caller, ask.email(), ask.size(), Optional.empty(), hop);
        return new GetUserPhoto.Response(lookup.look(inquiry, trace));
    }

    private Reply image(Caller caller, Visit visit) {
        if (!Rights.of(caller).allowPhotos()) {
            var why = Refusal.of(Code.OPERATION_FORBIDDEN, caller.describe());
            visit.trace().add(new Step.Failed(why), Duration.ZERO);
            return Reply.empty(403);
        }
        var query = visit.arrival().query();
        var email = value(query, "email");
        var size = value(query, "size").map(PhotoSize::of).orElse(Optional.of(USUAL));
        if (email.isEmpty() || size.isEmpty()) {
            return Reply.text(400, "Ask for ?email=ADDRESS&size=HR96x96\n");
        }
        var inquiry = new PhotoInquiry(caller, email.get(), size.get());
        return switch (lookup.look(inquiry, visit.trace())) {
            case Finding.Told<Picture>(var picture) -> image(picture, visit);
            case Finding.Refused<Picture>(var why) ->
                    Reply.text(status(why), why.sentence() + "\n");
            case Finding.Unreachable<Picture>(var why) -> Reply.text(502, why.sentence() + "\n");
        };
    }

    private static Reply image(Picture picture, Visit visit) {
        var tag = "\"" + hash(picture) + "\"";
        var known =
                visit.arrival().headers("if-none-match").stream()
                        .flatMap(header -> Arrays.stream(header.split(",", -1)))
                        .map(each -> each.strip().replaceFirst("^W/", ""))
                        .anyMatch(each -> each.equals(tag) || each.equals("*"));
        var reply =
                known
                        ? Reply.empty(304)
                        : new Reply(
                                200,
                                Map.of("Content-Type", List.of("image/jpeg")),
                                picture.octets());
        return reply.with("ETag", tag)
                .with("Cache-Control", "private, no-cache")
                .with("X-Content-Type-Options", "nosniff");
    }

    /// 404 where it is known that there is nothing to show, which clients keep; not where somebody else would have to change something first.
    private static int status(Refusal why) {
        return switch (why.code()) {
            case ADDRESS_MISSING, ADDRESS_MALFORMED -> 400;
            case PHOTO_NOT_SHARED, PARTNER_FORBIDS -> 403;
            case PHOTO_MISSING,
                    MAILBOX_UNKNOWN,
                    NO_ROUTE,
                    NO_USABLE_ADDRESS,
                    SECOND_HOP,
                    TARGET_LOOPS ->
                    404;
            case PHOTOS_BUSY, AUDIT_NOT_KEPT -> 503;
            default -> 502;
        };
    }

    /// The first value of that name; empty where there is none that can be read.
    private static Optional<String> value(String query, String name) {
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> pair.regionMatches(true, 0, name + "=", 0, name.length() + 1))
                .findFirst()
                .flatMap(pair -> decoded(pair.substring(name.length() + 1)));
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text.replace("+", "%2B"), UTF_8));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static String hash(Picture picture) {
        return HexFormat.of().formatHex(Sha256.of(picture.octets()), 0, 16);
    }
}
