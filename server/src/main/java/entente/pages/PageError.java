package entente.pages;

import entente.problem.Code;
import entente.problem.Refusal;

/// Why a page or a form is not answered as asked: the status, and what the person is told.
final class PageError extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Refusal why;

    PageError(int status, Refusal why) {
        super(why.sentence());
        this.status = status;
        this.why = why;
    }

    static PageError malformed(String sentence) {
        return new PageError(400, Refusal.of(Code.REQUEST_MALFORMED).saying(sentence));
    }

    static PageError unreadable() {
        return malformed("The form cannot be read.");
    }

    static PageError tooLarge() {
        return new PageError(413, Refusal.of(Code.REQUEST_TOO_LARGE));
    }

    static PageError unknownItem() {
        return new PageError(404, Refusal.of(Code.ITEM_UNKNOWN));
    }

    static PageError unknownFolder() {
        return new PageError(404, Refusal.of(Code.FOLDER_UNKNOWN));
    }

    int status() {
        return status;
    }

    Refusal why() {
        return why;
    }
}
