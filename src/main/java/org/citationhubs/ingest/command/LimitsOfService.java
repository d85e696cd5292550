package org.citationhubs.ingest.command;

import java.util.Map;
import org.citationhubs.citation.reference.InputLimits;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Finds the limits of the service for a command that runs beside it, as far as what it publishes can exceed them. */
final class LimitsOfService {

    private static final String REFERENCES_PER_WORK = "HUBS_LIMITS_REFERENCES_PER_WORK";

    private LimitsOfService() {}

    /**
     * Returns the usual limits, with {@code HUBS_LIMITS_REFERENCES_PER_WORK} if it is set.
     *
     * @throws ParameterException if it is no number
     */
    static InputLimits of(CommandLine command, Map<String, String> environment) {
        InputLimits usual = InputLimits.DEFAULT;
        String references = environment.getOrDefault(REFERENCES_PER_WORK, "").strip();
        if (references.isEmpty()) {
            return usual;
        }
        try {
            return InputLimits.of(
                    Integer.parseInt(references),
                    usual.mentionsPerCitation(),
                    usual.contextCharacters(),
                    usual.eventBytes());
        } catch (NumberFormatException e) {
            throw new ParameterException(command, REFERENCES_PER_WORK + ": '" + references + "' is not a number");
        }
    }
}
