package entente.audit;

import entente.problem.Code;
import entente.question.AccessLevel;
import entente.question.Address;
import entente.question.TraceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One thing that a server did. The manual's page `audit.md` lists the words and fields by which it is written ([EventJson]).
public sealed interface AuditEvent {
    /// When.
    Instant at();

    /// Somebody asked about a mailbox. `about` is the mailbox whose calendar it was, `asked` the address that led to it where that is
    /// another. `route` is the way that led there or, for a partner's question, by which it came; `group` the address under which the mailbox
    /// was asked for with others.
    record LookedUp(
            Instant at,
            TraceId trace,
            Asker by,
            Address about,
            Optional<Address> asked,
            Optional<Address> group,
            String purpose,
            String route,
            Found found)
            implements AuditEvent {}

    /// What came of a lookup: `result` is answered, refused or unreachable.
    record Found(
            String result,
            Optional<Code> reason,
            Optional<AccessLevel> level,
            Optional<String> decidedBy) {}

    /// A broker issued a token: `by` asked for it, to show it to `audience`. `tokenHash` names the token and its entry in the issue log; of a
    /// person in it stands here only that there is one.
    record TokenIssued(
            Instant at,
            TraceId trace,
            String kind,
            String by,
            String audience,
            Optional<String> action,
            boolean person,
            String tokenHash,
            String peer)
            implements AuditEvent {}

    /// A token, or a request for one, was refused. `by` is who sent it, as it claims or, if `proven`, as it showed.
    record TokenRefused(
            Instant at,
            TraceId trace,
            String pipeline,
            Optional<String> by,
            boolean proven,
            Code reason,
            String peer,
            Times times)
            implements Refused {
        @Override
        public Refused counted(String peer, Times times) {
            return new TokenRefused(
                    at, trace, pipeline, Optional.empty(), false, reason, peer, times);
        }
    }

    /// Somebody was not let in. `by` is the address that was sent.
    record SignInRefused(
            Instant at, TraceId trace, Optional<Address> by, Code reason, String peer, Times times)
            implements Refused {
        @Override
        public String pipeline() {
            return "password";
        }

        @Override
        public Refused counted(String peer, Times times) {
            return new SignInRefused(at, trace, Optional.empty(), reason, peer, times);
        }
    }

    /// An account acted for a person, by one request that names her: `by` signed in, and whatever else stands under this trace as done by
    /// `about` was its doing.
    record ActedFor(Instant at, TraceId trace, Address by, Address about, String peer)
            implements AuditEvent {}

    /// What strangers can cause as often as they like.
    sealed interface Refused extends AuditEvent {
        String pipeline();

        Code reason();

        String peer();

        Times times();

        /// One that stands for several; who they said they were is left out.
        Refused counted(String peer, Times times);
    }

    /// How often it happened: once, or so often since then.
    record Times(int count, Optional<Instant> since) {
        public static final Times ONCE = new Times(1, Optional.empty());
    }

    /// An administrator changed a setting, or was refused it.
    record SettingChanged(
            Instant at, TraceId trace, String kind, Optional<String> name, Change change)
            implements AuditEvent {}

    /// An administrator changed something about a mailbox, or was refused it.
    record MailboxChanged(Instant at, TraceId trace, Address about, Change change)
            implements AuditEvent {}

    /// An administrator had the server tell something.
    record AdminRead(Instant at, TraceId trace, String by, String path) implements AuditEvent {}

    /// Somebody searched mailboxes, or was refused it: what was `wanted` of what is found (estimate, preview, unsearchable or export), of which items, and where: in all mailboxes where `mailboxes` is empty.
    /// What was found is counted, and in an export what was given out.
    record Searched(
            Instant at,
            TraceId trace,
            String by,
            String wanted,
            String query,
            List<Address> mailboxes,
            boolean recoverable,
            Optional<Code> reason,
            long items,
            long bytes)
            implements AuditEvent {
        public Searched {
            mailboxes = List.copyOf(mailboxes);
        }
    }

    /// An organisation changed its registration at this broker, by a request that it signed.
    record RegistrationChanged(Instant at, TraceId trace, String by, String action, String peer)
            implements AuditEvent {}

    /// The record begins here, after so many octets of a line that was cut short.
    record AuditStarted(Instant at, long cut) implements AuditEvent {}

    /// The record could not be written since then; so many events were refused meanwhile, and what they would have told of was not done.
    record AuditResumed(Instant at, Instant since, long refused) implements AuditEvent {}

    /// Whether it must be on disk before anybody is told that it was done.
    default boolean durable() {
        return switch (this) {
            case TokenIssued _,
                    SettingChanged _,
                    MailboxChanged _,
                    Searched _,
                    RegistrationChanged _ ->
                    true;
            case LookedUp _,
                    TokenRefused _,
                    SignInRefused _,
                    ActedFor _,
                    AdminRead _,
                    AuditStarted _,
                    AuditResumed _ ->
                    false;
        };
    }

    /// The stable word for it.
    default String word() {
        return switch (this) {
            case LookedUp _ -> "lookup";
            case TokenIssued _ -> "token-issued";
            case TokenRefused _ -> "token-refused";
            case SignInRefused _ -> "sign-in-refused";
            case ActedFor _ -> "acted-for";
            case SettingChanged _ -> "setting-changed";
            case MailboxChanged _ -> "mailbox-changed";
            case AdminRead _ -> "admin-read";
            case Searched _ -> "searched";
            case RegistrationChanged _ -> "registration-changed";
            case AuditStarted _ -> "audit-started";
            case AuditResumed _ -> "audit-resumed";
        };
    }
}
