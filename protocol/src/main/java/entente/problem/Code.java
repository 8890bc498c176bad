package entente.problem;

import entente.problem.Wire.Diagnostics;
import entente.problem.Wire.Fault;
import entente.problem.Wire.Local;
import entente.problem.Wire.Mailbox;
import entente.problem.Wire.NotUnderstood;
import entente.problem.Wire.OAuth;
import entente.problem.Wire.Registration;
import entente.problem.Wire.Security;
import entente.problem.Wire.Status;
import entente.problem.Wire.Trust;

/// Every reason why Entente does not do as asked. The name is the stable reason code.
///
/// Each reason is raised in one place. Its sentence may be shown to anybody; its remedy speaks to our
/// administrator; its [Wire] form is what the protocol at hand has for it.
public enum Code {
    // One mailbox of a lookup (EWS `ResponseCode`, MS-OXWAVLS 3.1.4.1).
    ADDRESS_MALFORMED(
            new Mailbox("ErrorInvalidSmtpAddress"),
            "This is not an SMTP address.",
            "Write the address as name@domain."),
    ADDRESS_MISSING(
            new Mailbox("ErrorMissingEmailAddress"),
            "A mailbox was asked for without an address.",
            "Name the mailbox by its SMTP address."),
    MAILBOX_UNKNOWN(
            new Mailbox("ErrorMailRecipientNotFound"),
            "No mailbox here has this address.",
            "Check the spelling, or add it with `entente mailbox add`."),
    SERVICE_PASSWORD_MISSING(
            new Mailbox("ErrorItemNotFound"),
            "There is no such service password.",
            "`entente mailbox service-password list` shows those of a mailbox."),
    SERVICE_PASSWORD_TAKEN(
            new Local(),
            "The mailbox has a service password of that name, or as many as it may have.",
            "Give it another name, or remove one with `entente mailbox service-password remove`."),
    PHOTO_MISSING(
            new Mailbox("ErrorItemNotFound"),
            "There is no photo of this person.",
            "Give one with `entente mailbox set ADDRESS --photo FILE`."),
    PHOTO_NOT_SHARED(
            new Mailbox("ErrorAccessDenied"),
            "This photo is not shared with you.",
            "What a partner may see is said by `entente relationship set NAME --photos` or `entente partner set NAME --operation photos`."),
    PHOTOS_BUSY(
            new Mailbox("ErrorServerBusy"),
            "This server is busy drawing photos.",
            "Ask again after a moment."),
    MESSAGE_NOT_TRACKED(
            new Mailbox("ErrorMessageTrackingPermanentError"),
            "There is no such message, or it is not yours to know of.",
            "What became of a message is kept for 30 days, and told to who sent it and to who got it. Look for it anew; an administrator finds it by `entente mail track`."),
    MESSAGE_NOT_TRACKED_THERE(
            new Mailbox("ErrorMessageTrackingPermanentError"),
            "The partner knows nothing of this message, or tells us nothing.",
            "It may be on its way there yet, or its recipient may show nothing to others. Otherwise ask the partner's administrator."),
    TRACKING_DOMAIN_UNKNOWN(
            new Mailbox("ErrorMessageTrackingNoSuchDomain"),
            "The domain is not one of this organisation.",
            "Ask for messages of the organisation that is asked, which asks its partners by itself."),
    TRACKING_RECIPIENT_MISSING(
            new Mailbox("ErrorMessageTrackingPermanentError"),
            "The path of a message is that to one recipient, and none is named.",
            "Name one in RecipientFilter, or ask for a summary."),
    DELIVERY_REPORT_NOT_SHARED(
            new Mailbox("ErrorMessageTrackingPermanentError"),
            "What became of this message is not told to this partner.",
            "A partner is told of messages that its own people sent, each by its id, sender and recipient, where `entente relationship set NAME --delivery-reports` or `entente partner set NAME --operation messagetracking` lets it ask."),
    CALENDAR_MISSING(
            new Mailbox("ErrorNoCalendar"),
            "This mailbox has no calendar.",
            "Import one with `entente mailbox import`."),
    CALENDAR_NOT_SHARED(
            new Mailbox("ErrorNoFreeBusyAccess"),
            "The calendar is not shared with you.",
            "Its owner may give more: `entente mailbox set ADDRESS --permission WHO=LEVEL`."),
    OWNER_OPTED_OUT(
            new Mailbox("ErrorNoFreeBusyAccess"),
            "The owner of this calendar shows nothing to other organisations.",
            "That is the owner's own wish. If it has changed: `entente mailbox set ADDRESS --shown-to-others`."),
    RELATIONSHIP_SHOWS_NOTHING(
            new Mailbox("ErrorNoFreeBusyAccess"),
            "No calendar is shared with your organisation.",
            "Enable the relationship and its free/busy access, and give it a level: `entente relationship set NAME`."),
    OUTSIDE_SHARING_GROUP(
            new Mailbox("ErrorNoFreeBusyAccess"),
            "This calendar is not among those shared with your organisation.",
            "Add the mailbox to the group that the relationship names, or let the relationship name another."),
    MAIL_TIPS_DISABLED(
            new Mailbox("ErrorMailTipsDisabled"),
            "No MailTips are told to whoever asks.",
            "Enable the relationship and MailTips in it, and give them a level: `entente relationship set NAME --enabled --mail-tips --mail-tips-level All`, or over OAuth `entente partner set NAME --operation freebusy --operation mailtips`."),
    GROUP_TOO_LARGE(
            new Mailbox("ErrorFreeBusyDLLimitReached"),
            "The group has more members than one lookup may ask for.",
            "Ask for its members in parts."),
    GROUP_EMPTY(
            new Mailbox("ErrorMailRecipientNotFound"),
            "The group has no members.",
            "Give the group members."),
    TOO_MANY_EVENTS(
            new Mailbox("ErrorResultSetTooBig"),
            "The calendar has more events in this window than one answer may hold.",
            "Ask for a shorter window."),
    NO_ROUTE(
            new Mailbox("ErrorAddressSpaceNotFound"),
            "No connector, relationship or address space leads to this domain.",
            "Add a connector for the domain of the target address, a relationship (`entente relationship`) or an address space (`entente address-space`)."),
    TARGET_LOOPS(
            new Mailbox("ErrorProxyRequestNotAllowed"),
            "The target addresses of this mail user lead in a circle or too far.",
            "Set the mail user's target address to where the mailbox is now."),
    SECOND_HOP(
            new Mailbox("ErrorProxyRequestNotAllowed"),
            "A request that another organisation sent on is not sent on again.",
            "Let the asking organisation ask the owner of the mailbox itself."),
    LOOKUP_TIMED_OUT(
            new Mailbox("ErrorTimeoutExpired"),
            "The organisation of this mailbox did not answer in time.",
            "Ask again; if it stays slow, see the steps of the trace for the one that took the time."),
    MAILBOX_MOVING(
            new Mailbox("ErrorMailboxMoveInProgress"),
            "The mailbox is being moved.",
            "Ask again when the move is over."),
    NO_USABLE_ADDRESS(
            new Mailbox("ErrorUserWithoutFederatedProxyAddress"),
            "The asking person has no address in a domain that the partner knows us by.",
            "Ask with an address in one of our accepted domains."),

    // The OAuth route, requesting side.
    CHALLENGE_MISSING(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "The partner did not say which issuers it trusts.",
            "Check that the connector's endpoint is an Exchange or Entente server that offers OAuth."),
    CHALLENGE_NOT_OURS(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "The partner's challenge names another application than the connector does.",
            "Compare the connector's application id with the partner's; send no token until they agree."),
    ISSUER_NOT_SHARED(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "The partner trusts none of the brokers configured here.",
            "Configure an auth server that the partner's challenge names."),
    AUTH_SERVER_DISABLED(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "The broker for this partner is disabled here.",
            "Enable the auth server, or give the connector another."),
    SIGNING_KEY_MISSING(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "This server holds no signing key for its auth config.",
            "Put the key file named in the configuration in place and restart."),
    BROKER_UNREACHABLE(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "The broker could not be reached.",
            "Check the token endpoint of the auth server, its name, its certificate and the firewall."),
    BROKER_TLS_REFUSED(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "What answers at the broker's address shows a certificate that cannot be believed.",
            "Compare the token endpoint of the auth server with the broker's administrator; its certificate has to name that host, be valid now and come from an authority that we trust."),
    BROKER_REFUSED(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "The broker refused to issue a token.",
            "The cause names the broker's error; its issue log says more under the same time."),
    BROKER_CLIENT_UNKNOWN(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "The broker does not know our application, or not by the key that we sign with.",
            "Register our current certificate for our application at the broker, and enable it there."),
    BROKER_RESOURCE_UNKNOWN(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "The broker knows no application at the partner's host.",
            "Register the partner's host as a service principal name at the broker."),
    BROKER_CALL_FORBIDDEN(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "The broker does not allow our application to call the partner, or not on behalf of people.",
            "Allow our application to call this resource for its people, at the broker."),
    BROKER_ASSERTION_REFUSED(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "The broker did not take the proof of who we are.",
            "Compare our clock with the broker's, and the auth server's application id and realm with what its administrator says."),
    BROKER_BUSY(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "The broker is busy.",
            "Ask again later; the broker said when."),
    BROKER_ANSWER_UNREADABLE(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "The broker's answer could not be read.",
            "Check that the auth server's token endpoint is one."),
    TRUST_MISSING(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "This organisation has no federation trust.",
            "Make one: `entente trust new`."),
    TRUST_DISABLED(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "The federation trust of this organisation is disabled.",
            "Enable it: `entente trust enable`."),
    RELATIONSHIP_INCOMPLETE(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "The relationship lacks a setting without which no token can be asked for.",
            "Take the settings from the partner: `entente relationship discover DOMAIN`."),
    DISCOVERY_FAILED(
            new Mailbox("ErrorAutoDiscoverFailed"),
            "The partner's Autodiscover did not name a server for this mailbox.",
            "Check the connector's discovery endpoint, or set its sharing endpoint to skip discovery."),
    DISCOVERY_UNREACHABLE(
            new Mailbox("ErrorAutoDiscoverFailed"),
            "The partner's Autodiscover could not be reached.",
            "Check host and port of the discovery endpoint, and the firewall; or set a sharing endpoint to skip discovery."),
    DISCOVERY_TIMED_OUT(
            new Mailbox("ErrorServiceDiscoveryFailed"),
            "The partner's Autodiscover did not answer in time.",
            "Check the connector's discovery endpoint, or set its sharing endpoint to skip discovery."),
    DISCOVERY_REDIRECTED(
            new Mailbox("ErrorAutoDiscoverFailed"),
            "The partner's Autodiscover leads to a host that the connector does not name.",
            "If the host is the partner's, add it to the connector."),
    PARTNER_UNREACHABLE(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "The partner's server could not be reached.",
            "Check host and port in our setting, and the firewall."),
    PARTNER_NAME_UNKNOWN(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "The name of the partner's server is not known.",
            "Check the host in our setting, and DNS."),
    PARTNER_TLS_REFUSED(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "What answers at the partner's address shows a certificate that cannot be believed.",
            "Compare the endpoint in our setting with the partner's administrator; its certificate has to name that host, be valid now and come from an authority that we trust."),
    PARTNER_ENDPOINT_UNKNOWN(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "The partner's server answers, and has nothing at this address.",
            "Correct the path of the endpoint in our setting."),
    PARTNER_REFUSED_TOKEN(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "The partner refused our token.",
            "The cause holds the partner's diagnostics; its log says more under the same trace id."),
    PARTNER_REFUSED_CREDENTIALS(
            new Mailbox("ErrorInvalidCrossForestCredentials"),
            "The partner did not take the account or the certificate of our address space.",
            "Compare them with what the partner accepts: `entente address-space test FOREST`, over there `entente address-space accepted`."),
    SECRET_UNREADABLE(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "The secret of our address space cannot be read.",
            "Give it again: `entente address-space set FOREST --secret-file FILE`; its key is the file `secrets.key` in the state folder."),
    PARTNER_FORBIDS(
            new Mailbox("ErrorProxyRequestNotAllowed"),
            "The partner knows us but does not allow this request.",
            "Ask the partner's administrator to allow it."),
    PARTNER_REDIRECTED(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "The partner's server sent us elsewhere; a token is never carried to another host.",
            "Set the endpoint to the address the server really answers at."),
    PARTNER_ANSWER_UNREADABLE(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "The partner's answer could not be read.",
            "The cause names the place in the answer; ask the partner's administrator."),
    PARTNER_ANSWER_TOO_LARGE(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "The partner's answer is larger than we read.",
            "Ask for a shorter window or fewer mailboxes."),
    PARTNER_SAYS_NO(
            new Mailbox("ErrorProxyRequestProcessingFailed"),
            "The partner answered for this mailbox with an error.",
            "The cause names the partner's response code."),

