package org.citationhubs.access;

/** How the service treats a caller without credentials. */
public enum AccessMode {

    /** No authentication is configured, and only this machine reaches the service. Each caller may do everything. */
    LOCAL,

    /** No authentication is configured, on purpose. Each caller may do everything. */
    OPEN,

    /** Each caller has the roles of its credentials. */
    AUTHENTICATED;

    /**
     * Returns the mode.
     *
     * @param authentication whether a way to authenticate is configured
     * @param insecure whether the service may be open to all without one
     */
    public static AccessMode of(boolean authentication, boolean insecure) {
        if (authentication) {
            return AUTHENTICATED;
        }
        return insecure ? OPEN : LOCAL;
    }
}
