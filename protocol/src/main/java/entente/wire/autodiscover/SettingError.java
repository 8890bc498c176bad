package entente.wire.autodiscover;

/// Why one setting was not given: `INVALID_SETTING` when there is no such setting, `SETTING_IS_NOT_AVAILABLE` when there is none here.
public record SettingError(ErrorCode code, String message, String setting) {}
