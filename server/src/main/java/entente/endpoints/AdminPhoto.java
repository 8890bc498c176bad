package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.MailboxStore;
import entente.mailbox.Photo;
import entente.mailbox.Recipient;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import java.io.IOException;
import java.util.Map;

/// `/entente/admin/mailboxes/{address}/photo`: `GET` tells of a person's photo (not the photo itself), `PUT` sets it, a JPEG as it is, and
/// `DELETE` takes it away. With `?dryRun=true` the photo is checked and nothing is changed.
public final class AdminPhoto {
    private final MailboxStore store;

    public AdminPhoto(MailboxStore store) {
        this.store = store;
    }

    public Mount mount(Door door) {
        AdminEndpoint endpoint = this::answer;
        return endpoint.behind(
                door,
                Place.at("/entente/admin/mailboxes/{address}/photo", "GET", "PUT", "DELETE")
                        .tryingBy(DryRun.QUERY));
    }

    private Reply answer(Visit visit) throws AdminError, IOException {
        var address = AdminMailbox.address(visit.named("address"));
        if (!(store.find(address).orElse(null) instanceof Recipient.Mailbox)) {
            throw AdminError.unknown(address.toString());
        }
        return switch (visit.arrival().method()) {
            case "PUT" -> put(address, visit);
            case "DELETE" -> remove(address, visit);
            default -> reply(photo(address));
        };
    }

    private Reply put(Address address, Visit visit) throws AdminError, IOException {
        var tried = DryRun.isAskedFor(visit);
        var photo =
                Photo.read(visit.arrival().body().readNBytes(Photo.LARGEST + 1))
                        .orElseThrow(() ->
                                AdminError.malformed(
                                        "A photo is a JPEG of at most %d KiB, %d pixels a side and %d scans."
                                                .formatted(
                                                        Photo.LARGEST >> 10,
                                                        Photo.LONGEST_SIDE,
                                                        Photo.MOST_SCANS)));
        if (!tried) {
            store.setPhoto(address, photo);
        }
        return reply(photo);
    }

    private Reply remove(Address address, Visit visit) throws AdminError {
        var tried = DryRun.isAskedFor(visit);
        var had = tried ? store.photoHashOf(address).isPresent() : store.removePhoto(address);
        if (!had) {
            throw none();
        }
        return Json.reply(200, Map.of("removed", address.toString()));
    }

    private Photo photo(Address address) throws AdminError {
        return store.photoOf(address).orElseThrow(AdminPhoto::none);
    }

    private static AdminError none() {
        return AdminError.notFound(Refusal.of(Code.PHOTO_MISSING));
    }

    private static Reply reply(Photo photo) {
        return Json.reply(200, Map.of("hash", photo.hash(), "bytes", photo.jpeg().length));
    }
}
