/// Free/busy as JSON, in the shape of Microsoft Graph's `getSchedule`.
///
/// Start at [ScheduleRequest] and [ScheduleResponse]. Only this one operation is spoken; nothing here looks anything up.
@NullMarked
package entente.wire.graph;

import org.jspecify.annotations.NullMarked;