    // One folder of a request (EWS `ResponseCode`).
    FOLDER_UNKNOWN(
            new Mailbox("ErrorFolderNotFound"),
            "The mailbox has no such folder.",
            "Ask for one of its default folders; see the manual for those it has."),
    FOLDER_ID_MALFORMED(
            new Mailbox("ErrorInvalidIdMalformed"),
            "This is not the id of a folder.",
            "Ask with an id as this server gave it."),
    FOLDER_MAILBOX_UNKNOWN(
            new Mailbox("ErrorNonExistentMailbox"),
            "There is no mailbox here that has these folders.",
            "Name a mailbox of this organisation, or sign in as its owner."),
    FOLDER_NOT_SHARED(
            new Mailbox("ErrorAccessDenied"),
            "The folder is not shared with you.",
            "Its owner may share it; a calendar also by `entente mailbox set ADDRESS --permission WHO=Reviewer`."),
    FOLDER_PARENT_UNKNOWN(
            new Mailbox("ErrorParentFolderNotFound"),
            "There is no folder to make this one in.",
            "Name a folder that is there."),
    FOLDER_DESTINATION_UNKNOWN(
            new Mailbox("ErrorToFolderNotFound"),
            "There is no folder to put this one into.",
            "Name a folder that is there."),
    FOLDER_EXISTS(
            new Mailbox("ErrorFolderExists"),
            "A folder of that name is there already.",
            "Choose another name: case does not tell names apart."),
    FOLDER_NAME_INVALID(
            new Mailbox("ErrorFolderSavePropertyError"),
            "This cannot be the name of a folder.",
            "Give 1 to 255 characters and no control characters."),
    FOLDER_CLASS_INVALID(
            new Mailbox("ErrorFolderSavePropertyError"),
            "This cannot be the class of a folder.",
            "Give 1 to 255 characters and no control characters."),
    FOLDER_KIND_FIXED(
            new Mailbox("ErrorObjectTypeChanged"),
            "The class is that of another kind of folder.",
            "Make a folder of that kind; one that is there stays of the kind it is of."),
    FOLDER_PROPERTY_NOT_KEPT(
            new Mailbox("ErrorInvalidPropertySet"),
            "Nothing but a folder's name, its class, its retention tag and what others may do with it can be set here.",
            "Leave the property out."),
    FOLDER_PROPERTY_NOT_DELETED(
            new Mailbox("ErrorInvalidPropertyDelete"),
            "A folder always has a name and a class.",
            "Set another in its place."),
    FOLDER_PROPERTY_NOT_APPENDED(
            new Mailbox("ErrorInvalidPropertyAppend"),
            "Nothing can be appended to a property of a folder.",
            "Set it as a whole."),
    FOLDER_UPDATE_MISMATCHED(
            new Mailbox("ErrorUpdatePropertyMismatch"),
            "An update names one property and brings another.",
            "Bring the property that is named."),
    FOLDER_UPDATE_MISCOUNTED(
            new Mailbox("ErrorIncorrectUpdatePropertyCount"),
            "An update brings no property, or more than one.",
            "Write one update for each property."),
    FOLDER_CHANGE_KEY_STALE(
            new Mailbox("ErrorStaleObject"),
            "The folder was changed since this change key was given out.",
            "Ask for the folder again, then decide."),
    FOLDER_CHANGE_KEY_MALFORMED(
            new Mailbox("ErrorInvalidChangeKey"),
            "This is not the change key of a folder.",
            "Send the change key as this server gave it, or none."),
    DEFAULT_FOLDER_NOT_CHANGED(
            new Mailbox("ErrorFolderSaveFailed"),
            "A default folder keeps its name and class.",
            "Make a folder of that name beside it."),
    DEFAULT_FOLDER_NOT_MOVED(
            new Mailbox("ErrorMoveDistinguishedFolder"),
            "A default folder stays where it is.",
            "Nothing is to be done: every mailbox has it there."),
    DEFAULT_FOLDER_NOT_DELETED(
            new Mailbox("ErrorDeleteDistinguishedFolder"),
            "A default folder cannot be deleted.",
            "Empty it instead, if that is what is meant."),
    FOLDER_INTO_ITSELF(
            new Mailbox("ErrorMoveCopyFailed"),
            "A folder cannot be put into itself or into one that lies in it.",
            "Choose a folder outside."),
    FOLDER_NOT_EMPTIED(
            new Mailbox("ErrorCannotEmptyFolder"),
            "Calendars and the folders that hold the default ones cannot be emptied.",
            "Delete what is to go one by one."),
    FOLDERS_TOO_MANY(
            new Mailbox("ErrorQuotaExceeded"),
            "The mailbox has as many folders as one may have.",
            "Delete some for good; the manual says how many there may be."),
    FOLDER_TOO_DEEP(
            new Mailbox("ErrorFolderSaveFailed"),
            "The folder would lie deeper than folders may.",
            "Put it higher up; the manual says how deep they may lie."),
    FOLDER_CHANGE_FORBIDDEN(
            new Mailbox("ErrorAccessDenied"),
            "The folder is not shared with you so that you could do that with it.",
            "Its owner may let you. What moves, copies, empties or deletes a folder is the mailbox's owner's alone."),
    PERMISSIONS_TWOFOLD(
            new Mailbox("ErrorInvalidPermissionSettings"),
            "A permission names a level and rights that are not that level's, or a level that there is not.",
            "Give a level, or Custom and the rights."),
    PERMISSIONS_TOO_MANY(
            new Mailbox("ErrorInvalidPermissionSettings"),
            "The folder would name more than 500 people, or the folders of the mailbox 100,000 together.",
            "Give Default what most of them have, and name the others."),
    PERMISSION_REPEATED(
            new Mailbox("ErrorDuplicateUserIdsSpecified"),
            "Somebody is named twice in the permissions of a folder.",
            "Name each of them once."),
    PERMISSION_PERSON_UNKNOWN(
            new Mailbox("ErrorInvalidUserInfo"),
            "The permissions of a folder name somebody who cannot have any.",
            "Name Default, Anonymous, or people by their addresses; groups have none. Who is not of this organisation sees calendars alone."),
    PERMISSION_FOR_ANONYMOUS(
            new Mailbox("ErrorPermissionNotAllowedByPolicy"),
            "Anonymous would be given more than to see free/busy.",
            "Give Anonymous None, or in a calendar FreeBusyTimeOnly or FreeBusyTimeAndSubjectAndLocation."),
    PERMISSIONS_OF_CALENDAR(
            new Mailbox("ErrorCannotSetCalendarPermissionOnNonCalendarFolder"),
            "The permissions are written as those of a calendar, and the folder is none.",
            "Write Permissions."),
    PERMISSIONS_NOT_OF_CALENDAR(
            new Mailbox("ErrorCannotSetNonCalendarPermissionOnCalendarFolder"),
            "The folder is a calendar, and the permissions are not written as those of one.",
            "Write CalendarPermissions."),
    FOLDERS_NOT_TOLD_AT_ONCE(
            new Mailbox("ErrorExceededFindCountLimit"),
            "One answer does not tell of so many folders.",
            "Ask about fewer folders at once, or page by page."),
    SYNC_FOLDER_UNKNOWN(
            new Mailbox("ErrorSyncFolderNotFound"),
            "The mailbox has no such folder to synchronise.",
            "Stop synchronising it, and the folder it lay in will tell that it is gone."),
    FOLDER_FILTER_NOT_OFFERED(
            new Mailbox("ErrorUnsupportedPathForQuery"),
            "Folders cannot be searched by this property.",
            "Search by another, such as the name, or ask for all of them."),
    PAGE_INVALID(
            new Mailbox("ErrorInvalidIndexedPagingParameters"),
            "The page asked for is none.",
            "Give an offset that is not negative and a page of at least one."),
    SYNC_STATE_INVALID(
            new Mailbox("ErrorInvalidSyncStateData"),
            "This state of a synchronisation is not one of this server's for this folder.",
            "Begin again without a state."),
    SUBSCRIPTION_INVALID(
            new Mailbox("ErrorInvalidSubscriptionRequest"),
            "A subscription names the folders that it is about, or all, not both, and at least one kind of event.",
            "Correct the client's request."),
    SUBSCRIPTION_PUSH_NOT_OFFERED(
            new Mailbox("ErrorInvalidOperation"),
            "This server does not call anybody to tell what happened.",
            "Have the client ask (PullSubscriptionRequest) or listen (StreamingSubscriptionRequest)."),
    SUBSCRIPTION_OF_OTHERS(
            new Mailbox("ErrorSubscriptionDelegateAccessNotSupported"),
            "What happens in a mailbox is told to its owner alone.",
            "Let the owner subscribe, or look at the folder from time to time."),
    SUBSCRIPTIONS_TOO_MANY(
            new Mailbox("ErrorExceededSubscriptionCount"),
            "The mailbox, or this server, has as many subscriptions as it can.",
            "Have clients unsubscribe when they end; what nobody asks for any more goes by itself after a while."),
    SUBSCRIPTION_UNKNOWN(
            new Mailbox("ErrorSubscriptionNotFound"),
            "There is no such subscription, or not any more.",
            "Subscribe again and synchronise: a subscription ends when nobody asks for long, and when the server does."),
    SUBSCRIPTION_FOREIGN(
            new Mailbox("ErrorSubscriptionAccessDenied"),
            "This subscription is somebody else's.",
            "Sign in as who subscribed, or subscribe."),
    SUBSCRIPTION_NOT_PULL(
            new Mailbox("ErrorInvalidPullSubscriptionId"),
            "This subscription is one to listen to, not to ask.",
            "Ask with GetStreamingEvents, or subscribe with a PullSubscriptionRequest."),
    SUBSCRIPTION_NOT_STREAMING(
            new Mailbox("ErrorInvalidSubscription"),
            "This subscription is one to ask, not to listen to.",
            "Ask with GetEvents, or subscribe with a StreamingSubscriptionRequest."),
    WATERMARK_INVALID(
            new Mailbox("ErrorInvalidWatermark"),
            "This watermark is not one of this server's for this subscription and mailbox.",
            "Subscribe again without a watermark, and synchronise."),
    WATERMARK_TOO_OLD(
            new Mailbox("ErrorInvalidWatermark"),
            "It is not known any more what happened since this watermark.",
            "Subscribe again without a watermark, and synchronise."),
    EVENTS_MISSED(
            new Mailbox("ErrorMissedNotificationEvents"),
            "More happened since this subscription was last listened to than is known.",
            "Subscribe again and synchronise."),
    STREAM_TAKEN_OVER(
            new Mailbox("ErrorNewEventStreamConnectionOpened"),
            "Somebody listens to this subscription over another connection now.",
            "Nothing has to be done; a client that listens twice has to subscribe twice."),
    STREAMS_TOO_MANY(
            new Mailbox("ErrorExceededConnectionCount"),
            "The owner of the mailbox, or everybody together, listens over as many connections as can be.",
            "Have clients listen to several subscriptions over one connection."),
    USER_CONFIGURATION_UNKNOWN(
            new Mailbox("ErrorItemNotFound"),
            "The folder has no such configuration.",
            "Nothing is to be done: no client has stored one here."),

