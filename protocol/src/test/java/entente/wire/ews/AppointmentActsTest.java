package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.item.Body;
import entente.item.Known;
import entente.item.Properties;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What requests say of appointments beside what these are: who is told, which occurrence is meant, and how somebody answers.
class AppointmentActsTest {
    @ParameterizedTest
    @CsvSource({
        "SendToNone, SEND_TO_NONE",
        "SendOnlyToAll, SEND_ONLY_TO_ALL",
        "SendToAllAndSaveCopy, SEND_TO_ALL_AND_SAVE_COPY"
    })
    void whoeverMakesOrDeletesAMeetingSaysWhetherPeopleAreTold(String name, Invitations told)
            throws EwsFault {
        var make = "<m:CreateItem SendMeetingInvitations='%s'/>".formatted(name);
        var delete =
                "<m:DeleteItem DeleteType='HardDelete' SendMeetingCancellations='%s'/>"
                        .formatted(name);

        assertThat(((CreateItem.Request) read(make)).invitations()).contains(told);
        assertThat(((DeleteItem.Request) read(delete)).cancellations()).contains(told);
    }

    @ParameterizedTest
    @CsvSource({
        "SendToNone, SEND_TO_NONE",
        "SendOnlyToAll, SEND_ONLY_TO_ALL",
        "SendOnlyToChanged, SEND_ONLY_TO_CHANGED",
        "SendToAllAndSaveCopy, SEND_TO_ALL_AND_SAVE_COPY",
        "SendToChangedAndSaveCopy, SEND_TO_CHANGED_AND_SAVE_COPY"
    })
    void whoeverChangesAMeetingSaysWhoIsTold(String name, InvitationUpdates told) throws EwsFault {
        var body =
                "<m:UpdateItem ConflictResolution='AutoResolve' SendMeetingInvitationsOrCancellations='%s'/>"
                        .formatted(name);

        assertThat(((UpdateItem.Request) read(body)).invitations()).contains(told);
    }

    @Test
    void whoSaysNothingOfThatIsNotTakenToMeanAnything() throws EwsFault {
        var make = (CreateItem.Request) read("<m:CreateItem/>");
        var change = (UpdateItem.Request) read("<m:UpdateItem ConflictResolution='AutoResolve'/>");
        var delete = (DeleteItem.Request) read("<m:DeleteItem DeleteType='HardDelete'/>");

        assertThat(make.invitations()).isEmpty();
        assertThat(change.invitations()).isEmpty();
        assertThat(delete.cancellations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<m:CreateItem SendMeetingInvitations='SendToSome'/>",
                "<m:UpdateItem ConflictResolution='AutoResolve' SendMeetingInvitationsOrCancellations='Send'/>",
                "<m:DeleteItem DeleteType='HardDelete' SendMeetingCancellations='SendOnlyToChanged'/>"
            })
    void aWordThatMeansNobodyIsMalformed(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(EwsFault.class);
    }

    @Test
    void anOccurrenceIsNamedByItsNumberAndASeriesByAnOccurrence() throws EwsFault {
        var request =
                (GetItem.Request)
                        read(
                                "<m:GetItem><m:ItemIds><t:OccurrenceItemId RecurringMasterId='Qg==' ChangeKey='S0VZ' InstanceIndex='3'/><t:RecurringMasterItemId OccurrenceId='Qw=='/><t:RecurringMasterItemIdRanges Id='RA=='/></m:ItemIds></m:GetItem>");

        assertThat(request.items())
                .containsExactly(
                        new ItemRef("Qg==", Optional.of("S0VZ"), new ItemRef.Which.Occurrence(3)),
                        new ItemRef("Qw==", Optional.empty(), new ItemRef.Which.Master()),
                        new ItemRef("", Optional.empty()));
    }

    @Test
    void aChangeMayBeToOneOccurrence() throws EwsFault {
        var request =
                (UpdateItem.Request)
                        read(
                                "<m:UpdateItem ConflictResolution='AutoResolve'><m:ItemChanges><t:ItemChange><t:OccurrenceItemId RecurringMasterId='Qg==' InstanceIndex='1'/><t:Updates/></t:ItemChange></m:ItemChanges></m:UpdateItem>");

        assertThat(request.changes().getFirst().item().which())
                .isEqualTo(new ItemRef.Which.Occurrence(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "InstanceIndex='first'", "InstanceIndex='9999999999'"})
    void anOccurrenceWithoutANumberIsMalformed(String index) {
        var body =
                "<m:GetItem><m:ItemIds><t:OccurrenceItemId RecurringMasterId='Qg==' %s/></m:ItemIds></m:GetItem>"
                        .formatted(index);

        assertThatThrownBy(() -> read(body)).hasMessageContaining("InstanceIndex");
    }

    @ParameterizedTest
    @CsvSource({
        "AcceptItem, Body",
        "TentativelyAcceptItem, Body",
        "DeclineItem, Body",
        "CancelCalendarItem, NewBodyContent"
    })
    void anAnswerToAMeetingBringsWhatSomebodySaysWithIt(String element, String text)
            throws EwsFault {
        var item =
                answer(
                        "<t:%s><t:Sensitivity>Private</t:Sensitivity><t:%s BodyType='HTML'>&lt;p&gt;Sorry</t:%s><t:ReferenceItemId Id='QQ==' ChangeKey='S0VZ'/><t:ProposedStart>2026-03-02T08:00:00Z</t:ProposedStart></t:%s>"
                                .formatted(element, text, text, element));

        assertThat(item.element()).isEqualTo(element);
        assertThat(item.reference()).contains(new ItemRef("QQ==", Optional.of("S0VZ")));
        assertThat(item.body()).contains(new Body(Body.Format.HTML, "<p>Sorry"));
        assertThat(item.content().properties())
                .isEqualTo(Properties.NONE.with(Known.SENSITIVITY, 2));
    }

    private static NewItem answer(String item) throws EwsFault {
        var body = "<m:CreateItem><m:Items>" + item + "</m:Items></m:CreateItem>";
        var result = ((CreateItem.Request) read(body)).items().getFirst();
        assertThat(result).isInstanceOf(BatchResult.Done.class);
        return ((BatchResult.Done<NewItem>) result).value();
    }

    private static EwsRequest.Operation read(String body) throws EwsFault {
        return Examples.read(Examples.envelope("", body)).operation();
    }
}
