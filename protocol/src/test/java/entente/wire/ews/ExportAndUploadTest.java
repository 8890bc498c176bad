package entente.wire.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.item.Octets;
import entente.problem.Code;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/// Requests that take items away and bring them back, and their answers.
class ExportAndUploadTest {
    private static final String ITEM =
            "<m:UploadItems><m:Items><t:Item %s><t:ParentFolderId Id='Rg=='/>%s<t:Data>c291cA==</t:Data></t:Item></m:Items></m:UploadItems>";

    @Test
    void itemsAreAskedForByTheirIds() throws EwsFault {
        assertThat(
                        read(
                                "<m:ExportItems><m:ItemIds><t:ItemId Id='QQ=='/></m:ItemIds></m:ExportItems>"))
                .isEqualTo(new ExportItems.Request(List.of(new ItemRef("QQ==", Optional.empty()))));
    }

    @Test
    void anItemIsBroughtWithWhereItGoes() throws EwsFault {
        var fresh = upload(ITEM.formatted("CreateAction='CreateNew'", ""));
        var other =
                upload(
                        ITEM.formatted(
                                "CreateAction='UpdateOrCreate' IsAssociated='true'",
                                "<t:ItemId Id='QQ==' ChangeKey='S0VZ'/>"));

        assertThat(fresh.action()).isEqualTo(UploadItems.CreateAction.CREATE_NEW);
        assertThat(fresh.folder()).contains(new FolderRef.ById("Rg=="));
        assertThat(fresh.item()).isEmpty();
        assertThat(fresh.associated()).isEmpty();
        assertThat(fresh.data().bytes()).asString().isEqualTo("soup");
        assertThat(other.action()).isEqualTo(UploadItems.CreateAction.UPDATE_OR_CREATE);
        assertThat(other.item()).contains(new ItemRef("QQ==", Optional.of("S0VZ")));
        assertThat(other.associated()).contains(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<m:UploadItems><m:Items><t:Item CreateAction='Append'/></m:Items></m:UploadItems>",
                "<m:UploadItems><m:Items><t:Item CreateAction='Update' IsAssociated='so'/></m:Items></m:UploadItems>",
                "<m:UploadItems><m:Items><t:Item CreateAction='Update'/></m:Items></m:UploadItems>",
                "<m:UploadItems><m:Items><t:Item CreateAction='Update'><t:Data>!</t:Data></t:Item></m:Items></m:UploadItems>"
            })
    void whatIsNoUploadIsMalformed(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(EwsFault.class)
                .hasMessageContaining("UploadItems/Items/Item");
    }

    static Stream<EwsResponse> answers() {
        var id = new FolderElement.Id("QQ==", "S0VZ");
        return Stream.of(
                new ExportItems.Response(
                        List.of(
                                BatchResult.done(
                                        new ExportItems.Exported(
                                                id, Octets.of(new byte[] {1, 2, 3}))),
                                BatchResult.refused(Code.ITEM_UNKNOWN))),
                new UploadItems.Response(
                        List.of(
                                BatchResult.done(id),
                                BatchResult.refused(Code.UPLOAD_UNREADABLE))));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answersAreValidBySchema(EwsResponse answer) throws SAXException, IOException {
        SchemaOracle.find().judge(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2013_SP1, answer));
    }

    private static UploadItems.Upload upload(String body) throws EwsFault {
        return ((UploadItems.Request) read(body)).items().getFirst();
    }

    private static EwsRequest.Operation read(String body) throws EwsFault {
        return Examples.read(Examples.envelope("", body)).operation();
    }
}