    // One item of a request (EWS `ResponseCode`).
    ITEM_UNKNOWN(
            new Mailbox("ErrorItemNotFound"),
            "The mailbox has no such item.",
            "Ask for the folder's items again: it was moved, which gives it another id, or deleted."),
    ITEM_ID_MALFORMED(
            new Mailbox("ErrorInvalidIdMalformed"),
            "This is not the id of an item.",
            "Ask with an id as this server gave it."),
    ITEMS_NOT_SHARED(
            new Mailbox("ErrorAccessDenied"),
            "The item is not shared with you, or only its mailbox's owner may do that with it.",
            "Its owner may share the folder, but not what is private in it. Who sends or moves to another mailbox does so in a mailbox of her own, and who invites or answers for another is her delegate."),
    MAILBOX_ON_HOLD(
            new Local(),
            "The mailbox is on litigation hold, or has an in-place hold: what is held does not go for good.",
            "See its holds with `entente hold show ADDRESS`, end each with `entente hold end ADDRESS` and its `--name` if what it keeps may go, and then remove the mailbox; of one that is a mail user or a group now, make it a mailbox again first."),
    RECOVERABLE_ITEMS_FULL(
            new Mailbox("ErrorQuotaExceeded"),
            "The mailbox keeps as much of what was deleted as it may.",
            "Purge what nobody wants back, or give it more room with `entente hold set --recoverable-quota`."),
    CALENDAR_LOG_FULL(
            new Local(),
            "There was no room to keep what an appointment said before it was changed.",
            "Nothing has to be done for the calendar itself. Give the mailbox more room with `entente hold set --recoverable-quota`, of which the log of its calendars has a tenth, or wait until older copies go."),
    RECOVERABLE_ITEM_FIXED(
            new Mailbox("ErrorAccessDenied"),
            "What was deleted is not changed where it lies.",
            "Move it to where it is wanted, and change it there."),
    RECOVERY_WITHOUT_ROOM(
            new Mailbox("ErrorQuotaExceeded"),
            "The mailbox is too full to have the item back.",
            "Delete something in it, or give it a larger quota with `entente mailbox set`; the item stays where it is."),
    RECOVERY_FORBIDDEN(
            new Local(),
            "This administrator may not see or restore what people deleted.",
            "Name the administrator in `recoverers` of `[organisation]` in the configuration, and restart the server."),
    RECOVERED_ALREADY_THERE(
            new Local(),
            "The calendar has an appointment of this identity already.",
            "Nothing is to be done, unless the one that was deleted is wanted: delete the one in the calendar first."),
    ITEM_CHANGE_FORBIDDEN(
            new Mailbox("ErrorAccessDenied"),
            "You may read the item and not change or delete it.",
            "The folder's owner may make you an Author, or an Editor, of it."),
    ITEM_CREATION_FORBIDDEN(
            new Mailbox("ErrorCreateItemAccessDenied"),
            "You may put nothing into the folder.",
            "The folder's owner may make you an Author, or an Editor, of it."),
    MEETING_OF_ANOTHER(
            new Mailbox("ErrorAccessDenied"),
            "Only the owner of a calendar, and delegates to whom she gives it as an Editor, invite to what is in it, call it off and answer it.",
            "Save it with SendToNone; its owner can tell the others, or make you such a delegate. What is private takes one who sees it."),
    ITEM_ACROSS_MAILBOXES(
            new Mailbox("ErrorCrossMailboxMoveCopy"),
            "An item would come into another mailbox.",
            "Make a new one there."),
    ITEM_CHANGE_KEY_STALE(
            new Mailbox("ErrorIrresolvableConflict"),
            "The item was changed since this change key was given out.",
            "Ask for the item again, then decide; or send the update with AlwaysOverwrite."),
    ITEM_CHANGE_KEY_MALFORMED(
            new Mailbox("ErrorInvalidChangeKey"),
            "This is not the change key of an item.",
            "Send the change key as this server gave it, or none."),
    ITEM_TOO_LARGE(
            new Mailbox("ErrorMessageSizeExceeded"),
            "The item is larger than one may be.",
            "Leave attachments out; the manual says how large an item may be."),
    ITEMS_TOO_MUCH_AT_ONCE(
            new Mailbox("ErrorDataSizeLimitExceeded"),
            "The items of this request are more than one answer may tell of.",
            "Ask for fewer of them at once."),
    ITEM_PART_UNREADABLE(
            new Mailbox("ErrorContentConversionFailed"),
            "A part of the message cannot be read, and would be lost.",
            "Leave the message as it came; copy out of it what is wanted."),
    FIND_TOO_MUCH_AT_ONCE(
            new Mailbox("ErrorExceededFindCountLimit"),
            "These folders hold more items than one search may go through.",
            "Search fewer folders at once."),
    ITEM_SOURCE_UNREADABLE(
            new Mailbox("ErrorMimeContentInvalid"),
            "The MIME content of the item cannot be read.",
            "Send one message as RFC 5322 has it, or one calendar object as RFC 5545 has it, in base64."),
    ITEM_KIND_NOT_OFFERED(
            new Mailbox("ErrorInvalidOperation"),
            "Items of this kind cannot be made here yet.",
            "Make it with a client whose items the manual names, such as a message or an appointment."),
    OCCURRENCES_TOO_MANY(
            new Mailbox("ErrorQuotaExceeded"),
            "The calendar would hold more occurrences than one may.",
            "Let the series end, repeat less often, or put it into another calendar."),
    ITEM_DISPOSITION_MISSING(
            new Mailbox("ErrorMessageDispositionRequired"),
            "The request does not say whether to save or to send.",
            "Give a MessageDisposition."),
    ITEM_NOT_SENT(
            new Mailbox("ErrorInvalidItemForOperationSendItem"),
            "Only messages can be sent.",
            "Save the item, or send a message of which it is a part."),
    SENT_FOLDER_UNKNOWN(
            new Mailbox("ErrorSavedItemFolderNotFound"),
            "The mailbox has no such folder for what is sent.",
            "Name a folder that is there, or none: then it goes to Sent Items."),
    SENT_FOLDER_NOT_WANTED(
            new Mailbox("ErrorInvalidSendItemSaveSettings"),
            "The request names a folder for what is sent, and says that none is to be kept.",
            "Say that it is to be kept, or name no folder."),
    SENDER_NOT_ONESELF(
            new Mailbox("ErrorSendAsDenied"),
            "The message says that it is from somebody for whom its sender does not send.",
            "Send it from one's own address, or have the other make the sender a delegate of hers."),
    RECIPIENTS_NONE(
            new Mailbox("ErrorInvalidRecipients"),
            "The message is addressed to nobody.",
            "Name at least one recipient, with an address."),
    RECIPIENTS_TOO_MANY(
            new Mailbox("ErrorInvalidRecipients"),
            "The message would go to more mailboxes than one message may, or be too much for so many.",
            "Send it to fewer at once; the manual says how many there may be."),
    RECIPIENT_UNKNOWN(
            new Mailbox("ErrorInvalidRecipients"),
            "A recipient of the message is nobody here.",
            "Correct the address; nothing was sent to the others either."),
    RECIPIENT_ELSEWHERE(
            new Mailbox("ErrorInvalidRecipients"),
            "A recipient's mailbox is elsewhere, and the message is not handed on to others.",
            "Name a smart host in `[organisation.smart-host]` of the configuration, or leave the recipient out; nothing was sent to the others either."),
    OUTBOX_FULL(
            new Mailbox("ErrorQuotaExceeded"),
            "Too many messages of this mailbox, or too large ones, wait to be handed on to other servers.",
            "See with `entente mail queue` why they wait."),
    // Messages on their way to other servers.
    SMART_HOST_UNREACHABLE(
            new Local(),
            "The smart host cannot be reached.",
            "Look at its log and at `[organisation.smart-host]` of the configuration; messages wait for two days and are tried again by themselves, at once with `entente mail retry --all`."),
    SMART_HOST_SILENT(
            new Local(),
            "The smart host did not say what it did with a message.",
            "Look at its log; the message is tried again by itself, so that its recipients may get it twice."),
    SMART_HOST_REFUSED_SIGN_IN(
            new Local(),
            "The smart host does not know our user and password.",
            "Correct `user` and the file of `password-file` in `[organisation.smart-host]`, and start the server anew."),
    MESSAGE_NOT_TAKEN(
            new Local(),
            "The smart host never takes a message for a recipient.",
            "Nothing, if the address is wrong; its sender was told. Else the smart host's own words say why."),
    MESSAGE_EXPIRED(
            new Local(),
            "The message was not taken within the time for which it is tried.",
            "Its sender was told. See with `entente mail queue` what the others wait for."),
    MESSAGE_DROPPED(
            new Local(),
            "An administrator took the message out of those that wait.",
            "Nothing; its sender was told."),
    MESSAGE_NOT_WAITING(
            new Local(),
            "No message of this id waits to be handed on.",
            "`entente mail queue` lists those that do; one that is not there was handed on, or given up with a report to its sender."),
    SENDER_GONE(
            new Local(),
            "A message was not delivered, and the mailbox that it was sent from is not here any more.",
            "Nothing can be done here; whoever wrote it may have to be told in another way."),
    // Messages that other servers bring.
    MAIL_NOT_CLEAN(
            new Local(),
            "The message has NUL, or CR or LF alone, in it, or is no message.",
            "Whoever sends it has to write it as RFC 5321 has it; one that servers read in different ways is not taken."),
    MAIL_IN_A_CIRCLE(
            new Local(),
            "The message came through too many servers: it goes in a circle.",
            "Look at its `Received` lines, and at the rules by which the servers in them pass messages on."),
    MAIL_TOO_LARGE(
            new Local(),
            "The message is larger than is taken here.",
            "Leave attachments out, or have larger ones taken: `message-megabytes` under `[organisation.lmtp]`, up to 25; the mail server in front needs the same bound."),
    MAIL_BUSY(
            new Local(),
            "There is too much to do; try again later.",
            "Nothing: the server that brings it brings it again. Have it open fewer connections here at once where this comes often."),
    MAIL_TO_TOO_MANY_AT_ONCE(
            new Local(),
            "The message would go into more mailboxes than one message may, with those before.",
            "Nothing: the server that brings it brings it again for the others."),
    RECIPIENT_RESTRICTED(
            new Mailbox("ErrorInvalidRecipients"),
            "A recipient does not take messages from this sender.",
            "Allow the sender with `entente mailbox set`, if she should be; nothing was sent to the others either."),
    RECIPIENT_MODERATED(
            new Mailbox("ErrorInvalidRecipients"),
            "A recipient takes messages only after somebody let them through, which is not offered yet.",
            "Have one of the moderators send it, or leave the recipient out; nothing was sent to the others either."),
    MESSAGE_TOO_LARGE_FOR_RECIPIENT(
            new Mailbox("ErrorMessageSizeExceeded"),
            "The message is larger than a recipient takes.",
            "Leave attachments out; nothing was sent to the others either."),
    RECIPIENT_FULL(
            new Mailbox("ErrorQuotaExceeded"),
            "A recipient's mailbox is full.",
            "Give the mailbox a larger quota with `entente mailbox set`, or delete something in it; nothing was sent to the others either."),
    REPLY_NOT_OWN(
            new Mailbox("ErrorAccessDenied"),
            "Only a mailbox's owner sees and sets its automatic reply.",
            "Sign in as the owner, or set it with `entente mailbox set ADDRESS --auto-reply-state`."),
    REPLY_SCHEDULE_INVALID(
            new Mailbox("ErrorInvalidScheduledOofDuration"),
            "A scheduled automatic reply needs a start, and an end that is after it and not over yet.",
            "Give both times, or turn the reply on or off without any."),
    REPLY_TEXT_INVALID(
            new Mailbox("ErrorInvalidUserOofSettings"),
            "The texts of the automatic reply cannot be as asked.",
            "Give a text for somebody while the reply is on, of characters that can be read."),
    REPLY_PART_NOT_KEPT(
            new Mailbox("ErrorInvalidOofParameter"),
            "The automatic reply was to do something with meetings, which is not offered.",
            "Leave out what declines or clears meetings, and the entry in the calendar: the reply alone is kept."),
    UPLOAD_UNREADABLE(
            new Mailbox("ErrorCorruptData"),
            "What was uploaded is no item that a server like this one exported, or is not whole.",
            "Export the item again, and upload what that gives as it is."),
    UPLOAD_ITEM_MISSING(
            new Mailbox("ErrorInvalidIdEmpty"),
            "An item is to take the place of another, and it is not said of which.",
            "Give the ItemId of the item that is to be replaced, or upload it as a new one."),
    UPLOAD_FOLDER_MISSING(
            new Mailbox("ErrorParentFolderIdRequired"),
            "It is not said into which folder an item is to go.",
            "Give a ParentFolderId."),
    ROOM_LIST_UNKNOWN(
            new Mailbox("ErrorMailRecipientNotFound"),
            "There is no list of rooms of this address here.",
            "Name a group whose members are all rooms: `entente mailbox add ADDRESS --member ROOM`."),
    DELEGATES_NOT_OWN(
            new Mailbox("ErrorAccessDenied"),
            "Only a mailbox's owner is told who acts for her, and says so.",
            "Sign in as the owner of the mailbox."),
    DELEGATE_UNKNOWN(
            new Mailbox("ErrorNotDelegate"),
            "This person is no delegate of the mailbox.",
            "Add her first, or look which delegates there are."),
    DELEGATE_EXISTS(
            new Mailbox("ErrorDelegateAlreadyExists"),
            "This person is a delegate of the mailbox already.",
            "Change what she may do, instead of adding her again."),
    DELEGATE_WITHOUT_MAILBOX(
            new Mailbox("ErrorDelegateNoUser"),
            "Only somebody with a mailbox here can be a delegate.",
            "Name somebody of this organisation, by her address."),
    DELEGATE_IS_OWNER(
            new Mailbox("ErrorDelegateCannotAddOwner"),
            "Nobody is her own delegate.",
            "Name somebody else."),
    DELEGATE_NOT_NAMED(
            new Mailbox("ErrorInvalidDelegateUserId"),
            "This names nobody who could be a delegate.",
            "Name a person by `PrimarySmtpAddress`."),
    DELEGATE_LEVEL_UNKNOWN(
            new Mailbox("ErrorInvalidDelegatePermission"),
            "A delegate cannot be given that in a folder.",
            "Give her None, Reviewer, Author or Editor; everything else is a permission of the folder itself."),
    DELEGATE_MEETINGS_UNKNOWN(
            new Mailbox("ErrorDelegateValidationFailed"),
            "Meeting requests cannot be delivered so.",
            "Name DelegatesOnly, DelegatesAndMe, DelegatesAndSendInformationToMe or NoForward."),
    DELEGATES_TOO_MANY(
            new Mailbox("ErrorAddDelegatesFailed"),
            "At most 100 people act for somebody.",
            "Remove a delegate first."),
    ITEM_PROPERTY_NOT_SET(
            new Mailbox("ErrorInvalidPropertySet"),
            "This property of an item cannot be set.",
            "Leave it out: the server says what it is."),
    RETENTION_TAG_MALFORMED(
            new Mailbox("ErrorInvalidRetentionTagIdGuid"),
            "A retention tag is named by what is no GUID.",
            "Take the id of one that GetUserRetentionPolicyTags tells of."),
    RETENTION_TAG_IMPLICIT(
            new Mailbox("ErrorInvalidRetentionTagInheritance"),
            "A retention tag that follows from where something lies cannot be set.",
            "Set it with IsExplicit true, or delete PolicyTag to have what follows from the folder."),
    RETENTION_TAG_UNKNOWN(
            new Mailbox("ErrorInvalidRetentionTagInvisible"),
            "The retention policy of the mailbox has no personal tag of this id.",
            "GetUserRetentionPolicyTags tells of those that it has; `entente retention-policy set` gives it more."),
    RETENTION_TAG_OF_FOLDER(
            new Mailbox("ErrorInvalidRetentionTagTypeMismatch"),
            "This folder has the retention tag that the policy of the mailbox has for it.",
            "Give a personal tag to the items, or to a folder in it."),
    RETENTION_TAG_OF_ANOTHER(
            new Mailbox("ErrorAccessDenied"),
            "Which retention tags folders and items have, their mailbox's owner alone says.",
            "Leave PolicyTag as it is; its owner may change it."),
    ITEM_FIELD_NOT_KEPT(
            new Mailbox("ErrorInvalidPropertySet"),
            "Something that only contacts, lists, tasks or posts have is not kept here.",
            "Leave it out, or bring it as an extended property, which is kept."),
    LIST_MEMBER_WITHOUT_ADDRESS(
            new Mailbox("ErrorInvalidPropertySet"),
            "A member of a list has no address.",
            "Name members by their addresses; a contact or a list cannot be a member by its id."),
    LIST_TOO_LONG(
            new Mailbox("ErrorInvalidPropertySet"),
            "The list would have more members than one may.",
            "Make several lists; the manual says how many members one may have."),
    LIST_UNKNOWN(
            new Mailbox("ErrorNameResolutionNoResults"),
            "There is no such list of people here.",
            "Ask for a group by its address, or for a list of one's own by its id."),
    ITEM_PROPERTY_NOT_DELETED(
            new Mailbox("ErrorInvalidPropertyDelete"),
            "This property of an item cannot be deleted.",
            "Leave it, or set another value."),
    ITEM_PROPERTY_NOT_APPENDED(
            new Mailbox("ErrorInvalidPropertyAppend"),
            "Nothing can be appended to this property of an item.",
            "Set it as a whole; a body, recipients and categories can be appended to."),
    ITEM_UPDATE_MISMATCHED(
            new Mailbox("ErrorUpdatePropertyMismatch"),
            "An update of an item names one property and brings another.",
            "Bring the property that is named."),
    ITEM_UPDATE_MISCOUNTED(
            new Mailbox("ErrorIncorrectUpdatePropertyCount"),
            "An update of an item brings no property, or more than one.",
            "Write one update for each property."),
    EXTENDED_PROPERTY_INVALID(
            new Mailbox("ErrorInvalidExtendedProperty"),
            "An extended property is not named as one can be.",
            "Name it by its tag, or by a set and a name or number, and give its type."),
    EXTENDED_VALUE_INVALID(
            new Mailbox("ErrorInvalidExtendedPropertyValue"),
            "The value of an extended property is not of its type.",
            "Write the value as its type has it."),
    FILTER_PATH_UNKNOWN(
            new Mailbox("ErrorUnsupportedPathForQuery"),
            "Items cannot be searched by this property.",
            "Search by another; bodies and attachments are not searched."),
    FILTER_VALUE_INVALID(
            new Mailbox("ErrorInvalidValueForProperty"),
            "A value that is searched for is not of the property's type.",
            "Write the value as the property's type has it."),
    FILTER_TEXT_EXPECTED(
            new Mailbox("ErrorContainsFilterWrongType"),
            "Only a text can be searched for what it contains.",
            "Compare the property with a value instead."),
    FILTER_TOO_COMPLEX(
            new Mailbox("ErrorRestrictionTooComplex"),
            "The restriction asks for more than one may: it has too many parts, too long a text, or too much to look at.",
            "Ask for less at once."),
    SORT_PATH_UNKNOWN(
            new Mailbox("ErrorUnsupportedPathForSortGroup"),
            "Items cannot be sorted or grouped by this property.",
            "Sort by another."),
    FIND_VIEW_NOT_OFFERED(
            new Mailbox("ErrorInvalidOperation"),
            "This view of a folder is not offered.",
            "Ask page by page, without grouping."),
    PAGE_EMPTY(
            new Mailbox("ErrorInvalidPagingMaxRows"),
            "A page of no entries is asked for.",
            "Ask for one entry at least."),
    ATTACHMENT_UNKNOWN(
            new Mailbox("ErrorInvalidAttachmentId"),
            "The item has no such attachment.",
            "Ask for the item again, with its attachments."),

