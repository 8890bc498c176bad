/// Objects that administrators name and set up: what can be set on them, how they are written down, and how they change while we run.
///
/// Start at [NamedObjects]. A chapter that has such objects brings an [ObjectKind], which makes one of its written form and reports all
/// faults together, and [Rules] on how they stand to one another. Nothing here knows what an object is for.
@NullMarked
package entente.objects;

import org.jspecify.annotations.NullMarked;
