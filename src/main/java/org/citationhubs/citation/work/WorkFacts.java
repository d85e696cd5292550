package org.citationhubs.citation.work;

import org.citationhubs.citation.author.Authors;
import org.citationhubs.citation.id.WorkId;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a work beside its citations. A fact that is not known is null.
 *
 * <p>{@link RetractionNotice#TAKEN_BACK} and {@link SameAs#TAKEN_BACK} occur only in the facts of an event, never in
 * effective facts.
 */
public final class WorkFacts extends FieldValues {

    /** Nothing is known. */
    public static final WorkFacts NONE = new WorkFacts(0, new Object[0]);

    /** The abstract and the claims: they are long, and only the work's own page shows them. */
    private static final int UNLISTED = WorkField.ABSTRACT.bit() | WorkField.CLAIMS.bit();

    /** Creates facts from values that are known to be of the right types. */
    WorkFacts(int tags, Object[] values) {
        super(tags, values);
    }

    /** Creates bibliographic facts. */
    public WorkFacts(
            @Nullable String title,
            @Nullable PartialDate publishedAt,
            @Nullable Authors authors,
            @Nullable String venue,
            @Nullable String field,
            @Nullable String summary,
            @Nullable String abstractText) {
        this(new Builder()
                .set(WorkField.TITLE, title)
                .set(WorkField.PUBLISHED_AT, publishedAt)
                .set(WorkField.AUTHORS, authors)
                .set(WorkField.VENUE, venue)
                .set(WorkField.FIELD, field)
                .set(WorkField.SUMMARY, summary)
                .set(WorkField.ABSTRACT, abstractText));
    }

    private WorkFacts(Builder builder) {
        super(builder.tags, builder.compactValues());
    }

    /** Returns the facts that a reference list usually states of a cited work. */
    public static WorkFacts of(@Nullable String title, @Nullable PartialDate publishedAt, @Nullable Authors authors) {
        return title == null && publishedAt == null && authors == null
                ? NONE
                : new WorkFacts(title, publishedAt, authors, null, null, null, null);
    }

    /**
     * Returns facts from the values of a set of tags.
     *
     * @param values in ascending order of their tags, not changed afterwards
     */
    public static WorkFacts ofTags(int tags, Object[] values) {
        WorkFacts facts = new WorkFacts(tags, values);
        int index = 0;
        for (int rest = tags; rest != 0; rest &= rest - 1) {
            requireType(Integer.numberOfTrailingZeros(rest), values[index++]);
        }
        return facts;
    }

    /** Returns these facts with the value of one field replaced, or removed if it is null. */
    public WorkFacts with(WorkField field, @Nullable Comparable<?> value) {
        int without = tags() & ~field.bit();
        Object[] others = select(without);
        if (value == null) {
            return new WorkFacts(without, others);
        }
        requireType(field.tag(), value);
        int at = Integer.bitCount(without & field.bit() - 1);
        Object[] values = new Object[others.length + 1];
        System.arraycopy(others, 0, values, 0, at);
        values[at] = value;
        System.arraycopy(others, at, values, at + 1, others.length - at);
        return new WorkFacts(without | field.bit(), values);
    }

    /** Returns these facts, completed by those of the others that are not known here. */
    public WorkFacts orElse(WorkFacts others) {
        return new WorkFacts(tags() | others.tags(), merge(others, (mine, theirs) -> mine));
    }

    /** Returns the facts that the list of a hub needs of a citing work: all but the abstract and the claims. */
    public WorkFacts listed() {
        return (tags() & UNLISTED) == 0 ? this : new WorkFacts(tags() & ~UNLISTED, select(tags() & ~UNLISTED));
    }

    public @Nullable String title() {
        return (String) value(WorkField.TITLE);
    }

    public @Nullable PartialDate publishedAt() {
        return (PartialDate) value(WorkField.PUBLISHED_AT);
    }

    public @Nullable Authors authors() {
        return (Authors) value(WorkField.AUTHORS);
    }

    public @Nullable String venue() {
        return (String) value(WorkField.VENUE);
    }

    /** Returns the field of research. */
    public @Nullable String field() {
        return (String) value(WorkField.FIELD);
    }

    public @Nullable String summary() {
        return (String) value(WorkField.SUMMARY);
    }

    public @Nullable String abstractText() {
        return (String) value(WorkField.ABSTRACT);
    }

    public @Nullable Claims claims() {
        return (Claims) value(WorkField.CLAIMS);
    }

    public @Nullable RetractionNotice retraction() {
        return (RetractionNotice) value(WorkField.RETRACTION);
    }

    public @Nullable SameAs sameAs() {
        return (SameAs) value(WorkField.SAME_AS);
    }

    /** Returns whether the work was withdrawn. */
    public boolean isRetracted() {
        RetractionNotice retraction = retraction();
        return retraction != null && !retraction.equals(RetractionNotice.TAKEN_BACK);
    }

    /** Returns the surviving id of the work, null if this id is the surviving one. */
    public @Nullable WorkId survivor() {
        SameAs sameAs = sameAs();
        return sameAs == null ? null : sameAs.work();
    }

    /**
     * Returns the reason of the retraction, or else the id of its notice; null if the work was not withdrawn or neither
     * is known.
     */
    public @Nullable String retractionText() {
        RetractionNotice retraction = retraction();
        if (retraction == null || !isRetracted()) {
            return null;
        }
        return retraction.reason() == null ? retraction.noticeId() : retraction.reason();
    }

    /** Collects facts field by field. Allocates nothing for a work without facts. */
    public static final class Builder {

        private int tags;
        private @Nullable Object @Nullable [] byTag;

        /** Sets the value of a field, or removes it if the value is null. */
        public Builder set(WorkField field, @Nullable Comparable<?> value) {
            if (value == null) {
                tags &= ~field.bit();
                return this;
            }
            requireType(field.tag(), value);
            if (byTag == null) {
                byTag = new Object[WorkField.KNOWN_TAGS];
            }
            byTag[field.tag()] = value;
            tags |= field.bit();
            return this;
        }

        /** Returns the facts. */
        public WorkFacts build() {
            return tags == 0 ? NONE : new WorkFacts(this);
        }

        private Object[] compactValues() {
            Object[] compact = new Object[Integer.bitCount(tags)];
            int at = 0;
            for (int tag = 0; byTag != null && tag < byTag.length; tag++) {
                Object value = (tags & 1 << tag) == 0 ? null : byTag[tag];
                if (value != null) {
                    compact[at++] = value;
                }
            }
            return compact;
        }
    }
}
