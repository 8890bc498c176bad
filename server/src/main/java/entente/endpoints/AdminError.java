package entente.endpoints;

import entente.gate.Reply;
import entente.problem.Code;
import entente.problem.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/// An administrator's request that is not done: why, and what to do. Ends as `{"error":{…}}`.
final class AdminError extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal why;
    private final int status;

    private AdminError(int status, Refusal why) {
        super(why.code() + ": " + why.sentence());
        this.status = status;
        this.why = why;
    }

    /// The request itself is wrong; `sentence` says where.
    static AdminError malformed(String sentence) {
        return new AdminError(
                400,
                Refusal.of(Code.REQUEST_MALFORMED)
                        .saying(sentence)
                        .mendedBy("See the manual for the shape of this request."));
    }

    static AdminError unknown(String address) {
        return new AdminError(
                404,
                Refusal.of(Code.MAILBOX_UNKNOWN).saying("No mailbox here is " + address + "."));
    }

    /// What the path names is not there.
    static AdminError notFound(Refusal why) {
        return new AdminError(404, why);
    }

    static AdminError refused(Refusal why) {
        return new AdminError(400, why);
    }

    /// Not for this caller.
    static AdminError forbidden(Refusal why) {
        return new AdminError(403, why);
    }

    /// It cannot be done now.
    static AdminError unavailable(Refusal why) {
        return new AdminError(503, why);
    }

    Reply reply() {
        var error = new LinkedHashMap<String, Object>();
        error.put("reasonCode", why.code().name());
        error.put("sentence", why.sentence());
        error.put("remedy", why.remedy());
        return Json.reply(status, Map.of("error", error));
    }
}
