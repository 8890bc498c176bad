package entente.wire.ews;

import java.util.Locale;
import java.util.Optional;

/// How much of EWS a client speaks (`ExchangeVersionType`), oldest first.
public enum ExchangeVersion {
    EXCHANGE2007("Exchange2007"),
    EXCHANGE2007_SP1("Exchange2007_SP1"),
    EXCHANGE2009("Exchange2009"),
    EXCHANGE2010("Exchange2010"),
    EXCHANGE2010_SP1("Exchange2010_SP1"),
    EXCHANGE2010_SP2("Exchange2010_SP2"),
    EXCHANGE2012("Exchange2012"),
    EXCHANGE2013("Exchange2013"),
    EXCHANGE2013_SP1("Exchange2013_SP1"),
    EXCHANGE2015("Exchange2015"),
    EXCHANGE2016("Exchange2016"),
    V2015_10_05("V2015_10_05"),
    V2016_01_06("V2016_01_06"),
    V2016_04_13("V2016_04_13"),
    V2016_07_13("V2016_07_13"),
    V2016_10_10("V2016_10_10"),
    V2017_01_07("V2017_01_07"),
    V2017_04_14("V2017_04_14"),
    V2017_07_11("V2017_07_11"),
    V2017_10_09("V2017_10_09"),
    V2018_01_08("V2018_01_08");

    /// What a client speaks that does not say.
    public static final ExchangeVersion ASSUMED = EXCHANGE2013_SP1;

    private final String wireName;

    ExchangeVersion(String wireName) {
        this.wireName = wireName;
    }

    /// Reads `RequestServerVersion/@Version`. `Exchange2015_SP1` is no version, but a client sends it.
    public static Optional<ExchangeVersion> parse(String text) {
        for (var version : values()) {
            if (version.wireName.equalsIgnoreCase(text)) {
                return Optional.of(version);
            }
        }
        return text.toLowerCase(Locale.ROOT).equals("exchange2015_sp1")
                ? Optional.of(EXCHANGE2015)
                : Optional.empty();
    }

    public String wireName() {
        return wireName;
    }

    public boolean atLeast(ExchangeVersion other) {
        return compareTo(other) >= 0;
    }
}
