package entente.asking;

import entente.delegation.DelegatedOperation;
import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Finding;
import entente.question.MailTip;
import entente.question.MailTips;
import entente.routes.Partner;
import entente.wire.ews.ExchangeVersion;
import entente.wire.ews.GetMailTips;
import entente.wire.ews.PartnerAnswer;
import entente.wire.ews.PartnerFault;
import entente.wire.soap.MalformedXml;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is worth knowing before `sendingAs` writes to people of a partner.
public record MailTipsQuestion(
        Optional<Address> user, Address sendingAs, List<Address> mailboxes, Set<MailTip> tips)
        implements PartnerQuestion<MailTips> {
    public MailTipsQuestion {
        mailboxes = mailboxes.stream().distinct().toList();
        tips = Set.copyOf(tips);
    }

    @Override
    public DelegatedOperation operation() {
        return DelegatedOperation.GET_MAIL_TIPS;
    }

    /// Exchange answers for no more (`MaxRecipientsPerGetMailTipsRequest`).
    @Override
    public int mostInOneCall() {
        return 50;
    }

    @Override
    public byte[] request(List<Address> some, Partner partner) {
        return GetMailTips.request(
                new GetMailTips.Request(
                        sendingAs.toString(), some.stream().map(Address::toString).toList(), tips),
                ExchangeVersion.EXCHANGE2013_SP1);
    }

    @Override
    public List<PartnerAnswer<MailTips>> read(byte[] response) throws MalformedXml, PartnerFault {
        return GetMailTips.readResponse(new ByteArrayInputStream(response), response.length);
    }

    @Override
    public Finding<MailTips> believed(MailTips shown) {
        return new Finding.Told<>(shown.only(tips));
    }

    @Override
    public Optional<Refusal> meaning(
            String responseCode, String text, Partner partner, String what) {
        return switch (responseCode) {
            case "ErrorMailTipsDisabled" ->
                    Optional.of(
                            Refusal.of(Code.MAIL_TIPS_DISABLED)
                                    .saying("%s tells us no MailTips.".formatted(partner.name()))
                                    .mendedBy(
                                            "The partner's administrator may enable MailTips for us."));
            default -> Optional.empty();
        };
    }
}
