package entente.mailbox;

import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.Refusal;
import entente.spool.SpooledContents;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// Acts on items that are made as one change: all of them, or none. `streams` are what each brings, cut up.
record JointActs(List<ItemAct> acts, List<List<CutStream>> streams) {
    private static final System.Logger LOG = System.getLogger(JointActs.class.getName());

    private static final ItemOutcome TOO_LARGE =
            new ItemOutcome.Refused(Refusal.of(Code.ITEM_TOO_LARGE));
    private static final ItemOutcome OCCURRENCES_TOO_MANY =
            new ItemOutcome.Refused(Refusal.of(Code.OCCURRENCES_TOO_MANY));

    /// Cuts up what they bring, and once what several bring, as a message that goes to many is. Of many pieces most are in `packed` until they are made.
    ///
    /// @throws Problem where there is no room for them
    static JointActs of(List<ItemAct> acts, SpooledContents packed) {
        var known = new IdentityHashMap<ItemStreams, List<CutStream>>();
        var streams = new ArrayList<List<CutStream>>();
        for (var act : acts) {
            streams.add(
                    act instanceof OutboxAct.Posting posting
                            ? ofPosting(posting, packed)
                            : known.computeIfAbsent(
                                    ItemWriting.streams(act),
                                    brought ->
                                            CutStream.all(
                                                    brought,
                                                    !ItemWriting.isAppointment(act),
                                                    packed)));
        }
        return new JointActs(List.copyOf(acts), streams);
    }

    /// None where it is not large: then it is kept in one.
    private static List<CutStream> ofPosting(OutboxAct.Posting posting, SpooledContents packed) {
        return posting.message().isLarge()
                ? List.of(CutStream.ofMessage(posting.message(), packed))
                : List.of();
    }

    /// How many of the first acts bring no more than an item may have: all, where each does.
    static int notTooLarge(List<ItemAct> acts) {
        var known = new IdentityHashMap<ItemStreams, Long>();
        for (var index = 0; index < acts.size(); index++) {
            var length =
                    acts.get(index) instanceof OutboxAct.Posting posting
                            ? posting.message().length()
                            : known.computeIfAbsent(
                                    ItemWriting.streams(acts.get(index)), ItemStreams::length);
            if (length > ItemStreams.LARGEST) {
                return index;
            }
        }
        return acts.size();
    }

    /// Nothing was done, because there is no room to do it.
    static JointOutcome full(Problem full) {
        return new JointOutcome.Undone(0, new ItemOutcome.Refused(full.refusal()));
    }

    static JointOutcome tooLarge(int index) {
        return new JointOutcome.Undone(index, TOO_LARGE);
    }

    /// Makes them in the transaction of whoever writes; `draft` is as it was where they are not made.
    JointOutcome make(Connection file, Holdings.Draft draft, Instant now) throws SQLException {
        var attempt = draft.continued();
        var mail = new MeetingMailWriting(file, attempt, now);
        var outcomes = new ArrayList<ItemOutcome>();
        Sql.update(file, "SAVEPOINT together");
        for (var index = 0; index < acts.size(); index++) {
            var outcome = make(index, file, attempt, mail, now);
            if (!isDone(outcome)) {
                Sql.update(file, "ROLLBACK TO together");
                Sql.update(file, "RELEASE together");
                return new JointOutcome.Undone(index, outcome);
            }
            outcomes.add(outcome);
        }
        Sql.update(file, "RELEASE together");
        draft.take(attempt);
        return new JointOutcome.Done(outcomes);
    }

