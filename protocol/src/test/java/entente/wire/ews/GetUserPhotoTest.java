package entente.wire.ews;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Finding;
import entente.question.PhotoSize;
import entente.question.Picture;
import entente.wire.ews.GetUserPhoto.Request;
import entente.wire.ews.GetUserPhoto.Response;
import entente.wire.soap.MalformedXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.SAXException;

class GetUserPhotoTest {
    static final Response SHOWN =
            new Response(new Finding.Told<>(new Picture("not really a JPEG".getBytes(UTF_8))));
    static final Response REFUSED =
            new Response(new Finding.Refused<>(Refusal.of(Code.PHOTO_MISSING)));

    @Test
    void requestIsReadAsSent() throws EwsFault {
        var request = Examples.read(Examples.text("photo-request.xml")).operation();

        assertThat(request).isEqualTo(new Request("ann@fabrikam.test", PhotoSize.HR240));
    }

    @ParameterizedTest
    @EnumSource(PhotoSize.class)
    void requestThatWeSendIsReadBack(PhotoSize size) throws EwsFault {
        var sent = new Request("ann@fabrikam.test", size);

        var written = GetUserPhoto.request(sent, ExchangeVersion.EXCHANGE2013_SP1);

        assertThat(EwsRequest.read(new ByteArrayInputStream(written), Examples.MOST_BYTES))
                .extracting(EwsRequest::operation)
                .isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <m:SizeRequested>HR48x48</m:SizeRequested>                             | Email is missing
                    <m:Email>ann@fabrikam.test</m:Email>                                   | SizeRequested is missing
                    <m:Email>a@fabrikam.test</m:Email><m:SizeRequested>HR1</m:SizeRequested> | a size like HR96x96
                    """)
    void requestThatCannotBeMeantIsMalformed(String inside, String complaint) {
        assertThatThrownBy(() -> read(inside))
                .isInstanceOf(EwsFault.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void sizeOfALaterVersionIsTheLargest() throws EwsFault {
        assertThat(
                        read(
                                "<m:Email>ann@fabrikam.test</m:Email><m:SizeRequested>HR1024xN</m:SizeRequested>"))
                .isEqualTo(new Request("ann@fabrikam.test", PhotoSize.HR648));
    }

    @Test
    void answerIsWrittenAsTheExampleHasIt() {
        assertThat(Examples.written(ExchangeVersion.EXCHANGE2013_SP1, SHOWN))
                .isEqualTo(Examples.onOneLine("photo-response.xml"));
    }

    @Test
    void partnerReadsWhatWasAnswered() throws MalformedXml, PartnerFault {
        assertThat(answered(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2013_SP1, SHOWN)))
                .isEqualTo(
                        new PartnerAnswer.Shown<>(
                                new Picture("not really a JPEG".getBytes(UTF_8))));
        assertThat(answered(EwsEnvelope.bytes(ExchangeVersion.EXCHANGE2013_SP1, REFUSED)))
                .isEqualTo(
                        new PartnerAnswer.Error<>(
                                "ErrorItemNotFound", "There is no photo of this person."));
    }

    @Test
    void lineBreaksInAPictureAreNoPartOfIt() throws MalformedXml, PartnerFault {
        var answer = answer("<m:PictureData>\r\n  bm90\r\n\tIHJl YWxseQ==\r\n</m:PictureData>");

        assertThat(answered(answer))
                .isEqualTo(new PartnerAnswer.Shown<>(new Picture("not really".getBytes(UTF_8))));
    }

    @Test
    void successWithoutAPictureIsNoAnswer() throws MalformedXml, PartnerFault {
        assertThat(answered(answer("<m:HasChanged>false</m:HasChanged>")))
                .isInstanceOfSatisfying(
                        PartnerAnswer.Error.class,
                        error -> assertThat(error.text()).contains("shows no picture"));
    }

    @Test
    void whatIsNoPictureIsMalformed() {
        var tooLarge = Base64.getEncoder().encodeToString(new byte[Picture.LARGEST + 1]);

        for (var data : new String[] {"", "%%%", "b", tooLarge}) {
            var answer = answer("<m:PictureData>" + data + "</m:PictureData>");
            assertThatThrownBy(() -> answered(answer)).isInstanceOf(MalformedXml.class);
        }
    }

    @Test
    void faultIsThePartnersOwn() {
        var fault = EwsEnvelope.fault(Refusal.of(Code.OPERATION_NOT_OFFERED));

        assertThatThrownBy(() -> answered(fault)).isInstanceOf(PartnerFault.class);
    }

    @Test
    void ourRequestIsValidByThePublishedSchemas() throws SAXException, IOException {
        var request = new Request("ann@fabrikam.test", PhotoSize.HR648);

        SchemaOracle.find().judge(GetUserPhoto.request(request, ExchangeVersion.EXCHANGE2013_SP1));
    }

    private static EwsRequest.Operation read(String inside) throws EwsFault {
        return Examples.read(
                        Examples.envelope(
                                "", "<m:GetUserPhoto>%s</m:GetUserPhoto>".formatted(inside)))
                .operation();
    }

    private static PartnerAnswer<Picture> answered(byte[] answer)
            throws MalformedXml, PartnerFault {
        return GetUserPhoto.readResponse(new ByteArrayInputStream(answer), Examples.MOST_BYTES);
    }

    private static byte[] answer(String inside) {
        return Examples.envelope(
                        "",
                        "<m:GetUserPhotoResponse ResponseClass='Success'><m:ResponseCode>NoError</m:ResponseCode>%s</m:GetUserPhotoResponse>"
                                .formatted(inside))
                .getBytes(UTF_8);
    }
}
