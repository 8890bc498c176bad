/// What stands on record of what a server did: who asked about whom and what was shown, which token was given or refused, who changed
/// which setting.
///
/// Start at [Audit], to which an [AuditEvent] is told, and at [AuditTrail], which keeps them in files. What an event says is all that is
/// written of it: never a token, a password or a key. [AuditSearch] finds events again. Nothing here decides anything.
@NullMarked
package entente.audit;

import org.jspecify.annotations.NullMarked;