    private ItemOutcome make(
            int index,
            Connection file,
            Holdings.Draft attempt,
            MeetingMailWriting mail,
            Instant now)
            throws SQLException {
        var act = acts.get(index);
        return switch (act) {
            case ItemAct.Notice notice -> make(notice, file, attempt, now);
            case ItemAct.AutomaticAnswer answer -> make(answer, index, file, attempt, now);
            case ItemAct.MeetingMail brought -> mail.make(brought, streams.get(index));
            // Whose delegate somebody was may be nobody's mailbox by now.
            case ItemAct.ActingFor(var owner, var person) ->
                    attempt.find(owner).filter(each -> each.actsFor(person)).isPresent()
                            ? new ItemOutcome.Gone()
                            : new ItemOutcome.Overtaken();
            // Who sent it may have her mailbox elsewhere by now.
            case OutboxAct.Settlement settlement ->
                    new OutboxWriting(file, now).make(settlement, List.of());
            case TrackingAct.Happened happened -> new TrackingWriting(file, now).make(happened);
            case ItemAct.Creation _,
                    ItemAct.Restoration _,
                    ItemAct.DeletedCreation _,
                    ItemAct.Update _,
                    ItemAct.Move _,
                    ItemAct.Copy _,
                    ItemAct.Deletion _,
                    ItemAct.Recovery _,
                    ItemAct.ReadMarks _,
                    ItemAct.Giving _,
                    OutboxAct.Posting _,
                    TrackingAct.Begun _ -> {
                var holding = attempt.mailbox(ItemWriting.mailbox(act));
                var writing = new ItemWriting(file, holding, now);
                var outcome = writing.make(act, streams.get(index));
                var after = writing.after();
                after.ifPresent(attempt::put);
                yield after.isPresent() ? outcome : OCCURRENCES_TOO_MANY;
            }
        };
    }

    /// One for which there is no room leaves the calendar as it was, and all others go on.
    private static ItemOutcome make(
            ItemAct.Notice notice, Connection file, Holdings.Draft attempt, Instant now)
            throws SQLException {
        Sql.update(file, "SAVEPOINT notice");
        var writing = new ItemWriting(file, attempt.mailbox(notice.mailbox()), now);
        var outcome = writing.make(notice, List.of());
        var after = writing.after();
        if (after.isEmpty()) {
            Sql.update(file, "ROLLBACK TO notice");
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the calendar of %s has no room for a meeting that its owner is told of, or not for so many occurrences"
                            .formatted(notice.mailbox()));
            outcome = new ItemOutcome.Gone();
        }
        Sql.update(file, "RELEASE notice");
        after.ifPresent(attempt::put);
        return outcome;
    }

    /// One that is not to be given any more, or for which there is no room, leaves everything as it was, and all others go on.
    private ItemOutcome make(
            ItemAct.AutomaticAnswer answer,
            int index,
            Connection file,
            Holdings.Draft attempt,
            Instant now)
            throws SQLException {
        var isStillGiven =
                attempt.find(answer.absent())
                        .flatMap(Holding::mailTaken)
                        .filter(taken -> taken.automaticReply().equals(answer.given()))
                        .isPresent();
        var to =
                attempt.find(ItemWriting.mailbox(answer))
                        .filter(each -> each.mailbox().isPresent());
        if (!isStillGiven || to.isEmpty()) {
            return new ItemOutcome.Gone();
        }
        Sql.update(file, "SAVEPOINT answer");
        ItemOutcome outcome = new ItemOutcome.Gone();
        if (ReplyRows.note(file, answer.absent(), answer.sender())) {
            var writing = new ItemWriting(file, to.get(), now);
            outcome = writing.make(answer, streams.get(index));
            var after = writing.after();
            if (isDone(outcome) && after.isPresent()) {
                attempt.put(after.get());
            } else {
                Sql.update(file, "ROLLBACK TO answer");
                outcome = new ItemOutcome.Gone();
            }
        }
        Sql.update(file, "RELEASE answer");
        return outcome;
    }

    private static boolean isDone(ItemOutcome outcome) {
        return switch (outcome) {
            case ItemOutcome.Done _, ItemOutcome.Gone _ -> true;
            case ItemOutcome.Refused _, ItemOutcome.Overtaken _ -> false;
        };
    }
}
