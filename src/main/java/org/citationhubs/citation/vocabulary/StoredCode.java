package org.citationhubs.citation.vocabulary;

/**
 * An enum whose constants are stored as small numbers. A code is never reused or renumbered, because stored data refers
 * to it.
 */
public interface StoredCode {

    /** Returns the number under which the constant is stored. */
    int code();
}
