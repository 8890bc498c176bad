package entente.endpoints;

import entente.gate.Door;
import entente.gate.Mount;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.Directory;
import entente.mailbox.Recipient;
import entente.question.Address;
import entente.question.Caller;
import entente.wire.autodiscover.Pox;
import entente.wire.soap.MalformedXml;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// `/autodiscover/autodiscover.xml`: where a mailbox's server is, in plain XML (MS-OXDSCLI). Errors are answers with status 200.
public final class AutodiscoverPox {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int UNKNOWN_ADDRESS = 500;
    private static final int NOT_UNDERSTOOD = 600;
    private static final int NO_SUCH_SCHEMA = 601;

    private final Directory directory;
    private final MailboxSettings settings;
    private final AtomicLong errors = new AtomicLong();

    public AutodiscoverPox(Directory directory, MailboxSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    public Mount mount(Door door) {
        return new Mount.Guarded(
                AutodiscoverPlaces.at("/autodiscover/autodiscover.xml", "GET", "POST"),
                door,
                this::answer);
    }

    private Reply answer(Caller caller, Visit visit) {
        if (!Rights.of(caller).allowDiscovery()) {
            return Reply.empty(403);
        }
        return Reply.xml(200, body(visit));
    }

    private byte[] body(Visit visit) {
        // A bare GET asks nothing.
        if (!visit.arrival().method().equals("POST")) {
            return error(NOT_UNDERSTOOD, "Invalid Request", visit);
        }
        try {
            var request = Pox.read(visit.arrival().body(), MOST_BYTES);
            if (!request.schema().isEmpty() && !request.schema().equals(Pox.OUTLOOK)) {
                return error(NO_SUCH_SCHEMA, "Provider is not available", visit);
            }
            return found(request, visit);
        } catch (MalformedXml malformed) {
            return error(NOT_UNDERSTOOD, "Invalid Request", visit);
        }
    }

    private byte[] found(Pox.Request request, Visit visit) {
        return switch (recipient(request).orElse(null)) {
            case Recipient.Mailbox mailbox -> Pox.settings(of(mailbox, visit));
            case Recipient.MailUser(var _, var _, var target) ->
                    Pox.redirectAddress(target.toString());
            case Recipient.Group _ -> unknown(visit);
            case null -> unknown(visit);
        };
    }

    /// The legacy DN decides where both are there (MS-OXDSCLI 3.2.5).
    private Optional<Recipient> recipient(Pox.Request request) {
        var address =
                request.legacyDn().isPresent()
                        ? request.legacyDn().flatMap(settings::addressIn)
                        : request.email().flatMap(Address::parse);
        return address.flatMap(directory::find);
    }

    private Pox.Settings of(Recipient.Mailbox mailbox, Visit visit) {
        var ews = settings.ewsUrl(visit.arrival());
        return new Pox.Settings(
                mailbox.displayName(),
                settings.legacyDn(mailbox.address()),
                mailbox.address().toString(),
                settings.deploymentId(),
                URI.create(ews).getHost(),
                ews);
    }

    private byte[] unknown(Visit visit) {
        return error(UNKNOWN_ADDRESS, "The e-mail address cannot be found", visit);
    }

    private byte[] error(int code, String message, Visit visit) {
        var time = visit.now().atOffset(ZoneOffset.UTC).toLocalTime();
        return Pox.error(code, message, time, errors.incrementAndGet());
    }
}
