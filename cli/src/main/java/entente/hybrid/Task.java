package entente.hybrid;

/// Something that is left to do after our settings are made; `what` says it in one sentence, with a command where there is one.
public record Task(Party party, String what) {
    /// Who does it.
    public enum Party {
        OURSELVES("we"),
        DNS("our DNS"),
        BROKER("the broker's administrator"),
        PARTNER("the partner's administrator");

        private final String words;

        Party(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
