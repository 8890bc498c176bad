package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Code;
import entente.question.FolderRights;
import entente.question.PermissionLevel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/// Requests about delegates, and their answers.
class DelegatesTest {
    private static final String MAILBOX =
            "<m:Mailbox><t:EmailAddress>mary@contoso.test</t:EmailAddress></m:Mailbox>";
    private static final String BOB =
            "<t:UserId><t:PrimarySmtpAddress>bob@contoso.test</t:PrimarySmtpAddress></t:UserId>";
    private static final BroughtPermissions.UserId AS_BOB =
            new BroughtPermissions.UserId(Optional.of("bob@contoso.test"), Optional.empty(), false);

    @Test
    void whoIsToBeToldOfIsRead() throws EwsFault {
        assertThat(read("<m:GetDelegate IncludePermissions='true'>" + MAILBOX + "</m:GetDelegate>"))
                .isEqualTo(new GetDelegate.Request("mary@contoso.test", List.of(), true));
        assertThat(
                        read(
                                "<m:GetDelegate IncludePermissions='false'>"
                                        + MAILBOX
                                        + "<m:UserIds>"
                                        + BOB
                                        + "</m:UserIds></m:GetDelegate>"))
                .isEqualTo(new GetDelegate.Request("mary@contoso.test", List.of(AS_BOB), false));
    }

    @Test
    void whoIsToActForSomebodyAndHowIsRead() throws EwsFault {
        var users =
                "<m:DelegateUsers><t:DelegateUser>"
                        + BOB
                        + "<t:DelegatePermissions><t:CalendarFolderPermissionLevel>Editor</t:CalendarFolderPermissionLevel>"
                        + "<t:NotesFolderPermissionLevel>None</t:NotesFolderPermissionLevel></t:DelegatePermissions>"
                        + "<t:ViewPrivateItems>true</t:ViewPrivateItems></t:DelegateUser></m:DelegateUsers>"
                        + "<m:DeliverMeetingRequests>DelegatesOnly</m:DeliverMeetingRequests>";
        var bob =
                new BroughtDelegate(
                        AS_BOB,
                        Map.of(DelegateFolder.CALENDAR, "Editor", DelegateFolder.NOTES, "None"),
                        Optional.empty(),
                        Optional.of(true));

        var added = read("<m:AddDelegate>" + MAILBOX + users + "</m:AddDelegate>");
        var changed = read("<m:UpdateDelegate>" + MAILBOX + users + "</m:UpdateDelegate>");

        var requests = Optional.of("DelegatesOnly");
        assertThat(added)
                .isEqualTo(
                        new AddDelegate.Request(
                                new BroughtDelegates("mary@contoso.test", List.of(bob), requests)));
        assertThat(changed)
                .isEqualTo(
                        new UpdateDelegate.Request(
                                new BroughtDelegates("mary@contoso.test", List.of(bob), requests)));
    }

    @Test
    void whoIsToActForSomebodyNoMoreIsRead() throws EwsFault {
        var request =
                read(
                        "<m:RemoveDelegate>"
                                + MAILBOX
                                + "<m:UserIds>"
                                + BOB
                                + "</m:UserIds></m:RemoveDelegate>");

        assertThat(request)
                .isEqualTo(new RemoveDelegate.Request("mary@contoso.test", List.of(AS_BOB)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<m:GetDelegate IncludePermissions='true'/>",
                "<m:AddDelegate/>",
                "<m:UpdateDelegate/>",
                "<m:RemoveDelegate/>"
            })
    void aRequestAboutNobodysMailboxIsMalformed(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(EwsFault.class)
                .hasMessageContaining("is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetDelegate", "RemoveDelegate"})
    void moreDelegatesThanAnybodyHasAreMalformed(String operation) {
        var people = "<t:UserId/>".repeat(1_001);
        var body =
                "<m:%s>%s<m:UserIds>%s</m:UserIds></m:%s>"
                        .formatted(operation, MAILBOX, people, operation);

        assertThatThrownBy(() -> read(body))
                .isInstanceOf(EwsFault.class)
                .hasMessageContaining("at most 1000 people");
    }

    @Test
    void rightsThatAreNoLevelOfDelegatesAreCustom() {
        var written =
                Examples.written(
                        ExchangeVersion.EXCHANGE2013_SP1,
                        new AddDelegate.Response(
                                BatchResult.done(
                                        List.of(
                                                BatchResult.done(
                                                        Optional.of(
                                                                user(
                                                                        PermissionLevel
                                                                                .PUBLISHING_EDITOR
                                                                                .rights())))))));

        assertThat(written).contains("CalendarFolderPermissionLevel>Custom<");
    }

    static Stream<EwsResponse> answers() {
        var some =
                List.<BatchResult<Optional<DelegateUser>>>of(
                        BatchResult.done(Optional.of(user(PermissionLevel.EDITOR.rights()))),
                        BatchResult.refused(Code.DELEGATE_UNKNOWN),
                        BatchResult.done(Optional.empty()));
        return Stream.of(
                new GetDelegate.Response(
                        BatchResult.done(new GetDelegate.Told(some, "DelegatesOnly"))),
                new GetDelegate.Response(
                        BatchResult.done(new GetDelegate.Told(List.of(), "NoForward"))),
                new GetDelegate.Response(BatchResult.refused(Code.DELEGATES_NOT_OWN)),
                new AddDelegate.Response(BatchResult.done(some)),
                new AddDelegate.Response(BatchResult.refused(Code.DELEGATES_NOT_OWN)),
                new UpdateDelegate.Response(BatchResult.done(some)),
                new UpdateDelegate.Response(BatchResult.done(List.of())),
                new RemoveDelegate.Response(BatchResult.done(some)));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answersAreValidBySchema(EwsResponse answer) throws SAXException, IOException {
        SchemaOracle.find().judge(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2013_SP1, answer));
    }

    private static DelegateUser user(FolderRights inCalendar) {
        return new DelegateUser(
                new NamedAddress("Bob & co", "bob@contoso.test"),
                Map.of(
                        DelegateFolder.CALENDAR,
                        inCalendar,
                        DelegateFolder.JOURNAL,
                        PermissionLevel.NONE.rights()),
                true,
                false);
    }

    private static EwsRequest.Operation read(String body) throws EwsFault {
        return Examples.read(Examples.envelope("", body)).operation();
    }
}
