package entente.wire.ews;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.wire.ews.Notification.Event;
import entente.wire.ews.Notification.Thing;
import entente.wire.ews.Notification.Turn;
import entente.wire.soap.SoapEnvelope;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Subscriptions, and what is told of what happened.
class NotificationsTest {
    private static final String FOLDERS =
            "<t:FolderIds><t:DistinguishedFolderId Id='inbox'/><t:FolderId Id='AAA='/></t:FolderIds>";
    private static final String KINDS =
            "<t:EventTypes><t:EventType>NewMailEvent</t:EventType><t:EventType>StatusEvent</t:EventType><t:EventType>MovedEvent</t:EventType></t:EventTypes>";
    private static final List<FolderRef> INBOX_AND_MINE =
            List.of(new FolderRef.ByName("inbox", Optional.empty()), new FolderRef.ById("AAA="));
    private static final Set<EventKind> NEW_AND_MOVED = Set.of(EventKind.NEW_MAIL, EventKind.MOVED);
    private static final Thing ITEM = new Thing(true, "ITEM", Optional.of("KEY"), "FOLDER");
    private static final Thing FOLDER = new Thing(false, "FOLDER", Optional.of("KEY"), "TOP");

    @Test
    void aPullSubscriptionSaysHowLongItWaitsToBeAskedAndSinceWhen() throws EwsFault {
        var request =
                read(
                        "<m:Subscribe><m:PullSubscriptionRequest>"
                                + FOLDERS
                                + KINDS
                                + "<m:Watermark>MARK</m:Watermark><t:Timeout>10</t:Timeout></m:PullSubscriptionRequest></m:Subscribe>");

        assertThat(request)
                .isEqualTo(
                        new Subscribe.Request(
                                new Subscribe.Way.Pull(10, Optional.of("MARK")),
                                INBOX_AND_MINE,
                                false,
                                NEW_AND_MOVED));
    }

    @Test
    void aSubscriptionMayBeAboutAllFolders() throws EwsFault {
        var request =
                read(
                        "<m:Subscribe><m:StreamingSubscriptionRequest SubscribeToAllFolders='true'>"
                                + KINDS
                                + "</m:StreamingSubscriptionRequest></m:Subscribe>");

        assertThat(request)
                .isEqualTo(
                        new Subscribe.Request(
                                new Subscribe.Way.Streaming(), List.of(), true, NEW_AND_MOVED));
    }

    @Test
    void whoWantsToBeCalledIsKnownByThat() throws EwsFault {
        var request =
                read(
                        "<m:Subscribe><m:PushSubscriptionRequest>"
                                + FOLDERS
                                + KINDS
                                + "<t:StatusFrequency>1</t:StatusFrequency><t:URL>https://contoso.test</t:URL></m:PushSubscriptionRequest></m:Subscribe>");

        assertThat(((Subscribe.Request) request).way()).isEqualTo(new Subscribe.Way.Push());
    }

