package entente.delegation;

import entente.question.Address;
import entente.question.Grant;
import entente.routes.OrganisationRelationship;
import entente.trusts.Action;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// What a partner may ask with a delegation token: the operation as WS-Addressing and the body name it, and the one action whose tokens
/// open it. Whatever is not listed here is not asked this way.
public enum DelegatedOperation {
    GET_USER_AVAILABILITY(
            "http://schemas.microsoft.com/exchange/services/2006/messages/GetUserAvailability",
            "http://schemas.microsoft.com/exchange/services/2006/messages",
            "GetUserAvailabilityRequest",
            Action.FREE_BUSY),
    GET_MAIL_TIPS(
            "http://schemas.microsoft.com/exchange/services/2006/messages/GetMailTips",
            "http://schemas.microsoft.com/exchange/services/2006/messages",
            "GetMailTips",
            Action.MAIL_TIPS),
    GET_USER_PHOTO(
            "http://schemas.microsoft.com/exchange/services/2006/messages/GetUserPhoto",
            "http://schemas.microsoft.com/exchange/services/2006/messages",
            "GetUserPhoto",
            Action.PHOTO),
    FIND_MESSAGE_TRACKING_REPORT(
            "http://schemas.microsoft.com/exchange/services/2006/messages/FindMessageTrackingReport",
            "http://schemas.microsoft.com/exchange/services/2006/messages",
            "FindMessageTrackingReport",
            Action.MESSAGE_TRACKING),
    GET_MESSAGE_TRACKING_REPORT(
            "http://schemas.microsoft.com/exchange/services/2006/messages/GetMessageTrackingReport",
            "http://schemas.microsoft.com/exchange/services/2006/messages",
            "GetMessageTrackingReport",
            Action.MESSAGE_TRACKING),
    GET_USER_SETTINGS(
            "http://schemas.microsoft.com/exchange/2010/Autodiscover/Autodiscover/GetUserSettings",
            "http://schemas.microsoft.com/exchange/2010/Autodiscover",
            "GetUserSettingsRequestMessage",
            Action.AUTODISCOVER),
    GET_RELATIONSHIP_SETTINGS(
            "http://schemas.microsoft.com/exchange/2010/Autodiscover/Autodiscover/GetOrganizationRelationshipSettings",
            "http://schemas.microsoft.com/exchange/2010/Autodiscover",
            "GetOrganizationRelationshipSettingsRequestMessage",
            Action.AUTODISCOVER);

    private final String soapAction;
    private final String namespace;
    private final String element;
    private final Action required;

    DelegatedOperation(String soapAction, String namespace, String element, Action required) {
        this.soapAction = soapAction;
        this.namespace = namespace;
        this.element = element;
        this.required = required;
    }

    /// The operation of an action header; empty for one that is not offered to partners.
    static Optional<DelegatedOperation> of(String soapAction) {
        return Arrays.stream(values())
                .filter(each -> each.soapAction.equals(soapAction))
                .findFirst();
    }

    /// The operation of a name, as traces say it; empty for one that is not offered to partners.
    public static Optional<DelegatedOperation> named(String wireName) {
        return Arrays.stream(values()).filter(each -> each.wireName().equals(wireName)).findFirst();
    }

    /// How an action header names it, and SOAPAction.
    public String soapAction() {
        return soapAction;
    }

    /// Its name alone, as traces say it.
    public String wireName() {
        return soapAction.substring(soapAction.lastIndexOf('/') + 1);
    }

    /// Whether an action header names it.
    public boolean isNamed(String action) {
        return soapAction.equals(action);
    }

    /// The namespace of the body's child.
    String namespace() {
        return namespace;
    }

    /// The local name of the body's child.
    String element() {
        return element;
    }

    /// What a token must be for.
    public Action required() {
        return required;
    }

    /// What the caller may do, in the words that partners' rights have: what the operation's token is for, where the relationship shares
    /// it. Free/busy and MailTips may be asked for in any case, and are refused by whoever answers.
    Set<String> rights(OrganisationRelationship relationship) {
        return required == Action.FREE_BUSY
                        || required == Action.MAIL_TIPS
                        || relationship.allows(required)
                ? Set.of(right())
                : Set.of();
    }

    private String right() {
        return switch (required) {
            case FREE_BUSY -> "freebusy";
            case AUTODISCOVER -> "autodiscover";
            case MAIL_TIPS -> "mailtips";
            case PHOTO -> "photos";
            case MESSAGE_TRACKING -> "messagetracking";
            case MAILBOX_MOVE -> "mailboxmove";
            case ARCHIVE -> "archive";
        };
    }

    /// What the relationship gives of it at most, for people.
    String shown(Grant grant) {
        return switch (required) {
            case FREE_BUSY -> grant.freeBusy().level().wireName();
            case MAIL_TIPS -> "MailTips: " + grant.mailTips().level().wireName();
            case PHOTO -> grant.photos() ? "photos" : "no photos";
            case AUTODISCOVER, MESSAGE_TRACKING, MAILBOX_MOVE, ARCHIVE -> required.subject();
        };
    }

    /// The group whose members alone are shown.
    Optional<Address> scope(Grant grant) {
        return switch (required) {
            case FREE_BUSY -> grant.freeBusy().scope();
            case MAIL_TIPS -> grant.mailTips().scope();
            case PHOTO, AUTODISCOVER, MESSAGE_TRACKING, MAILBOX_MOVE, ARCHIVE -> Optional.empty();
        };
    }
}