    // An appointment of a request (EWS `ResponseCode`).
    MEETING_INVITATIONS_MISSING(
            new Mailbox("ErrorSendMeetingInvitationsRequired"),
            "The request makes an appointment and does not say whether people are to be invited.",
            "Give SendMeetingInvitations."),
    MEETING_UPDATES_MISSING(
            new Mailbox("ErrorSendMeetingInvitationsOrCancellationsRequired"),
            "The request changes an appointment and does not say whether the people who are invited are to be told.",
            "Give SendMeetingInvitationsOrCancellations."),
    MEETING_CANCELLATIONS_MISSING(
            new Mailbox("ErrorSendMeetingCancellationsRequired"),
            "The request deletes an appointment and does not say whether the people who are invited are to be told.",
            "Give SendMeetingCancellations."),
    MEETING_OF_OTHERS(
            new Mailbox("ErrorCalendarIsNotOrganizer"),
            "People are to be invited to a meeting that somebody else organizes.",
            "Save it with SendToNone, or leave its organizer out."),
    MEETING_CANCELLED_BY_OTHERS(
            new Mailbox("ErrorCalendarIsNotOrganizer"),
            "A meeting is to be called off that somebody else organizes.",
            "Decline it, or delete it."),
    MEETING_REQUEST_OUT_OF_DATE(
            new Mailbox("ErrorCalendarMeetingRequestIsOutOfDate"),
            "An invitation is answered to a meeting that was arranged anew since.",
            "Answer the newest invitation, or the entry of the calendar."),
    ANSWER_REFERENCE_MISSING(
            new Mailbox("ErrorInvalidReferenceItem"),
            "An answer does not say what it answers.",
            "Give a ReferenceItemId."),
    ANSWERED_NO_MESSAGE(
            new Mailbox("ErrorInvalidReferenceItem"),
            "Something is answered or forwarded that is no message.",
            "Name a message; for a meeting there are AcceptItem, TentativelyAcceptItem, DeclineItem and CancelCalendarItem."),
    READ_RECEIPT_NOT_WANTED(
            new Mailbox("ErrorReadReceiptNotPending"),
            "A read receipt is to be suppressed that nobody wants.",
            "Name a message whose sender wants one; none is ever sent from here."),
    ACCEPTED_NO_MEETING(
            new Mailbox("ErrorInvalidItemForOperationAcceptItem"),
            "Something is accepted that is no meeting to which one is invited.",
            "Name a meeting request from its organizer, or a meeting of the calendar."),
    ACCEPTED_OWN_MEETING(
            new Mailbox("ErrorCalendarIsOrganizerForAccept"),
            "Somebody would have accepted a meeting that is her own.",
            "Who organizes a meeting takes part; to call it off there is CancelCalendarItem."),
    ACCEPTED_CANCELLED_MEETING(
            new Mailbox("ErrorCalendarIsCancelledForAccept"),
            "Somebody would have accepted a meeting that was called off.",
            "Delete it from the calendar."),
    TENTATIVE_NO_MEETING(
            new Mailbox("ErrorInvalidItemForOperationTentative"),
            "Something is accepted tentatively that is no meeting to which one is invited.",
            "Name a meeting request from its organizer, or a meeting of the calendar."),
    TENTATIVE_OWN_MEETING(
            new Mailbox("ErrorCalendarIsOrganizerForTentative"),
            "Somebody would have accepted tentatively a meeting that is her own.",
            "Who organizes a meeting takes part; to call it off there is CancelCalendarItem."),
    TENTATIVE_CANCELLED_MEETING(
            new Mailbox("ErrorCalendarIsCancelledForTentative"),
            "Somebody would have accepted tentatively a meeting that was called off.",
            "Delete it from the calendar."),
    DECLINED_NO_MEETING(
            new Mailbox("ErrorInvalidItemForOperationDeclineItem"),
            "Something is declined that is no meeting to which one is invited.",
            "Name a meeting request from its organizer, or a meeting of the calendar."),
    DECLINED_OWN_MEETING(
            new Mailbox("ErrorCalendarIsOrganizerForDecline"),
            "Somebody would have declined a meeting that is her own.",
            "Who organizes a meeting takes part; to call it off there is CancelCalendarItem."),
    DECLINED_CANCELLED_MEETING(
            new Mailbox("ErrorCalendarIsCancelledForDecline"),
            "Somebody would have declined a meeting that was called off.",
            "Delete it from the calendar."),
    CANCELLED_NO_MEETING(
            new Mailbox("ErrorInvalidItemForOperationCancelItem"),
            "Something is called off that is no meeting, or is off already.",
            "Name a meeting of the calendar that others are invited to."),
    SERIES_EXPECTED(
            new Mailbox("ErrorCalendarCannotUseIdForOccurrenceId"),
            "An occurrence is asked for of an item that does not repeat.",
            "Give the id of the series, which is an item that says how it repeats."),
    OCCURRENCE_EXPECTED(
            new Mailbox("ErrorCalendarCannotUseIdForRecurringMasterId"),
            "The series is asked for of an item that is no occurrence of one.",
            "Give the id of an occurrence, as a view of the calendar tells it."),
    OCCURRENCE_INDEX_UNKNOWN(
            new Mailbox("ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange"),
            "The series has no occurrence of this number.",
            "Count from 1, and count those that were deleted too."),
    OCCURRENCE_DELETED(
            new Mailbox("ErrorCalendarOccurrenceIsDeletedFromRecurrence"),
            "This occurrence was deleted from its series.",
            "Ask for another, or for the series."),
    OCCURRENCE_NOT_MOVED(
            new Mailbox("ErrorCalendarCannotMoveOrCopyOccurrence"),
            "An occurrence cannot be moved or copied without its series.",
            "Move or copy the series, or make an appointment of its own."),
    CALENDAR_VIEW_ELSEWHERE(
            new Mailbox("ErrorCalendarFolderIsInvalidForCalendarView"),
            "Only a calendar can be seen by its days.",
            "Ask for the items of this folder page by page."),
    CALENDAR_VIEW_TOO_LONG(
            new Mailbox("ErrorCalendarViewRangeTooBig"),
            "A calendar is asked for over more than two years.",
            "Ask for two years at most at once."),
    CALENDAR_VIEW_BACKWARD(
            new Mailbox("ErrorCalendarEndDateIsEarlierThanStartDate"),
            "A calendar is asked for over a time that ends before it starts.",
            "Give an EndDate that is not before the StartDate."),
    CALENDAR_VIEW_FILTERED(
            new Mailbox("ErrorInvalidOperation"),
            "A calendar that is seen by its days is neither searched nor sorted.",
            "Leave out Restriction and SortOrder, or ask page by page."),
    APPOINTMENT_PLACE_WRONG(
            new Mailbox("ErrorCannotCreateCalendarItemInNonCalendarFolder"),
            "Appointments can be made in calendars only.",
            "Name a folder whose class is IPF.Appointment, or none: then it goes to the calendar."),
    APPOINTMENT_ENDS_BEFORE_START(
            new Mailbox("ErrorCalendarEndDateIsEarlierThanStartDate"),
            "An appointment would end before it starts.",
            "Set both, with an end that is not before the start."),
    APPOINTMENT_TOO_LONG(
            new Mailbox("ErrorCalendarDurationIsTooLong"),
            "An appointment would last for more than five years.",
            "Let it end earlier, or repeat it."),
    APPOINTMENT_TOO_FAR(
            new Mailbox("ErrorCalendarOutOfRange"),
            "An appointment would lie in a year that is in no calendar here.",
            "Give it a time in the years 1601 to 2500."),
    APPOINTMENT_ZONE_UNKNOWN(
            new Mailbox("ErrorTimeZone"),
            "The time zone of an appointment is none that is known.",
            "Give a zone by its Windows name, as GetServerTimeZones has it."),
    APPOINTMENT_VALUE_INVALID(
            new Mailbox("ErrorCalendarInvalidPropertyValue"),
            "A property of an appointment has a value that one can only be told of, not be given.",
            "Give LegacyFreeBusyStatus as Free, Tentative, Busy, OOF or WorkingElsewhere."),
    RECURRENCE_INVALID(
            new Mailbox("ErrorCalendarInvalidRecurrence"),
            "A recurrence would start on a day that is in no calendar here.",
            "Give a StartDate from 1601 to 4500."),
    RECURRENCE_DAYS_INVALID(
            new Mailbox("ErrorCalendarInvalidDayForWeeklyRecurrence"),
            "What repeats weekly needs days of the week by their names.",
            "Name each day, Sunday to Saturday; Day, Weekday and WeekendDay are for months and years."),
    RECURRENCE_NUMBER_INVALID(
            new Mailbox("ErrorCalendarOutOfRange"),
            "A number of a recurrence is out of bounds.",
            "Give an Interval of 1 to 999 days, or 1 to 99 weeks or months, a DayOfMonth of 1 to 31, and 1 to 999 occurrences."),
    RECURRENCE_ENDS_BEFORE_START(
            new Mailbox("ErrorCalendarEndDateIsEarlierThanStartDate"),
            "A recurrence would end before it starts.",
            "Give an EndDate that is not before the StartDate."),
    RECURRENCE_TOO_FAR(
            new Mailbox("ErrorRecurrenceEndDateTooBig"),
            "A recurrence would end after 31 August 4500.",
            "Give an earlier EndDate, or repeat it without an end."),
    RECURRENCE_REGENERATING(
            new Mailbox("ErrorUnsupportedRecurrence"),
            "Only tasks come again when they are done.",
            "Give one of the six recurrences that appointments have."),
    RECURRENCE_EMPTY(
            new Mailbox("ErrorRecurrenceHasNoOccurrence"),
            "The series would have no occurrence.",
            "Let it end later, or leave one of its occurrences."),
    OCCURRENCES_CROSSING(
            new Mailbox("ErrorOccurrenceCrossingBoundary"),
            "An occurrence would overlap another of its series, or lie on its day.",
            "Keep it between the one before and the one after."),
    OCCURRENCES_TOO_LONG(
            new Mailbox("ErrorOccurrenceTimeSpanTooBig"),
            "The occurrences of a series would last for longer than it takes to the next.",
            "Make it shorter, or repeat it less often."),

