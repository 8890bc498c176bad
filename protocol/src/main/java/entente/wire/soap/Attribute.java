package entente.wire.soap;

/// An attribute, but for those that declare a namespace; `namespace` and `prefix` are empty where it has none.
public record Attribute(String namespace, String prefix, String local, String value) {
    boolean is(String namespace, String local) {
        return this.local.equals(local) && this.namespace.equals(namespace);
    }
}
