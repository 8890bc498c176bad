package entente.endpoints;

import entente.delegation.DelegatedOperation;
import entente.gate.Door;
import entente.gate.Entry;
import entente.gate.Mount;
import entente.gate.NamedPerson;
import entente.gate.Place;
import entente.gate.Reply;
import entente.gate.Visit;
import entente.mailbox.ItemStreams;
import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import entente.question.Caller;
import entente.spool.Spool;
import entente.trace.Step;
import entente.wire.ews.AddDelegate;
import entente.wire.ews.ConvertId;
import entente.wire.ews.CopyFolder;
import entente.wire.ews.CopyItem;
import entente.wire.ews.CreateAttachment;
import entente.wire.ews.CreateFolder;
import entente.wire.ews.CreateItem;
import entente.wire.ews.DeleteAttachment;
import entente.wire.ews.DeleteFolder;
import entente.wire.ews.DeleteItem;
import entente.wire.ews.EmptyFolder;
import entente.wire.ews.EwsEnvelope;
import entente.wire.ews.EwsFault;
import entente.wire.ews.EwsRequest;
import entente.wire.ews.EwsResponse;
import entente.wire.ews.ExpandDL;
import entente.wire.ews.ExportItems;
import entente.wire.ews.FindFolder;
import entente.wire.ews.FindItem;
import entente.wire.ews.FindMessageTrackingReport;
import entente.wire.ews.GetAttachment;
import entente.wire.ews.GetDelegate;
import entente.wire.ews.GetEvents;
import entente.wire.ews.GetFolder;
import entente.wire.ews.GetItem;
import entente.wire.ews.GetMailTips;
import entente.wire.ews.GetMessageTrackingReport;
import entente.wire.ews.GetPasswordExpirationDate;
import entente.wire.ews.GetRoomLists;
import entente.wire.ews.GetRooms;
import entente.wire.ews.GetServerTimeZones;
import entente.wire.ews.GetServiceConfiguration;
import entente.wire.ews.GetStreamingEvents;
import entente.wire.ews.GetUserAvailability;
import entente.wire.ews.GetUserConfiguration;
import entente.wire.ews.GetUserOofSettings;
import entente.wire.ews.GetUserPhoto;
import entente.wire.ews.GetUserRetentionPolicyTags;
import entente.wire.ews.MarkAllItemsAsRead;
import entente.wire.ews.MarkAsJunk;
import entente.wire.ews.MoveFolder;
import entente.wire.ews.MoveItem;
import entente.wire.ews.RemoveDelegate;
import entente.wire.ews.ResolveNames;
import entente.wire.ews.SendItem;
import entente.wire.ews.SetUserOofSettings;
import entente.wire.ews.Subscribe;
import entente.wire.ews.SyncFolderHierarchy;
import entente.wire.ews.SyncFolderItems;
import entente.wire.ews.Unsubscribe;
import entente.wire.ews.UpdateDelegate;
import entente.wire.ews.UpdateFolder;
import entente.wire.ews.UpdateItem;
import entente.wire.ews.UploadItems;
import entente.wire.soap.XmlWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/EWS/Exchange.asmx`: Exchange Web Services, for our people's clients and for partners.
///
/// What is wanted is the first element of the SOAP body, whatever SOAPAction says. A request that is refused as a whole is a SOAP
/// fault with status 500, at which alone clients read one; a partner that may not use an operation gets 403.
public final class Ews {
    private static final Logger LOG = LoggerFactory.getLogger(Ews.class);
    private static final String PATH = "/EWS/Exchange.asmx";
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    /// Of all MIME messages, attachments and whole items in one request: an item of the largest size, and what is said of it.
    private static final int MOST_CONTENT = ItemStreams.LARGEST + (1 << 20);

    /// What contents are refused by while they come.
    private static final Set<Code> NOT_TAKEN = Set.of(Code.SPOOL_FULL, Code.REQUEST_TOO_LARGE);

    /// What partners ask with delegation tokens, each with a token of its own.
    private static final Set<DelegatedOperation> TO_PARTNERS =
            Set.of(
                    DelegatedOperation.GET_USER_AVAILABILITY,
                    DelegatedOperation.GET_MAIL_TIPS,
                    DelegatedOperation.GET_USER_PHOTO,
                    DelegatedOperation.FIND_MESSAGE_TRACKING_REPORT,
                    DelegatedOperation.GET_MESSAGE_TRACKING_REPORT);

    private final MailboxOperations own;
    private final Availability availability;
    private final TipOperations tips;
    private final UserPhotos photos;
    private final DeliveryReports reports;

    /// `own` is what people do in this organisation; the rest partners may ask too.
    public Ews(
            MailboxOperations own,
            Availability availability,
            TipOperations tips,
            UserPhotos photos,
            DeliveryReports reports) {
        this.own = own;
        this.availability = availability;
        this.tips = tips;
        this.photos = photos;
        this.reports = reports;
    }

    /// Large contents that our own people bring lie in `spool` until they are answered.
    public List<Mount> mounts(Door door, SealedPlaces sealed, NamedPerson named, Spool spool) {
        var asking = Place.at(PATH, "POST").recording();
        var post = sealed.announcedAt(asking);
        var get = sealed.announcedAt(Place.at(PATH, "GET"));
        var mounts = new ArrayList<Mount>();
        mounts.add(
                new Mount.Guarded(
                        post, door, (caller, visit) -> answer(caller, visit, named, spool)));
        // There are clients that look first whether anything is here.
        mounts.add(
                new Mount.Guarded(get, door, (_, _) -> Reply.text(200, "Exchange Web Services\n")));
        mounts.addAll(
                sealed.below(
                        asking,
                        TO_PARTNERS,
                        (caller, visit) -> answer(caller, visit, named, spool)));
        return mounts;
    }

    private Reply answer(Caller caller, Visit visit, NamedPerson named, Spool spool) {
        try (var contents = spool.contents(MOST_CONTENT)) {
            var own = caller instanceof Caller.OwnPerson;
            var request =
                    EwsRequest.read(
                            visit.arrival().body(),
                            MOST_BYTES,
                            own ? Optional.of(contents) : Optional.empty());
            if (!Rights.of(caller).allow(request.operation())) {
                return forbidden(caller, visit);
            }
            return switch (named.by(caller, request, visit)) {
                case Entry.TurnedAway(var why) -> turnedAway(why, visit);
                case Entry.Admitted(var asking, var checks) -> {
                    if (!checks.isEmpty()) {
                        visit.trace()
                                .add(
                                        new Step.ChecksPassed(asking.describe(), checks),
                                        Duration.ZERO);
                    }
                    yield told(asking, request, visit);
                }
            };
        } catch (EwsFault fault) {
            return refused(fault.refusal(), visit);
        } catch (RuntimeException unforeseen) {
            return refused(refusal(unforeseen, visit), visit);
        }
    }

    /// What could not be written says whether it may have been all the same; of anything else nothing is told.
    private static Refusal refusal(RuntimeException unforeseen, Visit visit) {
        var said =
                unforeseen instanceof Problem problem
                        ? problem.refusal()
                        : Refusal.of(Code.INTERNAL_FAULT);
        if (NOT_TAKEN.contains(said.code())) {
            return said;
        }
        LOG.error("{} failed", visit.arrival(), unforeseen);
        return said.code() == Code.STORE_NOT_WRITTEN ? said : Refusal.of(Code.INTERNAL_FAULT);
    }

    private Reply told(Caller caller, EwsRequest request, Visit visit) throws EwsFault {
        if (request.operation() instanceof GetStreamingEvents.Request ask) {
            return Reply.liveXml(200, own.notifications.listen(caller, ask, request.version()));
        }
        var document = written(request, operate(caller, request, visit));
        return document.hasContents()
                ? Reply.liveXml(200, new LargeAnswer(document.toOctets()))
                : Reply.xml(200, document.toBuffers());
    }

    /// What is small of an answer is read now; where that has gone, nothing but reading was done.
    private static XmlWriter written(EwsRequest request, EwsResponse response) throws EwsFault {
        try {
            return EwsEnvelope.written(request.version(), response);
        } catch (Problem problem) {
            if (problem.refusal().code() == Code.ITEM_CHANGED_WHILE_READ) {
                throw new EwsFault(problem.refusal());
            }
            throw problem;
        }
    }

    private EwsResponse operate(Caller caller, EwsRequest request, Visit visit) throws EwsFault {
        return switch (request.operation()) {
            case GetUserAvailability.Request ask ->
                    availability.answer(caller, request.forwarding().hop(), ask, visit.trace());
            case GetServerTimeZones.Request ask -> ask.answer();
            case ResolveNames.Request ask -> own.names.answer(caller, ask);
            case ExpandDL.Request ask -> own.lists.answer(caller, ask);
            case GetRoomLists.Request ask -> own.rooms.answer(ask);
            case GetRooms.Request ask -> own.rooms.answer(ask);
            case GetPasswordExpirationDate.Request ask -> ask.answer();
            case GetUserRetentionPolicyTags.Request _ -> own.retentionTags.answer(caller);
            case GetDelegate.Request ask -> own.delegates.answer(caller, ask);
            case AddDelegate.Request ask -> own.delegates.answer(caller, ask);
            case UpdateDelegate.Request ask -> own.delegates.answer(caller, ask);
            case RemoveDelegate.Request ask -> own.delegates.answer(caller, ask);
            case ConvertId.Request ask -> IdConversion.answer(caller, ask);
            case GetFolder.Request ask -> own.folders.answer(caller, ask);
            case FindFolder.Request ask -> own.folders.answer(caller, ask);
            case SyncFolderHierarchy.Request ask -> own.folders.answer(caller, ask);
            case SyncFolderItems.Request ask -> own.items.answer(caller, ask);
            case FindItem.Request ask -> own.items.answer(caller, ask);
            case GetItem.Request ask -> own.items.answer(caller, ask);
            case GetAttachment.Request ask -> own.items.answer(caller, ask);
            case CreateItem.Request ask -> own.ownItems.answer(caller, ask);
            case MoveItem.Request ask -> own.ownItems.answer(caller, ask);
            case CopyItem.Request ask -> own.ownItems.answer(caller, ask);
            case DeleteItem.Request ask -> own.ownItems.answer(caller, ask);
            case MarkAllItemsAsRead.Request ask -> own.ownItems.answer(caller, ask);
            case MarkAsJunk.Request ask -> own.ownItems.answer(caller, ask);
            case SendItem.Request ask -> own.ownItems.answer(caller, ask);
            case UpdateItem.Request ask -> own.itemUpdates.answer(caller, ask);
            case CreateAttachment.Request ask -> own.itemUpdates.answer(caller, ask);
            case DeleteAttachment.Request ask -> own.itemUpdates.answer(caller, ask);
            case ExportItems.Request ask -> own.itemParcels.answer(caller, ask);
            case UploadItems.Request ask -> own.itemParcels.answer(caller, ask);
            case CreateFolder.Request ask -> own.ownFolders.answer(caller, ask);
            case UpdateFolder.Request ask -> own.ownFolders.answer(caller, ask);
            case MoveFolder.Request ask -> own.ownFolders.answer(caller, ask);
            case CopyFolder.Request ask -> own.ownFolders.answer(caller, ask);
            case DeleteFolder.Request ask -> own.ownFolders.answer(caller, ask);
            case EmptyFolder.Request ask -> own.ownFolders.answer(caller, ask);
            case GetUserConfiguration.Request _ -> MailboxFolders.noConfiguration();
            case GetUserPhoto.Request ask ->
                    photos.answer(caller, request.forwarding().hop(), ask, visit.trace());
            case FindMessageTrackingReport.Request ask ->
                    reports.answer(caller, request.forwarding().hop(), ask, visit.trace());
            case GetMessageTrackingReport.Request ask ->
                    reports.answer(caller, request.forwarding().hop(), ask, visit.trace());
            case GetMailTips.Request ask ->
                    tips.answer(caller, request.forwarding().hop(), ask, visit.trace());
            case GetServiceConfiguration.Request ask -> tips.answer(ask);
            case Subscribe.Request ask -> own.notifications.answer(caller, ask);
            case Unsubscribe.Request ask -> own.notifications.answer(caller, ask);
            case GetEvents.Request ask -> own.notifications.answer(caller, ask);
            case GetStreamingEvents.Request _ ->
                    throw new IllegalArgumentException("is answered while it goes on");
            case GetUserOofSettings.Request ask -> own.automaticReply.answer(caller, ask);
            case SetUserOofSettings.Request ask -> own.automaticReply.answer(caller, ask);
            case EwsRequest.Unknown unknown -> throw new EwsFault(unknown.refusal());
        };
    }

    private static Reply forbidden(Caller caller, Visit visit) {
        var why = Refusal.of(Code.OPERATION_FORBIDDEN, caller.describe());
        LOG.info("{} {}: {}", visit.arrival(), why.code(), caller.describe());
        visit.trace().add(new Step.Failed(why), Duration.ZERO);
        return Reply.empty(403);
    }

    /// Whoever says that it asks for somebody and may not: nobody does so by mistake.
    private static Reply turnedAway(Refusal why, Visit visit) {
        LOG.warn(
                "{} from {}: {} {}",
                visit.arrival(),
                visit.arrival().peer(),
                why.code(),
                why.cause().orElse(""));
        return refused(why, visit);
    }

    private static Reply refused(Refusal why, Visit visit) {
        visit.trace().add(new Step.Failed(why), Duration.ZERO);
        return Reply.xml(500, EwsEnvelope.fault(why));
    }
}
