package entente.mailbox;

import entente.mailbox.MailboxStore.ImportReport;
import entente.problem.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Writes what a calendar file holds, part by part ([CalendarMerge]): each is one change, and whoever else has something to write has her turn in between.
///
/// Where a part fails, those before it stay: an object is in the calendar whole or not at all, and importing the file again does the rest.
record ImportWriting(Writer writer, Recipient.Mailbox owner, InstantSource clock) {
    private static final System.Logger LOG = System.getLogger(ImportWriting.class.getName());

    /// Fails only where not even the first part could be written.
    ImportReport written(CalendarImport read) {
        var tally = new ImportTally(read.faults());
        var left = read.found();
        while (!left.isEmpty()) {
            var part = left;
            try {
                var merged = writer.write((file, draft) -> merged(file, draft, part));
                if (merged.isEmpty()) {
                    return tally.reportWithout(left, "the mailbox was changed meanwhile");
                }
                tally.add(merged.get());
                left = left.subList(merged.get().met(), left.size());
            } catch (Problem failed) {
                if (left.size() == read.found().size()) {
                    throw failed;
                }
                LOG.log(
                        System.Logger.Level.WARNING,
                        "an import into %s stopped after %d of %d appointments"
                                .formatted(
                                        owner.address(),
                                        read.found().size() - left.size(),
                                        read.found().size()),
                        failed);
                return tally.reportWithout(
                        left,
                        "it could not be written any further (%s)"
                                .formatted(failed.refusal().code()));
            }
        }
        return tally.report();
    }

    /// What comes of the first of what is left; empty where the mailbox is not what the file was read for.
    private Optional<CalendarMerge.Merged> merged(
            Connection file, Holdings.Draft draft, List<CalendarImport.New> left)
            throws SQLException {
        var holding = draft.mailbox(owner.address());
        if (!holding.mailbox().equals(Optional.of(owner))) {
            return Optional.empty();
        }
        var now = clock.instant();
        var agenda =
                holding.agendas().find(DefaultFolder.CALENDAR).orElseGet(() -> Agenda.empty(now));
        var merged =
                CalendarMerge.of(
                        owner.owner(),
                        left,
                        agenda,
                        key -> PieceRows.read(file, owner.address(), key, CutStream.SOURCE));
        draft.put(
                new AppointmentWriting(file, owner, now.truncatedTo(ChronoUnit.MILLIS))
                        .imported(holding, merged));
        return Optional.of(merged);
    }
}
