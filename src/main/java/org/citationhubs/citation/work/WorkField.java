package org.citationhubs.citation.work;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a work. All code that enumerates them reads this table. {@link WorkFacts} and {@link WorkDescription}
 * hold their values; the formats ({@code serde.json}, {@code serde.packed} and the works table of an import) read and
 * write them by type.
 *
 * <p>The order is that of the fields in JSON and in packed bytes.
 */
public enum WorkField {
    TITLE(0, "title", FactType.LONG_TEXT, Stated.OF_CITED),
    PUBLISHED_AT(1, "publishedAt", FactType.DATE, Stated.OF_CITED),
    AUTHORS(2, "authors", FactType.AUTHORS, Stated.OF_CITED),
    VENUE(3, "venue", FactType.SHORT_TEXT, Stated.OF_CITING),
    /** The field of research. */
    FIELD(4, "field", FactType.SHORT_TEXT, Stated.OF_CITING),
    SUMMARY(5, "summary", FactType.LONG_TEXT, Stated.OF_CITING),
    ABSTRACT(6, "abstract", FactType.LONG_TEXT, Stated.BY_REGISTRY),
    CLAIMS(7, "claims", FactType.CLAIMS, Stated.BY_REGISTRY),
    RETRACTION(8, "retraction", FactType.RETRACTION, Stated.BY_REGISTRY),
    SAME_AS(9, "sameAs", FactType.SAME_AS, Stated.BY_REGISTRY);

    /** The number of possible tags: one bit each of a number of 31 bits. */
    static final int MAX_TAGS = 31;

    /** The sources that may state a field. Each may also state the fields of those before it. */
    public enum Stated {
        /** Any event may state it, also the list of a citing work of the works in that list. */
        OF_CITED,
        /** An event of a reference list may state it of the citing work. */
        OF_CITING,
        /** Only a record of a registry in {@code works.v1} may state it. */
        BY_REGISTRY
    }

    /** One more than the highest tag. */
    static final int KNOWN_TAGS;

    private static final @Nullable WorkField[] BY_TAG = new WorkField[MAX_TAGS];
    private static final Map<String, WorkField> BY_NAME = new HashMap<>();

    static {
        int highest = 0;
        for (WorkField field : values()) {
            if (BY_TAG[field.tag] != null) {
                throw new IllegalStateException("two fields have the tag " + field.tag);
            }
            BY_TAG[field.tag] = field;
            BY_NAME.put(field.fieldName, field);
            highest = Math.max(highest, field.tag);
        }
        KNOWN_TAGS = highest + 1;
    }

    private final int tag;
    private final String fieldName;
    private final FactType type;
    private final Stated stated;

    WorkField(int tag, String fieldName, FactType type, Stated stated) {
        this.tag = tag;
        this.fieldName = fieldName;
        this.type = type;
        this.stated = stated;
    }

    /**
     * Returns the number under which values are stored. It is never reused or renumbered; a new field gets the next
     * number.
     */
    public int tag() {
        return tag;
    }

    /** Returns the name in JSON and of the column in a table of works. */
    public String fieldName() {
        return fieldName;
    }

    /** Returns the type of the values. */
    public FactType type() {
        return type;
    }

    /** Returns whether an event that may state {@code level} may state this field. */
    public boolean isStated(Stated level) {
        return stated.compareTo(level) <= 0;
    }

    /** Returns the field with a name, null if there is none. */
    public static @Nullable WorkField named(String name) {
        return BY_NAME.get(name);
    }

    /** Returns the field with a tag, null if only a newer release has it. */
    public static @Nullable WorkField ofTag(int tag) {
        return BY_TAG[tag];
    }

    /** Returns the bit of the field in a set of tags. */
    int bit() {
        return 1 << tag;
    }
}
