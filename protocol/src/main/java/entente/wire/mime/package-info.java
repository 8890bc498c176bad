/// Internet messages (RFC 5322, MIME) and what they say as items.
///
/// Start at [MimeMessage], which reads a message's source and writes one for an item that has none. Messages come from anybody and are broken
/// as a rule: what can be read is read, everything has a bound, and only what is no message at all is a [MimeMalformed]. Apache James mime4j takes
/// messages apart and encodes them; here stands what their parts mean. Nothing here keeps an item, and nothing asks a clock.
@NullMarked
package entente.wire.mime;

import org.jspecify.annotations.NullMarked;