    // A whole EWS request.
    REQUEST_MALFORMED(
            new Fault("ErrorSchemaValidation"),
            "The request is not well-formed or not as its schema has it.",
            "The cause names the line; correct the client."),
    REQUEST_TOO_LARGE(
            new Fault("ErrorRequestStreamTooBig"),
            "The request is larger than this server reads.",
            "Send less in one request."),
    OPERATION_UNKNOWN(
            new Fault("ErrorInvalidRequest"),
            "This is not an operation of this server.",
            "See the manual for the operations it offers."),
    OPERATION_NOT_OFFERED(
            new Fault("ErrorInvalidOperation"),
            "This server knows the operation but does not offer it.",
            "See the manual for the operations it offers."),
    VERSION_UNKNOWN(
            new Fault("ErrorInvalidServerVersion"),
            "The requested server version is not one.",
            "Ask for Exchange2013_SP1 or older."),
    ACCESS_HEADER_REFUSED(
            new Fault("ErrorAccessDenied"),
            "A privileged access header is not accepted here.",
            "Ask as yourself."),
    FOREST_PERSON_FOREIGN(
            new Fault("ErrorAccessDenied"),
            "The person named is not of a domain of the forest that names her.",
            "Add the domain to the accepted forest, if it should be: `entente address-space accept`. It may be an attack."),
    FOREST_PERSON_MISSING(
            new Fault("ErrorAccessDenied"),
            "The request names a person without an address.",
            "The asking server must send PrimarySmtpAddress; SIDs mean nothing here."),
    IMPERSONATION_REFUSED(
            new Fault("ErrorImpersonateUserDenied"),
            "This account may not act for another.",
            "Ask as yourself. If the account should act for that person, entitle it with `[[organisation.impersonation]]`. It may be an attack."),
    IMPERSONATION_UNREADABLE(
            new Fault("ErrorInvalidExchangeImpersonationHeaderData"),
            "The request does not say for which one person it is.",
            "Name one person in ConnectingSID, by PrimarySmtpAddress."),
    IMPERSONATION_BY_SID(
            new Fault("ErrorInvalidSid"),
            "A SID names nobody here.",
            "Name the person by PrimarySmtpAddress."),
    IMPERSONATED_NAME_UNKNOWN(
            new Fault("ErrorInvalidUserPrincipalName"),
            "Nobody here signs in by the name of the person to act for.",
            "Principal names are the addresses of mailboxes of this server."),
    IMPERSONATED_MAILBOX_UNKNOWN(
            new Fault("ErrorNonExistentMailbox"),
            "The person to act for has no mailbox here.",
            "Name the address of a mailbox of this server."),
    ACCESS_HEADERS_SEVERAL(
            new Fault("ErrorMoreThanOneAccessModeSpecified"),
            "The request says in two ways for whom it is.",
            "Send ExchangeImpersonation or SerializedSecurityContext, not both."),
    MAILBOXES_NONE(
            new Fault("ErrorMailboxDataArrayEmpty"),
            "The request names no mailbox.",
            "Name at least one mailbox."),
    MAILBOXES_TOO_MANY(
            new Fault("ErrorMailboxDataArrayTooBig"),
            "The request names more mailboxes than one lookup may ask for.",
            "Ask for at most 100 at once."),
    WINDOW_TOO_LONG(
            new Fault("ErrorTimeIntervalTooBig"),
            "The time window is longer than one lookup may ask for.",
            "Ask for a shorter window."),
    WINDOW_INVALID(
            new Fault("ErrorInvalidTimeInterval"),
            "The time window ends before it has lasted one interval.",
            "Give a window that ends after it starts."),
    INTERVAL_INVALID(
            new Fault("ErrorInvalidMergedFreeBusyInterval"),
            "The interval of the merged string is out of bounds.",
            "Give 5 to 1440 minutes, no longer than the window."),
    VIEW_INVALID(
            new Fault("ErrorInvalidFreeBusyViewType"),
            "This is not a view that can be asked for.",
            "Ask for MergedOnly, FreeBusy, FreeBusyMerged, Detailed or DetailedMerged."),
    NOTHING_ASKED(
            new Fault("ErrorInvalidRequest"),
            "The request asks for neither free/busy nor suggestions.",
            "Send FreeBusyViewOptions, SuggestionsViewOptions, or both."),
    ZONE_INVALID(
            new Fault("ErrorTimeZone"),
            "The time zone is missing or makes no sense.",
            "Send a SerializableTimeZone or a TimeZoneContext with a known id."),
    SUGGESTION_INVALID(
            new Fault("ErrorInvalidArgument"),
            "The options for suggestions are out of bounds.",
            "See the limits in the manual."),
    SERVER_BUSY(new Fault("ErrorServerBusy"), "This server is busy.", "Ask again after a moment."),
    SPOOL_FULL(
            new Fault("ErrorServerBusy"),
            "There is no room for more large contents at once.",
            "Send it again after a moment. Where this comes often, see that the disk of the state folder has room; the manual says how much lies there at once."),
    ITEM_CHANGED_WHILE_READ(
            new Fault("ErrorServerBusy"),
            "An item was changed or removed while it was read.",
            "Ask again: it is read as it is then."),
    INTERNAL_FAULT(
            new Fault("ErrorInternalServerError"),
            "The server failed and cannot say how far it came.",
            "Look at what is there before asking again; the log has the cause under this trace id."),

