package entente.wire.ews;

import entente.problem.Refusal;
import entente.question.Finding;
import entente.question.PhotoSize;
import entente.question.Picture;
import entente.wire.soap.MalformedXml;
import entente.wire.soap.SoapEnvelope;
import entente.wire.soap.SoapFault;
import entente.wire.soap.XmlCursor;
import entente.wire.soap.XmlWriter;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;

/// GetUserPhoto ("GetUserPhoto operation" of the EWS reference): what a person looks like, in one of the sizes there are. The response is itself
/// a response message.
public final class GetUserPhoto {
    private static final String NO_PICTURE = "The partner reports no error and shows no picture.";

    private GetUserPhoto() {}

    /// Whose photo, and how large at most. The address is as sent, and may be none at all.
    public record Request(String email, PhotoSize size) implements EwsRequest.Operation {}

    /// What came of it. A refusal's code has a [entente.problem.Wire.Mailbox] form.
    public record Response(Finding<Picture> finding) implements EwsResponse {}

    /// The request that we send to a partner.
    public static byte[] request(Request request, ExchangeVersion version) {
        var xml = SoapEnvelope.start(1024);
        xml.attribute("xmlns:m", Ews.MESSAGES).attribute("xmlns:t", Ews.TYPES);
        xml.start("s:Header").start("t:RequestServerVersion");
        xml.attribute("Version", version.wireName()).end().end();
        xml.start("s:Body").start("m:GetUserPhoto");
        xml.element("m:Email", request.email());
        xml.element("m:SizeRequested", request.size().wireName());
        return xml.end().end().end().toBytes();
    }

    /// Reads a partner's response of at most `mostBytes`.
    public static PartnerAnswer<Picture> readResponse(InputStream body, int mostBytes)
            throws MalformedXml, PartnerFault {
        try (var xml = XmlCursor.open(body, Ews.RESPONSE, mostBytes)) {
            var reader = new Reader();
            SoapEnvelope.read(xml, XmlCursor::skip, reader::readBody);
            return reader.answer;
        }
    }

    /// Reads `<GetUserPhoto>`.
    static Request read(XmlCursor xml) throws MalformedXml {
        var email = Optional.<String>empty();
        var size = Optional.<PhotoSize>empty();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Email" -> email = Optional.of(xml.text());
                case "SizeRequested" -> size = Optional.of(size(xml));
                default -> xml.skip();
            }
        }
        return new Request(
                email.orElseThrow(() -> xml.missing("Email")),
                size.orElseThrow(() -> xml.missing("SizeRequested")));
    }

    static void write(XmlWriter xml, Response response) {
        switch (response.finding()) {
            case Finding.Told<Picture>(var picture) ->
                    ResponseMessages.success(xml, "m:GetUserPhotoResponse")
                            .element("m:HasChanged", true)
                            .element(
                                    "m:PictureData",
                                    Base64.getEncoder().encodeToString(picture.octets()))
                            .end();
            case Finding.Refused<Picture>(var why) -> writeRefused(xml, why);
            case Finding.Unreachable<Picture>(var why) -> writeRefused(xml, why);
        }
    }

    /// The schema wants to know in any case whether something has changed.
    private static void writeRefused(XmlWriter xml, Refusal why) {
        ResponseMessages.refused(xml, "m:GetUserPhotoResponse", why)
                .element("m:HasChanged", false)
                .end();
    }

    private static PhotoSize size(XmlCursor xml) throws MalformedXml {
        return PhotoSize.of(xml.text().strip())
                .orElseThrow(() -> xml.wrongText("a size like HR96x96"));
    }

    /// What was read so far.
    private static final class Reader {
        private PartnerAnswer<Picture> answer =
                new PartnerAnswer.Error<>("ErrorInternalServerError", "There was no answer.");

        void readBody(XmlCursor xml) throws MalformedXml, PartnerFault {
            switch (xml.name()) {
                case "Fault" -> {
                    var fault = SoapFault.read(xml);
                    throw new PartnerFault(fault.bestCode(), fault.text());
                }
                case "GetUserPhotoResponse" -> answer = readAnswer(xml);
                default -> throw xml.wrong("is not a response to GetUserPhoto");
            }
        }

        private static PartnerAnswer<Picture> readAnswer(XmlCursor xml) throws MalformedXml {
            var head = new ResponseHead(xml, NO_PICTURE);
            var picture = Optional.<Picture>empty();
            while (xml.nextChild()) {
                switch (xml.name()) {
                    case "PictureData" -> picture = Optional.of(picture(xml));
                    default -> head.readChild(xml);
                }
            }
            return head.isError() || picture.isEmpty()
                    ? new PartnerAnswer.Error<>(head.code(), head.text())
                    : new PartnerAnswer.Shown<>(picture.get());
        }

        private static Picture picture(XmlCursor xml) throws MalformedXml {
            var text = xml.text().replaceAll("[ \\t\\r\\n]+", "");
            try {
                return new Picture(Base64.getDecoder().decode(text));
            } catch (IllegalArgumentException noPicture) {
                throw xml.wrongText("a picture of at most %d octets".formatted(Picture.LARGEST));
            }
        }
    }
}
