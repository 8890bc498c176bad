/// What an item is made of, whatever protocol it came by and wherever it is kept.
///
/// Start at [ItemContent]: its [Properties], to whom it is addressed ([Addressee]), its text ([Body], which [HtmlText] gives in the other format), and what hangs on it
/// ([AttachmentPart]). A property is named by a [PropertyId] and has a typed [PropertyValue], as MAPI has it; [Known], [KnownContact] and [KnownTask] name those
/// with a meaning here, and [ItemContent#settled] makes those agree that say the same. A [Filter] says which items are looked for. Nothing here reads a format, and nothing knows in which folder an item lies.
@NullMarked
package entente.item;

import org.jspecify.annotations.NullMarked;
