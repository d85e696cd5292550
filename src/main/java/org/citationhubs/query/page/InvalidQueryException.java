package org.citationhubs.query.page;

/** A question that cannot be asked like this; names the parameter and says what was expected. */
public final class InvalidQueryException extends IllegalArgumentException {

    private final String parameter;

    /** Refuses a parameter for a reason. */
    public InvalidQueryException(String parameter, String reason) {
        super(reason);
        this.parameter = parameter;
    }

    /** The parameter that is wrong. */
    public String parameter() {
        return parameter;
    }
}
