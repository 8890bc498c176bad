package entente.wire.autodiscover;

import java.util.Arrays;
import java.util.Optional;

/// How a call, a user, a domain or a setting fared (MS-OXWSADISC 2.2.5).
public enum ErrorCode {
    NO_ERROR("NoError"),
    REDIRECT_ADDRESS("RedirectAddress"),
    REDIRECT_URL("RedirectUrl"),
    INVALID_USER("InvalidUser"),
    INVALID_REQUEST("InvalidRequest"),
    INVALID_SETTING("InvalidSetting"),
    SETTING_IS_NOT_AVAILABLE("SettingIsNotAvailable"),
    SERVER_BUSY("ServerBusy"),
    INVALID_DOMAIN("InvalidDomain"),
    NOT_FEDERATED("NotFederated"),
    INTERNAL_SERVER_ERROR("InternalServerError");

    private final String wireName;

    ErrorCode(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    static Optional<ErrorCode> parse(String name) {
        return Arrays.stream(values()).filter(code -> code.wireName.equals(name)).findAny();
    }
}
