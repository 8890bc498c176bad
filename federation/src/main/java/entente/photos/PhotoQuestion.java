package entente.photos;

import entente.asking.PartnerQuestion;
import entente.delegation.DelegatedOperation;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Finding;
import entente.question.PhotoSize;
import entente.question.Picture;
import entente.routes.Partner;
import entente.wire.ews.ExchangeVersion;
import entente.wire.ews.GetUserPhoto;
import entente.wire.ews.PartnerAnswer;
import entente.wire.ews.PartnerFault;
import entente.wire.soap.MalformedXml;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;

/// What one person of a partner looks like. One call asks about one.
record PhotoQuestion(Optional<Address> user, Address mailbox, PhotoSize size)
        implements PartnerQuestion<Picture> {
    @Override
    public List<Address> mailboxes() {
        return List.of(mailbox);
    }

    @Override
    public DelegatedOperation operation() {
        return DelegatedOperation.GET_USER_PHOTO;
    }

    @Override
    public int mostInOneCall() {
        return 1;
    }

    @Override
    public byte[] request(List<Address> some, Partner partner) {
        return GetUserPhoto.request(
                new GetUserPhoto.Request(some.getFirst().toString(), size),
                ExchangeVersion.EXCHANGE2013_SP1);
    }

    @Override
    public List<PartnerAnswer<Picture>> read(byte[] response) throws MalformedXml, PartnerFault {
        return List.of(
                GetUserPhoto.readResponse(new ByteArrayInputStream(response), response.length));
    }

    /// Drawn anew before it is shown, a picture can be no more than one ([ScaledPhotos#redrawn]).
    @Override
    public Finding<Picture> believed(Picture shown) {
        return new Finding.Told<>(shown);
    }

    @Override
    public Optional<Refusal> meaning(
            String responseCode, String text, Partner partner, String what) {
        return switch (responseCode) {
            case "ErrorItemNotFound" ->
                    Optional.of(
                            Refusal.of(Code.PHOTO_MISSING)
                                    .saying(
                                            "%s has no photo of %s."
                                                    .formatted(partner.name(), what))
                                    .mendedBy("There is nothing to mend here."));
            case "ErrorAccessDenied" ->
                    Optional.of(
                            Refusal.of(Code.PHOTO_NOT_SHARED)
                                    .saying(
                                            "%s does not show us the photo of %s."
                                                    .formatted(partner.name(), what))
                                    .mendedBy(
                                            "The partner's administrator may show photos to us."));
            default -> Optional.empty();
        };
    }
}
