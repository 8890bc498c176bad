package entente.asking;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.Answer;
import entente.question.BusyBlock;
import entente.question.FreeBusy;
import entente.question.TimeZoneRule;
import entente.routes.Partner;
import entente.vouching.Spoken;
import entente.wire.ews.GetUserAvailability;
import entente.wire.ews.PartnerAnswer;
import entente.wire.ews.PartnerFault;
import entente.wire.soap.MalformedXml;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a partner's answer, and believes it as far as it can be true: one answer for each mailbox, about the window that was
/// asked for. What cannot be is a failure of these mailboxes alone.
final class PartnerAnswers {
    private static final int MOST_ENTRIES = 10_000;

    private final PartnerQuestion question;
    private final Partner partner;

    private PartnerAnswers(PartnerQuestion question, Partner partner) {
        this.question = question;
        this.partner = partner;
    }

    /// What the answer to `question` says about `mailboxes`, which it was sent with in this order.
    static Map<Address, Answer> read(
            int status,
            byte[] body,
            List<Address> mailboxes,
            PartnerQuestion question,
            Partner partner) {
        return new PartnerAnswers(question, partner).read(status, body, mailboxes);
    }

    private Map<Address, Answer> read(int status, byte[] body, List<Address> mailboxes) {
        try {
            var said =
                    GetUserAvailability.readResponse(
                            new ByteArrayInputStream(body), TimeZoneRule.UTC, body.length);
            if (said.size() != mailboxes.size()) {
                return all(
                        mailboxes,
                        unreadable(
                                "asked about %d mailboxes, it answered about %d"
                                        .formatted(mailboxes.size(), said.size())));
            }
            var answers = new LinkedHashMap<Address, Answer>();
            for (var i = 0; i < said.size(); i++) {
                answers.put(mailboxes.get(i), answer(said.get(i), mailboxes.get(i)));
            }
            return answers;
        } catch (PartnerFault fault) {
            return all(
                    mailboxes,
                    Meaning.ofError(
                            fault.responseCode(), fault.text(), partner.name(), "this request"));
        } catch (MalformedXml malformed) {
            return all(
                    mailboxes,
                    unreadable(
                            "HTTP %d: %s".formatted(status, Spoken.quoted(malformed.complaint()))));
        }
    }

    private Answer answer(PartnerAnswer<FreeBusy> said, Address mailbox) {
        return switch (said) {
            case PartnerAnswer.Error(var code, var text) ->
                    Meaning.ofError(code, text, partner.name(), mailbox.toString());
            case PartnerAnswer.Shown(var freeBusy) ->
                    whyUntrue(freeBusy)
                            .map(PartnerAnswers::unreadable)
                            .orElseGet(() -> new Answer.Answered(asAsked(freeBusy)));
        };
    }

    private Optional<String> whyUntrue(FreeBusy freeBusy) {
        if (freeBusy.blocks().size() > MOST_ENTRIES) {
            return Optional.of("it lists %d entries".formatted(freeBusy.blocks().size()));
        }
        if (!freeBusy.blocks().stream().allMatch(block -> block.touches(question.window()))) {
            return Optional.of("it lists entries outside the window that was asked for");
        }
        var slots =
                Math.ceilDiv(question.window().length().toNanos(), question.interval().toNanos());
        return freeBusy.merged()
                .map(String::length)
                .filter(length -> length != slots)
                .map(length ->
                        "its merged string has %d slots instead of %d".formatted(length, slots));
    }

    /// No more than was asked for, should the partner show more.
    private FreeBusy asAsked(FreeBusy freeBusy) {
        return question.view().details() || !freeBusy.view().details()
                ? freeBusy
                : new FreeBusy(
                        freeBusy.view().timesOnly(),
                        freeBusy.level().atMost(AccessLevel.AVAILABILITY_ONLY),
                        freeBusy.merged(),
                        freeBusy.blocks().stream().map(BusyBlock::withoutDetails).toList(),
                        freeBusy.workingHours());
    }

    private static Answer unreadable(String cause) {
        return new Answer.Unreachable(Refusal.of(Code.PARTNER_ANSWER_UNREADABLE, cause));
    }

    private static Map<Address, Answer> all(List<Address> mailboxes, Answer answer) {
        var answers = new LinkedHashMap<Address, Answer>();
        mailboxes.forEach(mailbox -> answers.put(mailbox, answer));
        return answers;
    }
}
