package entente.mailbox;

/// Who takes items away or has them back, as it stands in the record: an address or another name, of which the first [#LONGEST] characters are kept, and by which way.
public record Actor(String who, Way way) {
    public static final int LONGEST = 320;

    public enum Way {
        EWS("ews"),
        /// Mail that goes out or comes in.
        DELIVERY("delivery"),
        /// The page on which people have deleted items back.
        PAGE("page"),
        /// The administrators' API.
        ADMINISTRATION("administration"),
        /// What the store does by itself when the time has come.
        ASSISTANT("assistant");

        private final String text;

        Way(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    public Actor {
        who = who.length() > LONGEST ? who.substring(0, LONGEST) : who;
    }
}
