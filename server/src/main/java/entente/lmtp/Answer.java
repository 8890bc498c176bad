package entente.lmtp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import entente.problem.Code;
import entente.problem.Refusal;

/// How a refusal is said to the other server: a reply code (RFC 5321, 4.2), an enhanced status (RFC 3463) and a sentence.
final class Answer {
    private static final int LONGEST = 300;

    private Answer() {}

    static int code(Refusal why) {
        return Integer.parseInt(status(why.code()).substring(0, 3));
    }

    static String text(Refusal why) {
        var line = why.sentence().replaceAll("\\p{Cntrl}+", " ").strip();
        var ascii = new String(line.getBytes(US_ASCII), US_ASCII);
        return status(why.code()).substring(4)
                + " "
                + ascii.substring(0, Math.min(ascii.length(), LONGEST));
    }

    private static String status(Code code) {
        return switch (code) {
            case RECIPIENT_UNKNOWN, RECIPIENTS_NONE -> "550 5.1.1";
            case RECIPIENT_RESTRICTED, RECIPIENT_MODERATED, RECIPIENT_ELSEWHERE -> "550 5.7.1";
            case RECIPIENTS_TOO_MANY -> "550 5.5.3";
            case RECIPIENT_FULL -> "552 5.2.2";
            case MESSAGE_TOO_LARGE_FOR_RECIPIENT, ITEM_TOO_LARGE, MAIL_TOO_LARGE -> "552 5.3.4";
            case MAIL_NOT_CLEAN -> "554 5.6.0";
            case MAIL_IN_A_CIRCLE -> "554 5.4.6";
            case MAIL_TO_TOO_MANY_AT_ONCE -> "452 4.5.3";
            case MAIL_BUSY, SPOOL_FULL -> "451 4.3.2";
            // What is not known to last is tried again.
            default -> "451 4.3.0";
        };
    }
}
