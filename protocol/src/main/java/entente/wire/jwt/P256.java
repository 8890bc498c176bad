package entente.wire.jwt;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;

/// The one curve we use (RFC 7518 6.2.1.1).
final class P256 {
    static final String NAME = "secp256r1";

    private static final ECParameterSpec CURVE = curve();

    private P256() {}

    static boolean isCurveOf(ECKey key) {
        var spec = key.getParams();
        return spec != null
                && spec.getCurve().equals(CURVE.getCurve())
                && spec.getGenerator().equals(CURVE.getGenerator())
                && spec.getOrder().equals(CURVE.getOrder())
                && spec.getCofactor() == CURVE.getCofactor();
    }

    private static ECParameterSpec curve() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(NAME));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
