package entente.relay;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.question.Address;
import entente.relay.Handover.Answer;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/// What a smart host said of a message that it did not take for all.
final class SmtpAnswers {
    /// RFC 4954, 6: those who did not sign in, or not well enough. That is for administrators to mend, not for senders.
    private static final Set<Integer> SIGN_IN = Set.of(530, 534, 535, 538);

    private static final Pattern STATUS =
            Pattern.compile("\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b.*");

    /// The line after which a message is taken.
    private static final String END = ".";

    private static final int LONGEST = 500;

    private SmtpAnswers() {}

    /// One reply.
    private record Reply(int code, String words) {
        boolean isRefusal() {
            return code >= 400 && code <= 599;
        }

        boolean isForGood() {
            return code >= 500 && !SIGN_IN.contains(code);
        }

        Answer about(Address who) {
            var status = STATUS.matcher(words);
            return new Answer(
                    who,
                    status.matches() ? status.group(1) : isForGood() ? "5.0.0" : "4.0.0",
                    words);
        }
    }

    static Handover of(SendFailedException failed, List<Address> to) {
        var own = own(failed);
        var whole = whole(failed);
        var took = new ArrayList<Address>();
        var refused = new ArrayList<Answer>();
        var putOff = new ArrayList<Answer>();
        for (var who : to) {
            var reply = Optional.ofNullable(own.get(who)).or(() -> whole);
            if (reply.filter(Reply::isRefusal).isPresent()) {
                (reply.get().isForGood() ? refused : putOff).add(reply.get().about(who));
            } else if (!own.containsKey(who) && isTaken(failed)) {
                took.add(who);
            } else {
                return unanswered(failed);
            }
        }
        return new Handover.Answered(took, refused, putOff);
    }

    static Handover unanswered(MessagingException broken) {
        return new Handover.Unanswered(Refusal.of(Code.SMART_HOST_SILENT, words(broken)));
    }

    static Handover unreachable(MessagingException broken) {
        var code =
                broken instanceof AuthenticationFailedException
                        ? Code.SMART_HOST_REFUSED_SIGN_IN
                        : Code.SMART_HOST_UNREACHABLE;
        return new Handover.Unreachable(Refusal.of(code, words(broken)));
    }

    /// Of those who have one of their own.
    private static Map<Address, Reply> own(MessagingException failed) {
        var own = new HashMap<Address, Reply>();
        for (Exception each = failed;
                each instanceof MessagingException one;
                each = one.getNextException()) {
            if (one instanceof SMTPAddressFailedException about) {
                Address.parse(about.getAddress().getAddress())
                        .ifPresent(who ->
                                own.put(who, new Reply(about.getReturnCode(), words(about))));
            }
        }
        return own;
    }

    /// To the message as a whole.
    private static Optional<Reply> whole(SendFailedException failed) {
        return failed instanceof SMTPSendFailedException said
                ? Optional.of(new Reply(said.getReturnCode(), words(said)))
                : Optional.empty();
    }

    /// Whether it has the message for those who were not refused: only what it says after the message's end tells that (RFC 5321, 4.2.1).
    private static boolean isTaken(SendFailedException failed) {
        return failed instanceof SMTPSendFailedException said
                && END.equals(said.getCommand())
                && said.getReturnCode() / 100 == 2;
    }

    /// What it said, in one line.
    private static String words(MessagingException said) {
        var line = String.valueOf(said.getMessage()).replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }
}
