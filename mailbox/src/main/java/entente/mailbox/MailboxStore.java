package entente.mailbox;

import entente.calendar.CalendarFault;
import entente.problem.Refusal;
import entente.question.Address;
import entente.question.WorkingPeriod;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The contract of every mailbox store. What a method that changes something has returned from is durable: it survives
/// a `kill -9` that comes at once after it. Each change is one transaction, seen whole or not at all.
public interface MailboxStore
        extends Directory,
                Calendars,
                FolderTrees,
                FolderActs,
                DelegateActs,
                Items,
                ItemActs,
                RecoverableItems,
                CalendarLog,
                Retentions,
                MailboxHistory,
                ItemJournal,
                Outbox,
                MessageLog,
                Accounts,
                ServicePasswords,
                MailAcceptances,
                Photos,
                AutoCloseable {
    int LONGEST_PASSWORD = 1024;

    /// Adds a recipient, or puts a new one in the place of the one with its address. A mailbox keeps its calendar.
    void put(Recipient recipient);

    /// Removes a recipient and all it has. Why not, where there is none, or where a hold keeps what its mailbox has; then nothing is removed.
    Optional<Refusal> remove(Address address);

    /// Sets or changes the password that opens a mailbox, of 1 to [#LONGEST_PASSWORD] characters; only its hash is kept.
    void setPassword(Address address, char[] password, boolean administrator);

    /// What stands for the password of a mailbox: another one whenever it was set anew, whatever it was set to. It opens nothing. Empty where there is no such mailbox, or no password opens it. Answered from memory.
    Optional<String> passwordMark(Address mailbox);

    void setPermissions(Address mailbox, CalendarPermissions permissions);

    /// Changes them from what they are, and tells what they are then: of two changes at once, neither undoes the other.
    CalendarPermissions changePermissions(
            Address mailbox, UnaryOperator<CalendarPermissions> change);

    /// Sets when the owner works, in this zone; an empty list takes the hours away.
    void setWorkingHours(Address mailbox, ZoneId zone, List<WorkingPeriod> periods);

    /// Sets how a mailbox or a group takes mail, as a whole. A group's has no more than [MailAcceptance#ofGroup] leaves.
    /// With another automatic reply, whoever was answered by the one before may be answered again.
    void setAcceptance(Address recipient, MailAcceptance acceptance);

    /// The same where it takes mail as in `before`; false where it was told otherwise meanwhile, and then nothing is changed.
    boolean replaceAcceptance(Address recipient, MailAcceptance before, MailAcceptance after);

    /// Gives a mailbox this photo, in the place of the one it may have.
    void setPhoto(Address mailbox, Photo photo);

    /// Takes a mailbox's photo away; false when it had none.
    boolean removePhoto(Address mailbox);

    /// Reads an iCalendar file (RFC 5545) into the calendar: events by UID and RECURRENCE-ID, those that were there are replaced
    /// by the newer (SEQUENCE, DTSTAMP). Broken events are skipped and reported.
    ///
    /// A file is imported in parts, each one change, between which others have their turn. All events of a UID are in one part. Where a part cannot be written, or after a crash, the parts before it
    /// are there, and importing the file again does the rest: what is there already it leaves as it is. The report says how far it came.
    ///
    /// @throws entente.problem.Problem where nothing of the file could be written
    ImportReport importCalendar(Address mailbox, InputStream file);

    /// All recipients, by address.
    List<Recipient> recipients();

    /// How many there are on disk, which is read for it.
    ///
    /// @throws entente.problem.Problem where it cannot be read
    int recipientsOnDisk();

    @Override
    void close();

    /// What an import did, counted in events; `faults` are those that were skipped, ordered by line, of which the first thousand are told. An import that stopped before the file's end has where and why for its
    /// last fault.
    record ImportReport(int imported, int replaced, List<CalendarFault> faults) {
        public ImportReport {
            faults = List.copyOf(faults);
        }

        /// Of a file that was not imported at all.
        static ImportReport ofNothing(String why) {
            var fault = new CalendarFault(1, Optional.empty(), why + "; nothing was imported");
            return new ImportReport(0, 0, List.of(fault));
        }
    }
}
