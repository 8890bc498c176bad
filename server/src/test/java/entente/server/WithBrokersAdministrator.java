package entente.server;

/// The broker has an administrator too.
final class WithBrokersAdministrator implements TwoOrganisations.Variation {
    @Override
    public String edited(String domain, String usual) {
        return domain.equals("auth.test")
                ? usual.replace(
                        "realms =",
                        "administrator = { address = \"admin@auth.test\", password-file = \"password\" }\nrealms =")
                : usual;
    }
}
