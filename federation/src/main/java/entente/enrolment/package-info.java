/// How an organisation joins a broker, and stays with it: keys are made, registered and rolled, domains proved, the broker's keys learnt.
///
/// Start at [Enrolment]. Two servers take part in most steps, and either may stop between them: each step is written down before the broker
/// is asked and again when it has answered, and may be asked for twice. The same command then goes on where it stopped.
@NullMarked
package entente.enrolment;

import org.jspecify.annotations.NullMarked;
