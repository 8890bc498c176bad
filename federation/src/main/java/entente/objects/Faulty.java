package entente.objects;

import java.util.List;

/// Settings that cannot be read; each fault is a sentence's middle that names its setting.
public final class Faulty extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    public Faulty(List<String> faults) {
        super(String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
