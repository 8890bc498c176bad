package entente.mailbox;

import entente.question.Address;
import java.util.List;

/// The passwords that open a mailbox for programs ([ServicePassword]). They go with the mailbox.
public interface ServicePasswords {
    /// Those of a mailbox, by name, read from the disk; none where it is not here.
    List<ServicePassword> servicePasswordsOf(Address mailbox);

    /// Adds one; false where the mailbox has one of that name, without regard to case, or [ServicePassword#MOST] already, and then nothing is changed.
    ///
    /// @throws entente.problem.Problem where there is no such mailbox
    boolean addServicePassword(Address mailbox, ServicePassword password);

    /// Takes one away; false where there was none.
    boolean removeServicePassword(Address mailbox, String name);
}
