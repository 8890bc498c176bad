package entente.sts;

import entente.problem.Code;
import entente.problem.Refusal;
import entente.problem.Wire;
import entente.registry.Members;
import entente.registry.Members.Registered;
import entente.registry.Organisation;
import entente.wire.seal.KeyReference;
import entente.wire.seal.SealBroken;
import entente.wire.seal.SecurityHeader;
import entente.wire.seal.Signed;
import entente.wire.seal.XmlTree;
import entente.wire.soap.MalformedXml;
import entente.wire.trust.TrustFault;
import entente.wire.trust.TrustVersion;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Issues delegation tokens: to organisations that prove who they are, about people of domains they proved, for organisations that
/// are registered, and never without a record of it.
public final class DelegationIssuer {
    /// The largest request that is read, in bytes.
    public static final int MOST_BYTES = 256 * 1024;

    static final Duration SKEW = Duration.ofMinutes(5);

    private final StsIdentity identity;
    private final Supplier<Members> members;
    private final Supplier<StsKeys> keys;
    private final DelegationLog log;
    private final FailureCap failures = new FailureCap();

    /// `members` and `keys` are asked anew for each request, so an organisation that is disabled gets nothing from then on.
    public DelegationIssuer(
            StsIdentity identity,
            Supplier<Members> members,
            Supplier<StsKeys> keys,
            DelegationLog log) {
        this.identity = identity;
        this.members = members;
        this.keys = keys;
        this.log = log;
    }

    /// What came of a token request.
    public sealed interface Outcome {
        /// Sent with status 200; it holds the proof key.
        record Issued(byte[] envelope, Delegation delegation, TrustVersion version)
                implements Outcome {
            /// What is answered instead, where it could not be put on record that this was issued.
            public Refused unrecorded() {
                return new Refused(
                        Refusal.of(Code.STS_BUSY, "the audit is not kept"),
                        version,
                        Optional.of(delegation.requestor()));
            }

            /// The size: whoever has the rest can use it.
            @Override
            public String toString() {
                return "a token in %d bytes".formatted(envelope.length);
            }
        }

        /// `version` is that of the request, as far as it was told, and `requestor` the organisation that proved to have sent it.
        record Refused(Refusal why, TrustVersion version, Optional<String> requestor)
                implements Outcome {
            /// For a peer whose messages proved nothing too often: said before anything is read.
            public static Refused unheard() {
                return new Refused(
                        Refusal.of(
                                Code.STS_PEER_CAPPED,
                                "too many messages of this peer were signed by nobody known"),
                        TrustVersion.V2005,
                        Optional.empty());
            }

            /// The HTTP status (SOAP 1.2 part 2, 7.5.2.2), the same for all that is refused for good.
            public int status() {
                return busy() ? 503 : 400;
            }

            /// The fault; of why it says nothing.
            public byte[] envelope() {
                var subcode =
                        why.code().wire() instanceof Wire.Trust(var known)
                                ? known
                                : "RequestFailed";
                return new TrustFault(version, subcode, busy()).envelope();
            }

            private boolean busy() {
                return why.code() == Code.STS_BUSY;
            }
        }
    }

    /// Answers a request as it came in.
    public Outcome answer(byte[] message, Instant now) {
        var asked = new Asked();
        try {
            return issue(asked, message, now);
        } catch (IssueRefused refused) {
            var why = refused.why();
            log.record(asked.denial(why, now));
            asked.countFailure(failures, why.code(), now);
            return new Outcome.Refused(
                    why, asked.version, asked.requestor.map(Organisation::appId));
        }
    }

    /// The checks in their order; the first that fails ends it.
    private Outcome.Issued issue(Asked asked, byte[] message, Instant now) throws IssueRefused {
        var known = members.get();
        var ours = keys.get();
        var header = header(message); // a message of the one shape
        requireFresh(header, now); // of now
        asked.version = requireAddressedToUs(header); // to us, for a token
        var sender = sender(header.signedBy(), known, now); // by whom
        var signed = verified(header, sender); // and really by him
        asked.proven(sender.organisation());
        failures.requireHeard(sender.organisation().appId(), now);
        var requestor = sender.organisation();
        var request = RequestBody.open(header, signed, requestor, ours); // what he wants
        var from = Claimed.requestor(request, requestor, known); // in his own name
        var person = PersonClaim.check(request, sender, identity, known, now); // for whom
        var target = Claimed.target(request, known); // towards whom
        asked.target = target.name().name();
        requireCurrent(target.organisation().certificates().current(), now);
        var action = Claimed.action(request, requestor, target.organisation()); // to do what
        asked.action = action.wireName();
        Claimed.requireKeySize(request);
        var token = new TokenMaker(identity, ours, UUID.randomUUID(), now);
        var delegation = token.record(requestor, person, target.name(), action, header.messageId());
        var recording = log.begin(delegation);
        // Signed while the disk writes.
        var answer = token.answer(request, header.messageId(), from, person, target, action);
        requireRecorded(recording.get());
        return new Outcome.Issued(answer, delegation, asked.version);
    }

