package entente.objects;

import java.util.List;

/// How an object must stand to others, and to us.
public interface Rules<T> {
    /// Why it cannot be as `wanted` beside `others`, which are of its kind and of other names: sentences' middles.
    List<String> conflicts(T wanted, List<T> others);

    /// Sentences on what it will not do as it is.
    default List<String> warnings(T object) {
        return List.of();
    }

    /// What needs it, and keeps it from being removed; each as `connector Fabrikam`.
    default List<String> users(T object) {
        return List.of();
    }
}