    // A caller at the door (MS-XOAUTH 3.2.5, `x-ms-diagnostics`).
    NOT_SIGNED_IN(new Status(401), "Sign in first.", "Send credentials or a token."),
    PASSWORD_REFUSED(
            new Status(401),
            "The address or the password is wrong.",
            "Check both; `entente mailbox password` sets a new one."),
    TOO_MANY_ATTEMPTS(
            new Status(401),
            "The address or the password is wrong.",
            "Too many wrong passwords: wait a minute."),
    NTLM_MALFORMED(
            new Status(401),
            "The NTLM message cannot be read.",
            "The client sends what NTLM does not have; try another one, or Basic."),
    NTLM_OUT_OF_TURN(
            new Status(401),
            "The NTLM answer came out of turn.",
            "Both messages go over one HTTP/1.1 connection within a minute, once: let no proxy stand between, and set the client's clock."),
    NTLM_VERSION_REFUSED(
            new Status(401),
            "Only the second version of NTLM is taken, from somebody who is named.",
            "Have the client use NTLMv2 (LmCompatibilityLevel 3 or more)."),
    NTLM_UNPROTECTED(
            new Status(401),
            "The NTLM messages are not protected from being changed, or were changed.",
            "A client that cannot protect them is taken only with `mic = \"lenient\"` in [organisation.ntlm]."),
    NTLM_NOT_FOR_US(
            new Status(401),
            "The NTLM answer is for another server or another TLS session.",
            "Somebody may be relaying it. A proxy that ends TLS needs `extended-protection = \"none\"` in [organisation.ntlm]."),
    NOT_HTTPS(new Status(403), "This is served over HTTPS only.", "Use https."),
    FORM_REFUSED(
            new Status(403),
            "This form does not come from a page of this server, or that page is too old: open it anew.",
            "Cookies of this server have to be allowed; a proxy in front must leave the host, the port and the headers Origin and Sec-Fetch-Site as they are."),
    PAGE_UNKNOWN(
            new Status(404), "There is no such page.", "The manual says which pages there are."),
    AUTHORIZATION_AMBIGUOUS(
            new Status(400), "A request carries one Authorization header.", "Send exactly one."),
    TOKEN_TOO_LARGE(new Status(400), "The token is larger than this server reads.", "Send less."),
    TOKEN_MALFORMED(
            new Diagnostics(2_900_001, "invalid_token"),
            "The token is malformed.",
            "The cause says which part; `entente token inspect` shows it."),
    TOKEN_SIGNATURE(
            new Diagnostics(2_000_000, "invalid_signature"),
            "The token's signature is invalid.",
            "Compare the key that signed with the issuer's published keys."),
    TOKEN_AUDIENCE(
            new Diagnostics(2_000_003, "invalid_resource"),
            "The token's audience is invalid.",
            "Compare the audience with our application id, host names and realm."),
    TOKEN_TENANT(
            new Diagnostics(2_000_004, "invalid_tenant"),
            "The token's tenant is unknown.",
            "Register the realm for the partner application."),
    TOKEN_USER(
            new Diagnostics(2_000_005, "invalid_user"),
            "The user named by the token is not accepted.",
            "Check the domains registered for the partner, and the user's addresses."),
    TOKEN_NO_RIGHTS(
            new Diagnostics(2_000_008, "invalid_grant"),
            "The application has no permission here.",
            "Give the partner application an operation to call."),
    TOKEN_TIMES(
            new Diagnostics(2_900_002, "token_expired"),
            "The token is not valid now.",
            "Compare the clocks, and the token's times."),
    TOKEN_ISSUER(
            new Diagnostics(2_900_003, "invalid_issuer"),
            "The token's issuer is not trusted.",
            "Add or enable the auth server or partner application, if it should be."),
    TOKEN_DELEGATION(
            new Diagnostics(2_900_004, "invalid_delegation"),
            "The application may not speak for this user.",
            "The cause says which binding failed."),
    TOKEN_REPLAYED(
            new Diagnostics(2_900_005, "token_replayed"),
            "The token was used before.",
            "Make a new token for each call."),
    SIGN_IN_TOKEN_REFUSED(
            new Diagnostics(2_900_006, "invalid_token"),
            "The token signs nobody in here.",
            "The cause says which check failed; compare the token with `[[organisation.sign-in]]`, and see whether the issuer's keys can be had."),
    OPERATION_FORBIDDEN(
            new Status(403),
            "This caller may not use this operation.",
            "Add the operation to what the partner may call."),

