package org.citationhubs.citation.reference;

/**
 * What is taken at the most; beyond it a record is rejected whole, because an answer cut short would be a wrong answer.
 *
 * @param referencesPerWork citations in one reference list
 * @param mentionsPerCitation in-text statements of one citation
 * @param contextCharacters length of one context
 * @param eventBytes size of one record's value
 */
public record InputLimits(int referencesPerWork, int mentionsPerCitation, int contextCharacters, int eventBytes) {

    /** The limits when nothing else is configured. */
    public static final InputLimits DEFAULT = new InputLimits(10_000, 200, 2_000, 1 << 20);
}
