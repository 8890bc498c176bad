package entente.enrolment;

import entente.calling.Call;
import entente.calling.Https;
import entente.calling.Outcome;

/// Ends our process at one call: before it reaches the other side, or after it did and before the answer comes back.
final class FailingHttps implements Https {
    private final Https https;
    private final int fatal;
    private final boolean reaching;
    private int calls;

    /// `fatal` counts calls from 0.
    FailingHttps(Https https, int fatal, boolean reaching) {
        this.https = https;
        this.fatal = fatal;
        this.reaching = reaching;
    }

    /// Where our process ended.
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public Outcome send(Call call) {
        if (calls++ != fatal) {
            return https.send(call);
        }
        if (reaching) {
            https.send(call);
        }
        throw new Killed();
    }

    @Override
    public void close() {}
}
