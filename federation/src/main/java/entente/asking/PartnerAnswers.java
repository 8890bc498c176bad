package entente.asking;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.Finding;
import entente.routes.Partner;
import entente.vouching.Spoken;
import entente.wire.ews.PartnerAnswer;
import entente.wire.ews.PartnerFault;
import entente.wire.soap.MalformedXml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a partner's answer to `question`, and believes it as far as it can be true: one answer for each mailbox, about what was asked for.
/// What cannot be is a failure of these mailboxes alone.
record PartnerAnswers<T>(PartnerQuestion<T> question, Partner partner) {
    /// What the answer says about `mailboxes`, which were asked about in this order.
    Map<Address, Finding<T>> read(int status, byte[] body, List<Address> mailboxes) {
        try {
            var said = question.read(body);
            if (said.size() != mailboxes.size()) {
                return all(
                        mailboxes,
                        unreadable(
                                "asked about %d mailboxes, it answered about %d"
                                        .formatted(mailboxes.size(), said.size())));
            }
            var findings = new LinkedHashMap<Address, Finding<T>>();
            for (var i = 0; i < said.size(); i++) {
                findings.put(mailboxes.get(i), finding(said.get(i), mailboxes.get(i)));
            }
            return findings;
        } catch (PartnerFault fault) {
            return all(mailboxes, error(fault.responseCode(), fault.text(), "this request"));
        } catch (MalformedXml malformed) {
            return all(
                    mailboxes,
                    unreadable(
                            "HTTP %d: %s".formatted(status, Spoken.quoted(malformed.complaint()))));
        }
    }

    private Finding<T> finding(PartnerAnswer<T> said, Address mailbox) {
        return switch (said) {
            case PartnerAnswer.Error<T>(var code, var text) ->
                    error(code, text, mailbox.toString());
            case PartnerAnswer.Shown<T>(var what) -> question.believed(what);
        };
    }

    private Finding<T> error(String responseCode, String text, String what) {
        return Meaning.ofFailure(
                question.meaning(responseCode, text, partner, what)
                        .orElseGet(() -> Meaning.ofError(responseCode, partner.name(), what))
                        .because(
                                Spoken.quoted(
                                        "it said %s for %s: %s"
                                                .formatted(responseCode, what, text))));
    }

    private Finding<T> unreadable(String cause) {
        return new Finding.Unreachable<>(Refusal.of(Code.PARTNER_ANSWER_UNREADABLE, cause));
    }

    private Map<Address, Finding<T>> all(List<Address> mailboxes, Finding<T> finding) {
        var findings = new LinkedHashMap<Address, Finding<T>>();
        mailboxes.forEach(mailbox -> findings.put(mailbox, finding));
        return findings;
    }
}
