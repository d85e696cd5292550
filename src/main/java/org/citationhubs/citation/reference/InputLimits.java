package org.citationhubs.citation.reference;

/**
 * Limits of an input event. An event with more citations or bytes is rejected whole, because a list that was cut short
 * would be a wrong list. Of what only describes a citation the beginning is kept.
 */
public interface InputLimits {

    /** The limits when nothing else is configured. */
    InputLimits DEFAULT = of(10_000, 200, 2_000, 1 << 20);

    /** Citations in one reference list. */
    int referencesPerWork();

    /** In-text statements of one citation. */
    int mentionsPerCitation();

    /** Length of one context, in characters. */
    int contextCharacters();

    /** Size of the value of one record, in bytes. */
    int eventBytes();

    /** Returns fixed limits. */
    static InputLimits of(int referencesPerWork, int mentionsPerCitation, int contextCharacters, int eventBytes) {
        record FixedLimits(int referencesPerWork, int mentionsPerCitation, int contextCharacters, int eventBytes)
                implements InputLimits {}
        return new FixedLimits(referencesPerWork, mentionsPerCitation, contextCharacters, eventBytes);
    }
}
