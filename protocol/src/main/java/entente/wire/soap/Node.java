package entente.wire.soap;

/// What may stand within an element: other elements, texts and comments, and nothing else.
public sealed interface Node permits Element, Node.Text, Node.Comment {
    /// A run of text. What a parser gives in pieces stands in pieces.
    record Text(String data) implements Node {}

    /// A comment. Nobody may read it, and nobody writes it: it is kept so that a value that one divides can be refused.
    record Comment(String data) implements Node {}
}
