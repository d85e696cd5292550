package org.citationhubs.citation.work;

import org.citationhubs.citation.author.Authors;

/**
 * The type of a {@link WorkField}'s value. Each format of a work (JSON, packed bytes, CSV) has one branch for each
 * type, so that a new field of a known type needs no code there.
 */
public enum FactType {
    /** A text of a few words, such as the name of a journal. */
    SHORT_TEXT(String.class),
    /** A text of a sentence or more. */
    LONG_TEXT(String.class),
    DATE(PartialDate.class),
    AUTHORS(Authors.class),
    CLAIMS(Claims.class),
    RETRACTION(RetractionNotice.class),
    SAME_AS(SameAs.class);

    private final Class<? extends Comparable<?>> valueClass;

    FactType(Class<? extends Comparable<?>> valueClass) {
        this.valueClass = valueClass;
    }

    boolean isInstance(Object value) {
        return valueClass.isInstance(value);
    }
}