    // A sealed message at the door; outside, the reasons for which its token is refused sound the
    // same, and so do the others.
    FEDERATION_DISABLED(
            new Status(401),
            "Delegation tokens are not taken here.",
            "Enable the federation trust: `entente trust`."),
    SEAL_MALFORMED(
            new Security(false),
            "The message's security header is not as it must be.",
            "The cause names the part; correct the sender. It may be an attack."),
    SEAL_NOT_UNDERSTOOD(
            new NotUnderstood(),
            "The message has a header that must be understood and is not.",
            "The cause names the header; the sender has to do without it."),
    SEAL_TIMES(
            new Security(false),
            "The message's timestamp does not hold now.",
            "Compare the clocks; a message is good for five minutes, and never for more than ten."),
    SEAL_SIGNATURE(
            new Security(false),
            "The message's signature is not valid, or does not cover what it must.",
            "The cause names the flaw; it may be an attack."),
    SEAL_ADDRESSEE(
            new Security(false),
            "The message is addressed to another server or place.",
            "Compare its To with our URL and the host names of our identity."),
    SEAL_OPERATION(
            new Security(false),
            "The message's action, its SOAPAction and its body are not one operation that is offered here.",
            "The cause names the three; correct the sender."),
    SEAL_REPLAYED(
            new Security(false),
            "The message was received before.",
            "Make a new message for each call."),
    SEAL_ATTEMPTS(
            new Security(true),
            "Too many messages of this peer were not genuine; it is not heard for a while.",
            "Look for the first refusals in the log; wait a minute."),
    DELEGATION_UNREADABLE(
            new Security(true),
            "The token is not encrypted for us, or not as it must be.",
            "The cause names the flaw; the broker may not know our newest certificate, or the partner need the legacy profile."),
    DELEGATION_SIGNATURE(
            new Security(true),
            "The token is not signed by the broker that we trust.",
            "Refresh the broker's metadata; it may have changed its key. It may be an attack."),
    DELEGATION_MALFORMED(
            new Security(true),
            "The token does not say what a delegation token must.",
            "The cause names the part; ask the broker's administrator."),
    DELEGATION_ISSUER(
            new Security(true),
            "The token's issuer is not the broker that we trust.",
            "Compare it with the trust's TokenIssuerUri."),
    DELEGATION_TIMES(
            new Security(true),
            "The token is not valid now, or is valid for too long.",
            "Compare the clocks, and the broker's lifetimes."),
    DELEGATION_AUDIENCE(
            new Security(true),
            "The token is for another organisation.",
            "Compare the partner's TargetApplicationUri with our ApplicationUri."),
    DELEGATION_PERSON(
            new Security(true),
            "The token does not name a person of a partner.",
            "The cause says what is wrong with the address; it may be an attack."),
    DELEGATION_ACTION(
            new Security(true),
            "The token is for another action than this operation needs.",
            "The partner must ask the broker for a token of the right action."),
    DELEGATION_RELATIONSHIP(
            new Security(true),
            "No relationship is with the domain of the person who asks.",
            "Add the domain to a relationship, if it should be: `entente relationship`."),
    DELEGATION_REQUESTOR(
            new Security(true),
            "The token was issued to another organisation than the relationship is with.",
            "Compare the relationship's TargetApplicationUri with the partner's ApplicationUri. It may be an attack."),
    DELEGATION_PROFILE(
            new Security(true),
            "The message is sealed with algorithms that the relationship does not allow.",
            "Let the partner use D-modern, or allow D-legacy on the relationship."),

    // The broker (RFC 6749 5.2).
    GRANT_REQUEST_INVALID(
            new OAuth(400, "invalid_request"),
            "The token request is malformed.",
            "The cause names the parameter."),
    GRANT_CLIENT_INVALID(
            new OAuth(401, "invalid_client"),
            "The client is unknown or its assertion is not signed by its key.",
            "Compare the certificate's thumbprint with the one registered."),
    GRANT_TYPE_UNKNOWN(
            new OAuth(400, "unsupported_grant_type"),
            "This grant is not offered.",
            "Use a client assertion."),
    GRANT_RESOURCE_UNKNOWN(
            new OAuth(400, "invalid_resource"),
            "No registered application answers at this resource.",
            "Register the host as a service principal name."),
    GRANT_TARGET_UNKNOWN(
            new OAuth(400, "invalid_target"),
            "No registered application answers at this resource.",
            "Register the host as a service principal name."),
    GRANT_TARGET_AMBIGUOUS(
            new OAuth(400, "invalid_target"),
            "Several registered applications answer at this host; name one in the parameter resource, as app-id/host@realm.",
            "Have the client name the application in `resource`, or use a host that only one service principal has."),
    GRANT_CLIENT_FORBIDDEN(
            new OAuth(400, "unauthorized_client"),
            "The client may not call this resource.",
            "Allow the call on the service principal."),
    GRANT_DELEGATION_FORBIDDEN(
            new OAuth(400, "unauthorized_client"),
            "The client may not speak for people.",
            "Register the service principal for delegation, or ask for a token without it."),
    GRANT_ASSERTION_AUDIENCE(
            new OAuth(400, "invalid_grant"),
            "The assertion is addressed to another server.",
            "Compare its audience with this broker's application id, host and realm, or with the token endpoint's URL."),
    GRANT_ASSERTION_STALE(
            new OAuth(400, "invalid_grant"),
            "The assertion is expired, not yet valid, or was used before.",
            "Make a new assertion for each request; compare the clocks."),
    GRANT_BUSY(
            new OAuth(503, "temporarily_unavailable"),
            "The broker is busy.",
            "Ask again after the time it names."),

    // Relationships with partners, and what partners tell of themselves.
    RELATIONSHIP_UNKNOWN(
            new Local(),
            "No relationship here has this name.",
            "`entente relationship list` shows those there are."),
    RELATIONSHIP_INVALID(
            new Local(),
            "The relationship cannot be as asked.",
            "Correct what the sentence names; nothing was changed."),
    FEDERATION_NOT_TOLD(
            new Local(),
            "No Autodiscover of the domain told how it federates.",
            "Check the spelling; name the partner's Autodiscover with --url if it has another place."),
    WAY_BACK_FAILED(
            new Local(),
            "The partner cannot ask us over its own connector.",
            "On the partner's side `entente connector test` names the step; what it stopped at here is in our log and record."),
    APPLICATION_NOT_TOLD(
            new Local(),
            "No Autodiscover of the domain told which application it is and whose tokens it takes.",
            "Check the spelling; name the partner's Autodiscover with --partner-url if it has another place. A partner that takes no OAuth tokens is reached by a relationship: `entente hybrid plan DOMAIN --route dauth`."),
    BROKER_NOT_TOLD(
            new Local(),
            "The broker publishes no metadata of our realm.",
            "Check the address; have the broker's administrator add the realm to its `realms`."),
    FEDERATION_DOUBTFUL(
            new Local(),
            "What the partner told of its federation is not believed.",
            "Ask the partner's administrator; leave the domains out that are not the partner's."),

    // Connectors, auth servers, partner applications and service principals.
    OBJECT_UNKNOWN(
            new Local(),
            "Nothing of this kind here has this name.",
            "The `list` command of its kind shows what there is."),
    OBJECT_INVALID(
            new Local(),
            "It cannot be as asked.",
            "Correct what the sentence names; nothing was changed."),
    OBJECT_IN_USE(
            new Local(),
            "It is needed by others.",
            "Let those that the sentence names do without it first; nothing was changed."),
    OBJECT_DISABLED(
            new Local(),
            "It is disabled here.",
            "Enable it: the `set` command of its kind with --enabled=true."),
    OBJECT_INCOMPLETE(
            new Local(),
            "It lacks something without which it cannot work.",
            "Set what the sentence names."),
    HALVES_DIFFER(
            new Local(),
            "The two halves of the relationship do not fit together.",
            "Change the one that the sentence names."),
    CLOCKS_APART(
            new Local(),
            "The other server's clock and ours are too far apart.",
            "Set both by NTP; tokens hold for minutes, and a minute's difference is told apart."),

    // Address spaces: forests that we ask, and forests that ask here.
    ADDRESS_SPACE_UNKNOWN(
            new Local(),
            "No address space here leads to this forest.",
            "`entente address-space list` shows those there are."),
    ADDRESS_SPACE_INVALID(
            new Local(),
            "The address space cannot be as asked.",
            "Correct what the sentence names; nothing was changed."),
    FOREST_UNKNOWN(
            new Local(),
            "No forest of this name is accepted here.",
            "`entente address-space accepted` shows those that are."),
    FOREST_INVALID(
            new Local(),
            "The forest cannot be accepted as asked.",
            "Correct what the sentence names; nothing was changed."),

    // Registration at the broker (`/admin/v1/orgs`).
    REGISTRATION_MALFORMED(
            new Registration(400),
            "The registration request is malformed.",
            "Send one token signed with RS256, its certificate in x5c, and the claims that the manual lists."),
    REGISTRATION_STALE(
            new Registration(401),
            "The registration request is expired, addressed to another URL, or was sent before.",
            "Make a new one for each call, for its very URL; compare the clocks."),
    REGISTRATION_SENDER(
            new Registration(403),
            "The certificate of this request may not do this for the organisation.",
            "Sign with the organisation's current certificate."),
    REGISTRATION_CERTIFICATE(
            new Registration(400),
            "The certificate cannot be registered.",
            "Use RSA of 2048 bits or more, valid now, with the subject key identifier of RFC 5280 4.2.1.2 (1); see the cause."),
    REGISTRATION_UNKNOWN(
            new Registration(404),
            "No such organisation, or no such domain of it, is registered here.",
            "Register the organisation, reserve the domain, then ask again."),
    REGISTRATION_TAKEN(
            new Registration(409),
            "The certificate, the domain or the name belongs to another organisation.",
            "Use one of your own; who proves a domain in DNS gets it once the other's proof is gone."),
    REGISTRATION_CONFLICT(
            new Registration(409),
            "The registration is not in a state in which this can be done.",
            "Look at the registration; the sentence says what is missing."),
    REGISTRATION_FULL(
            new Registration(409),
            "The registration holds as many of these as it can.",
            "Remove one first."),
    REGISTRATION_BUSY(
            new Registration(429),
            "Too many registration requests came from there.",
            "Ask again after the time it names."),
    DOMAIN_PROOF_MISSING(
            new Registration(200),
            "The domain's DNS does not hold the organisation's proof.",
            "Publish the TXT record that the answer names, wait until every resolver has it, and check again."),
    DOMAIN_PROOF_PREVIOUS(
            new Registration(200),
            "The domain's DNS holds a proof by the organisation's previous certificate alone.",
            "Publish the record of the current certificate before the previous one is cleared; until then the domain stays proved."),
    DOMAIN_PROOF_UNKNOWN(
            new Registration(200),
            "The domain's DNS could not be asked.",
            "Check again later; nothing was changed."),

