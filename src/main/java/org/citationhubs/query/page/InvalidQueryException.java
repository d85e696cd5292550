package org.citationhubs.query.page;

/** A request has a parameter with a wrong value; the message says what is expected. */
public final class InvalidQueryException extends IllegalArgumentException {

    private final String parameter;

    /** Rejects a parameter with a reason. */
    public InvalidQueryException(String parameter, String reason) {
        super(reason);
        this.parameter = parameter;
    }

    /** Returns the name of the parameter. */
    public String parameter() {
        return parameter;
    }
}
