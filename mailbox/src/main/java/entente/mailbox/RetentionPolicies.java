package entente.mailbox;

import java.util.Optional;

/// The retention policies of an organisation as they are now. Asked in the middle of a change: it answers from memory.
@FunctionalInterface
public interface RetentionPolicies {
    /// Empty where there is none of that name, or it is not whole: then nothing is taken from a mailbox that has it.
    Optional<RetentionPolicy> named(String name);
}
