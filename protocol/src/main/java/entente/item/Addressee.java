package entente.item;

/// Somebody an item is addressed to. `address` is as it was written, an SMTP address as a rule; either may be empty, not both.
public record Addressee(Kind kind, String name, String address) {
    /// In which line of the header.
    public enum Kind {
        TO,
        CC,
        BCC,
        REPLY_TO
    }

    public Addressee {
        if (name.isEmpty() && address.isEmpty()) {
            throw new IllegalArgumentException("an addressee has a name or an address");
        }
    }

    /// What people read: the name, or the address where there is none.
    public String shown() {
        return name.isEmpty() ? address : name;
    }
}
