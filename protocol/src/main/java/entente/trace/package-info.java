/// What happened in one lookup, as data: which way was considered, which token was used, who decided.
///
/// Start at [Trace], which collects [Step]s under one [entente.question.TraceId] on either side. A step never holds a token,
/// a password or a key: claims are shown, tokens are not.
@NullMarked
package entente.trace;

import org.jspecify.annotations.NullMarked;