    // Delegation tokens at the broker (WS-Trust); outside, all but the last sound the same.
    STS_REQUEST_MALFORMED(
            new Trust("FailedAuthentication"),
            "The token request is not one, or larger than is read.",
            "The cause names the part; correct the requestor."),
    STS_REQUEST_STALE(
            new Trust("FailedAuthentication"),
            "The token request's timestamp does not hold now.",
            "Compare the clocks; a request is good for five minutes."),
    STS_ADDRESSEE(
            new Trust("FailedAuthentication"),
            "The token request is addressed to another server or asks for another action.",
            "Compare its To with the URL of this broker's /extSTS.srf."),
    STS_REQUEST_REPLAYED(
            new Trust("FailedAuthentication"),
            "The token request, or the assertion in it, was used before.",
            "Make a new request and a new assertion for each token."),
    STS_REQUESTOR_UNKNOWN(
            new Trust("FailedAuthentication"),
            "The request is signed with a key that no enabled organisation registered.",
            "Compare the key identifier with the certificates registered here."),
    STS_SIGNATURE(
            new Trust("FailedAuthentication"),
            "The request's signature is not valid, or does not cover what it must.",
            "The cause names the flaw; it may be an attack."),
    STS_BODY_SECRECY(
            new Trust("FailedAuthentication"),
            "The request's body is not encrypted for this broker, or cannot be decrypted.",
            "Refresh the broker's metadata at the requestor; its encryption certificate may have changed."),
    STS_PERSON_ASSERTION(
            new Trust("FailedAuthentication"),
            "The assertion about the person is not signed by the same organisation, not for this broker, or not fresh.",
            "The cause names what is wrong; correct the requestor."),
    STS_PERSON_FOREIGN(
            new Trust("FailedAuthentication"),
            "The organisation may not speak for this person.",
            "It must have proved the domain of the address, and name the person in its own account namespace."),
    STS_REQUESTOR_FORGED(
            new Trust("FailedAuthentication"),
            "The request names another requestor than the one that signed it.",
            "Send the requestor's own ApplicationUri in the additional context."),
    STS_TARGET_UNKNOWN(
            new Trust("FailedAuthentication"),
            "No enabled organisation owns the name that the token is asked for.",
            "Compare AppliesTo with the partner's ApplicationUri; its domain must be proved here."),
    STS_ACTION_FORBIDDEN(
            new Trust("FailedAuthentication"),
            "The action is unknown, or not allowed for one of the two organisations.",
            "Allow the action for both in the broker's configuration."),
    STS_KEY_REFUSED(
            new Trust("FailedAuthentication"),
            "The kind of token or the size of the proof key is not offered.",
            "Ask for a SAML 1.1 token with a symmetric key of 128 to 256 bits."),
    STS_PEER_CAPPED(
            new Trust("FailedAuthentication"),
            "Too many requests of this peer failed; it is not heard for a while.",
            "The refusals before this one say why; they may be an attack on the encryption."),
    STS_BUSY(new Trust("RequestFailed"), "The broker is busy.", "Ask again after a moment."),
    // Our federation trust with a broker.
    TRUST_NOT_MADE(
            new Local(),
            "There is no federation trust here.",
            "Make one with `entente trust new --broker URL`."),
    TRUST_INVALID(
            new Local(),
            "The federation trust cannot be as asked.",
            "Correct what the sentence names; nothing was changed."),
    TRUST_KEY_NEEDED(
            new Local(),
            "The previous key of the federation trust is still needed.",
            "Mend what the sentence names and clear the key then; `entente trust roll --clear-previous --force` clears it without asking."),
    TRUST_BROKER_SILENT(
            new Local(),
            "The broker did not answer.",
            "Check its URL, its certificate and the firewall; the same command then goes on."),
    TRUST_BROKER_REFUSED(
            new Local(),
            "The broker refused a request about our registration.",
            "Correct what the broker names; the same command then goes on."),
    TRUST_METADATA_REFUSED(
            new Local(),
            "The broker's federation metadata is not believed.",
            "Compare the thumbprint of its signing certificate with its administrator, by another way than the network."),
    TRUST_METADATA_STALE(
            new Local(),
            "The broker has changed its keys or its address since its metadata was read.",
            "Read it anew: `entente trust refresh`."),
    TRUST_UNFINISHED(
            new Local(),
            "A step of the federation trust was begun and is not finished.",
            "The command that began it goes on: `entente trust new`, or `entente trust roll` with the same step."),
    TRUST_KEY_UNKNOWN(
            new Local(),
            "The broker knows us by another key than ours.",
            "Ask the broker's administrator how our registration stands; it may have been brought back from a backup."),
    TRUST_DOMAIN_UNPROVED(
            new Local(),
            "A federated domain is not proved at the broker.",
            "Put the records of `entente trust proof` into DNS, then `entente trust check`."),
    TRUST_PROOF_MISSING(
            new Local(),
            "The broker no longer finds the proof of a federated domain, and gives the domain up after seven days.",
            "Put the records of `entente trust proof` back into DNS, then `entente trust check`."),
    TRUST_TOKEN_UNUSABLE(
            new Local(),
            "The token that the broker issued for ourselves cannot be used.",
            "The cause names the flaw. Learn the broker's keys anew: `entente trust refresh`."),

    // Configuration, files and commands.
    CONFIG_INVALID(new Local(), "The configuration has faults.", "Correct the lines named."),
    CALENDAR_FILE_UNREADABLE(
            new Local(), "The calendar file could not be read.", "The cause names the line."),
    IMPORT_FILE_UNREADABLE(
            new Local(),
            "A file or folder that mail is to be imported from cannot be read, or is a link that leads elsewhere.",
            "See who may read it, or copy to its place what it leads to; then import again."),
    IMPORT_FOLDER_NOT_MAIL(
            new Local(),
            "The folder that mail is to go into is not for mail.",
            "Name another folder; a calendar takes `.ics` files."),
    QUERY_UNREADABLE(
            new Local(),
            "The query is not in the language of queries.",
            "Correct it at the column that is named; the manual has the language."),
    QUERY_TOO_BROAD(
            new Local(),
            "Too many words begin as one in the query does.",
            "Write more letters before the *, or look for the word alone."),
    SEARCH_TOO_LONG(
            new Local(),
            "The search took longer than one may.",
            "Search fewer mailboxes at once, or ask for less."),
    SEARCH_NOT_ENTITLED(
            new Local(),
            "This account may not search mailboxes.",
            "Nobody may until the configuration names an account: `searchers` in `[organisation]`. It may be an attack."),
    SEARCHES_BUSY(new Local(), "Others search at this moment.", "Search again in a moment."),
    INDEX_BEHIND(
            new Local(),
            "The index does not know yet all that the mailboxes hold.",
            "Search again in a while; `entente search --index` tells how far it is."),
    INDEX_UNUSABLE(
            new Local(),
            "The index of the mailboxes cannot be read or written.",
            "See that the disk is there and has room, and start the server again. The folder `index` of the state may be removed while it is stopped: it is made anew from the mailboxes."),
    EXPORT_KIND_NOT_OFFERED(
            new Local(),
            "Items of this kind are not exported.",
            "Take contacts, tasks and lists of people along with a client."),
    KEY_ROLL_REFUSED(
            new Local(),
            "Our signing keys cannot be changed as asked.",
            "See what there is with `entente keys`; nothing was changed."),
    TOKEN_UNRECOGNISED(
            new Local(),
            "This is neither a JSON web token nor a SAML token.",
            "Give the token itself, or the message that holds it, as it came."),
    METADATA_REFUSED(
            new Local(),
            "A metadata document was refused.",
            "The cause names what is wrong with it."),
    METADATA_UNREACHABLE(
            new Local(),
            "A metadata document could not be had.",
            "Check the metadata address, its certificate and the firewall."),
    STORE_UNREADABLE(
            new Local(),
            "The store could not be opened.",
            "Check the folder, its rights and free disk, or the database where it is in one."),
    STORE_IN_USE(
            new Local(),
            "The database of the store is used by another server.",
            "Stop the server that uses it, or name another database: one database belongs to one server."),
    STORE_NOT_WRITTEN(
            new Local(),
            "The store could not be written; nothing was changed.",
            "Check free disk and the folder's rights, or the database where it is in one; the log has the cause."),
    AUDIT_NOT_KEPT(
            new Mailbox("ErrorServerBusy"),
            "This server cannot keep its records now, and answers nothing that would not be on record.",
            "Check free disk and the rights of the folder `audit` in the server's state; the log has the cause. It goes on by itself."),
    SERVER_NOT_FOUND(
            new Local(),
            "No running server was found.",
            "Start one with `./entente lab`, or name it with --server or --ready-file."),
    SERVER_AMBIGUOUS(
            new Local(), "Several running servers were found.", "Name one with --server or --org."),
    PORT_TAKEN(new Local(), "A port is in use.", "Choose another with --port-base."),
    OWN_NAME_UNKNOWN(
            new Local(),
            "The name of this server's own URL is not known here.",
            "Put the host of `url` in the settings file into DNS, or under [organisation.calling.names] where only this machine asks."),
    OWN_TLS_REFUSED(
            new Local(),
            "This server's own URL shows a certificate that cannot be believed.",
            "The certificate under [organisation.listen] has to name the host of `url`, be valid now and come from an authority that others trust."),
    OWN_URL_SILENT(
            new Local(),
            "Nothing answers at this server's own URL.",
            "Compare `url` and `listen.port` in the settings file with what the firewall and the reverse proxy let through."),
    OWN_URL_ANOTHER(
            new Local(),
            "Another server answers at this server's own URL.",
            "Compare `url` in the settings file with DNS and the reverse proxy: they have to lead here."),
    APPLICATION_KEY_SHARED(
            new Local(),
            "Two applications are registered at the broker with the same certificate.",
            "One of them has the other's, and gets no token: ask for its own, and `entente service-principal set NAME --certificate FILE`."),
    DNS_UNUSABLE(
            new Local(),
            "The DNS in which the broker looks for proofs of domains does not answer, or its servers differ.",
            "Compare `resolvers` under [broker.federation] with what the network lets through; a proof that cannot be looked for is not given up."),
    DISK_LOW(
            new Local(),
            "Little disk is free where the server's state is.",
            "Make room: without it nothing can be changed and nothing put on record."),
    KEY_ENDING(
            new Local(),
            "A key ends soon, and nothing takes its place.",
            "`entente keys` shows it. Ours: a signing key by `entente keys roll`, one of the federation by `entente trust roll --stage`, a broker's by `entente keys roll --broker --key PURPOSE`, the server's certificate in the settings file. A partner's: its administrator."),
    KEY_ENDED(
            new Local(),
            "A key has ended, and nothing took its place.",
            "`entente keys` shows it. Ours: a signing key by `entente keys roll`, one of the federation by `entente trust roll --stage`, a broker's by `entente keys roll --broker --key PURPOSE`, the server's certificate in the settings file. A partner's: its administrator.");

    private final Wire wire;
    private final String sentence;
    private final String remedy;

    Code(Wire wire, String sentence, String remedy) {
        this.wire = wire;
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /// What the protocol at hand says for it.
    public Wire wire() {
        return wire;
    }

    /// A sentence without names in it, safe to show the other side.
    public String sentence() {
        return sentence;
    }

    /// What our administrator can do.
    public String remedy() {
        return remedy;
    }
}