    @Test
    void whatIsAskedOfASubscriptionNamesIt() throws EwsFault {
        assertThat(
                        read(
                                "<m:GetEvents><m:SubscriptionId>S</m:SubscriptionId><m:Watermark>W</m:Watermark></m:GetEvents>"))
                .isEqualTo(new GetEvents.Request("S", "W"));
        assertThat(read("<m:Unsubscribe><m:SubscriptionId>S</m:SubscriptionId></m:Unsubscribe>"))
                .isEqualTo(new Unsubscribe.Request("S"));
        assertThat(
                        read(
                                "<m:GetStreamingEvents><m:SubscriptionIds><t:SubscriptionId>S</t:SubscriptionId><t:SubscriptionId>T</t:SubscriptionId></m:SubscriptionIds><m:ConnectionTimeout>30</m:ConnectionTimeout></m:GetStreamingEvents>"))
                .isEqualTo(new GetStreamingEvents.Request(List.of("S", "T"), 30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<m:Subscribe/>",
                "<m:Subscribe><m:PullSubscriptionRequest/></m:Subscribe>",
                "<m:Subscribe><m:PullSubscriptionRequest><t:Timeout>0</t:Timeout></m:PullSubscriptionRequest></m:Subscribe>",
                "<m:Subscribe><m:PullSubscriptionRequest><t:Timeout>1441</t:Timeout></m:PullSubscriptionRequest></m:Subscribe>",
                "<m:Unsubscribe/>",
                "<m:GetEvents><m:SubscriptionId>S</m:SubscriptionId></m:GetEvents>",
                "<m:GetEvents><m:Watermark>W</m:Watermark></m:GetEvents>",
                "<m:GetStreamingEvents><m:ConnectionTimeout>1</m:ConnectionTimeout></m:GetStreamingEvents>",
                "<m:GetStreamingEvents><m:SubscriptionIds><t:SubscriptionId>S</t:SubscriptionId></m:SubscriptionIds></m:GetStreamingEvents>",
                "<m:GetStreamingEvents><m:SubscriptionIds><t:SubscriptionId>S</t:SubscriptionId></m:SubscriptionIds><m:ConnectionTimeout>0</m:ConnectionTimeout></m:GetStreamingEvents>",
                "<m:GetStreamingEvents><m:SubscriptionIds><t:SubscriptionId>S</t:SubscriptionId></m:SubscriptionIds><m:ConnectionTimeout>31</m:ConnectionTimeout></m:GetStreamingEvents>"
            })
    void whatLacksSomethingOrGoesOverABoundIsMalformed(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(EwsFault.class);
    }

    @Test
    void moreSubscriptionsThanOneMayListenToAreMalformed() {
        var ids = "<t:SubscriptionId>S</t:SubscriptionId>".repeat(201);

        assertThatThrownBy(() ->
                        read(
                                "<m:GetStreamingEvents><m:SubscriptionIds>"
                                        + ids
                                        + "</m:SubscriptionIds><m:ConnectionTimeout>1</m:ConnectionTimeout></m:GetStreamingEvents>"))
                .hasMessageContaining("200");
    }

    @Test
    void eachEventHasWhatItIsAboutAndWhereThatIs() {
        var told = text(new GetEvents.Response(BatchResult.done(pulled())));

        assertThat(told)
                .contains(
                        "<m:Notification><t:SubscriptionId>S</t:SubscriptionId><t:PreviousWatermark>W</t:PreviousWatermark><t:MoreEvents>true</t:MoreEvents>")
                .contains(
                        "<t:MovedEvent><t:Watermark>N</t:Watermark><t:TimeStamp>2026-03-02T12:00:00Z</t:TimeStamp><t:ItemId Id=\"ITEM\" ChangeKey=\"KEY\"/><t:ParentFolderId Id=\"FOLDER\"/><t:OldItemId Id=\"ITEM\" ChangeKey=\"KEY\"/><t:OldParentFolderId Id=\"FOLDER\"/></t:MovedEvent>")
                .contains(
                        "<t:FolderId Id=\"FOLDER\" ChangeKey=\"KEY\"/><t:ParentFolderId Id=\"TOP\"/><t:UnreadCount>3</t:UnreadCount></t:ModifiedEvent>");
    }

    @Test
    void anEnvelopeInAStreamEndsAsClientsLookForIt() {
        var told = text(new GetStreamingEvents.Response.Connection(true));

        assertThat(told)
                .startsWith("<?xml")
                .contains("<Envelope xmlns=\"" + SoapEnvelope.NAMESPACE)
                .contains("<m:ConnectionStatus>Closed</m:ConnectionStatus>")
                .endsWith("</s:Body></Envelope>");
    }

    static Stream<EwsResponse> responses() {
        var refused = Refusal.of(Code.SUBSCRIPTION_UNKNOWN);
        return Stream.of(
                new Subscribe.Response(
                        BatchResult.done(new Subscribe.Subscribed("S", Optional.of("W")))),
                new Subscribe.Response(
                        BatchResult.done(new Subscribe.Subscribed("S", Optional.empty()))),
                new Subscribe.Response(new BatchResult.Refused<>(refused)),
                new Unsubscribe.Response(BatchResult.done(new ItemGone())),
                new Unsubscribe.Response(new BatchResult.Refused<>(refused)),
                new GetEvents.Response(BatchResult.done(pulled())),
                new GetEvents.Response(
                        BatchResult.done(
                                new Notification(
                                        "S",
                                        Optional.of(new Turn("W", false)),
                                        Optional.of("W"),
                                        List.of()))),
                new GetEvents.Response(new BatchResult.Refused<>(refused)),
                new GetStreamingEvents.Response.Told(
                        List.of(
                                new Notification(
                                        "S", Optional.empty(), Optional.empty(), List.of()),
                                new Notification(
                                        "T",
                                        Optional.empty(),
                                        Optional.empty(),
                                        events(Optional.empty())))),
                new GetStreamingEvents.Response.Connection(false),
                new GetStreamingEvents.Response.Connection(true),
                new GetStreamingEvents.Response.Failed(refused, List.of("S", "T")));
    }

    @ParameterizedTest
    @MethodSource("responses")
    void eachAnswerIsAsTheSchemaHasItButForWhatClientsLookForElsewhere(EwsResponse response)
            throws Exception {
        var oracle = SchemaOracle.find();

        var told = text(response);

        if (response instanceof GetStreamingEvents.Response) {
            told =
                    told.replace("m:Notification>", "t:Notification>")
                            .replace("m:SubscriptionId>", "t:SubscriptionId>");
        }
        oracle.judge(told.getBytes(UTF_8));
    }

    private static Notification pulled() {
        return new Notification(
                "S", Optional.of(new Turn("W", true)), Optional.of("N"), events(Optional.of("N")));
    }

    /// One of each kind, of items and of folders.
    private static List<Event> events(Optional<String> watermark) {
        return Arrays.stream(EventKind.values())
                .flatMap(
                        kind -> Stream.of(ITEM, FOLDER).map(thing -> event(kind, thing, watermark)))
                .toList();
    }

    private static Event event(EventKind kind, Thing thing, Optional<String> watermark) {
        var hasBefore = kind == EventKind.MOVED || kind == EventKind.COPIED;
        return new Event(
                kind,
                watermark,
                Instant.parse("2026-03-02T12:00:00.123Z"),
                thing,
                hasBefore ? Optional.of(thing) : Optional.empty(),
                kind == EventKind.MODIFIED && !thing.isItem()
                        ? OptionalInt.of(3)
                        : OptionalInt.empty());
    }

    private static String text(EwsResponse response) {
        return new String(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2013_SP1, response), UTF_8);
    }

    private static EwsRequest.Operation read(String body) throws EwsFault {
        return Examples.read(Examples.envelope("", body)).operation();
    }
}