    /// How far a request got; for the record of a refusal.
    private static final class Asked {
        private TrustVersion version = TrustVersion.V2005;
        private Optional<Organisation> requestor = Optional.empty();
        private String target = "";
        private String action = "";

        void proven(Organisation organisation) {
            requestor = Optional.of(organisation);
        }

        Denial denial(Refusal why, Instant now) {
            return new Denial(
                    now,
                    requestor.map(Organisation::appId).orElse(""),
                    target,
                    action,
                    why.code().name(),
                    why.cause().orElse(""));
        }

        /// A request that came twice got all the way, and one that is not heard learns nothing.
        void countFailure(FailureCap failures, Code code, Instant now) {
            switch (code) {
                case STS_REQUEST_REPLAYED, STS_BUSY, STS_PEER_CAPPED -> {}
                default -> requestor.ifPresent(it -> failures.count(it.appId(), now));
            }
        }
    }

    private static SecurityHeader header(byte[] message) throws IssueRefused {
        if (message.length > MOST_BYTES) {
            throw new IssueRefused(Code.STS_REQUEST_MALFORMED, "larger than is read");
        }
        try {
            var header = SecurityHeader.read(XmlTree.read(message));
            if (!header.otherMandatoryHeaders().isEmpty()) {
                throw new IssueRefused(
                        Code.STS_REQUEST_MALFORMED, "a header that must be understood is not");
            }
            return header;
        } catch (MalformedXml | SealBroken broken) {
            throw new IssueRefused(Code.STS_REQUEST_MALFORMED, String.valueOf(broken.getMessage()));
        }
    }

    private static void requireFresh(SecurityHeader header, Instant now) throws IssueRefused {
        try {
            header.timestamp().check(now, SKEW);
        } catch (SealBroken broken) {
            throw new IssueRefused(Code.STS_REQUEST_STALE, String.valueOf(broken.getMessage()));
        }
    }

    private TrustVersion requireAddressedToUs(SecurityHeader header) throws IssueRefused {
        if (!identity.answersTo(header.to())) {
            throw new IssueRefused(Code.STS_ADDRESSEE, "To is another URL");
        }
        return TrustVersion.ofRequest(header.action())
                .orElseThrow(() -> new IssueRefused(Code.STS_ADDRESSEE, "Action is no RST/Issue"));
    }

    private static Registered sender(KeyReference reference, Members known, Instant now)
            throws IssueRefused {
        if (!(reference instanceof KeyReference.Certificate(var keyId))) {
            throw new IssueRefused(
                    Code.STS_REQUESTOR_UNKNOWN, "signed with another key than a certificate's");
        }
        var sender =
                known.named(keyId)
                        .orElseThrow(() ->
                                new IssueRefused(
                                        Code.STS_REQUESTOR_UNKNOWN, "no certificate is " + keyId));
        if (!sender.organisation().terms().enabled() || !isValid(sender.certificate(), now)) {
            throw new IssueRefused(
                    Code.STS_REQUESTOR_UNKNOWN,
                    sender.organisation().appId() + " is disabled, or its certificate expired");
        }
        return sender;
    }

    private static Signed verified(SecurityHeader header, Registered sender) throws IssueRefused {
        try {
            return header.verify(
                    sender.certificate().getPublicKey(), Suites.of(sender.organisation()));
        } catch (SealBroken broken) {
            throw new IssueRefused(Code.STS_SIGNATURE, broken.flaw() + ": " + broken.getMessage());
        }
    }

    private static void requireCurrent(X509Certificate certificate, Instant now)
            throws IssueRefused {
        if (!isValid(certificate, now)) {
            throw new IssueRefused(Code.STS_TARGET_UNKNOWN, "its certificate has expired");
        }
    }

    private static boolean isValid(X509Certificate certificate, Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
            return true;
        } catch (CertificateException notNow) {
            return false;
        }
    }

    /// No token leaves before its record stands: a crash in between leaves a record too many, never a token too many.
    private static void requireRecorded(DelegationLog.Recorded recorded) throws IssueRefused {
        switch (recorded) {
            case NEW -> {}
            case SEEN ->
                    throw new IssueRefused(
                            Code.STS_REQUEST_REPLAYED, "the message or its assertion came before");
            case BUSY -> throw new IssueRefused(Code.STS_BUSY, "the delegation log is busy");
        }
    }
}
