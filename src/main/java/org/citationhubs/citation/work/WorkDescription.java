package org.citationhubs.citation.work;

import java.time.Instant;
import org.citationhubs.citation.id.WorkId;
import org.citationhubs.citation.work.SourcedValue.Source;
import org.jspecify.annotations.Nullable;

/**
 * The effective facts of a work, field by field, each value with its source and time.
 *
 * <p>Descriptions form a semilattice under {@link #join}: a record without a title does not remove a title. Neither
 * does the retraction of the citation that stated it, because a title belongs to the work and not to the citation.
 */
public final class WorkDescription extends FieldValues {

    /** Nothing is known. */
    public static final WorkDescription NONE = new WorkDescription(0, new Object[0]);

    private WorkDescription(int tags, Object[] values) {
        super(tags, values);
    }

    /** Returns the description that one source states at one time. */
    public static WorkDescription statedBy(Source source, Instant observedAt, WorkFacts facts) {
        if (facts.tags() == 0) {
            return NONE;
        }
        Object[] values = new Object[Integer.bitCount(facts.tags())];
        for (int i = 0; i < values.length; i++) {
            values[i] = WorkDescription.<String>sourced(source, observedAt, facts.valueAt(i));
        }
        return new WorkDescription(facts.tags(), values);
    }

    /**
     * Returns a description from the values of a set of tags.
     *
     * @param values {@link SourcedValue}s in ascending order of their tags, not changed afterwards
     */
    public static WorkDescription ofTags(int tags, Object[] values) {
        WorkDescription description = new WorkDescription(tags, values);
        int index = 0;
        for (int rest = tags; rest != 0; rest &= rest - 1) {
            requireType(Integer.numberOfTrailingZeros(rest), ((SourcedValue<?>) values[index++]).value());
        }
        return description;
    }

    /** Returns the effective values of both descriptions; associative, commutative and idempotent. */
    public WorkDescription join(WorkDescription other) {
        if (equals(other) || other.tags() == 0) {
            return this;
        }
        return new WorkDescription(tags() | other.tags(), merge(other, WorkDescription::effective));
    }

    /** Both values belong to one field and therefore have one type. */
    @SuppressWarnings("unchecked")
    private static Object effective(Object a, Object b) {
        return ((SourcedValue<String>) a).effective((SourcedValue<String>) b);
    }

    /**
     * Returns these values, completed by those of another description. Where both have a value, the other one wins only
     * if its source is closer to the work.
     */
    WorkDescription orElse(WorkDescription other) {
        return new WorkDescription(tags() | other.tags(), merge(other, WorkDescription::closer));
    }

    private static Object closer(Object mine, Object theirs) {
        Source mySource = ((SourcedValue<?>) mine).source();
        return ((SourcedValue<?>) theirs).source().compareTo(mySource) > 0 ? theirs : mine;
    }

    /** Returns the title with its source, null if none is known. */
    @SuppressWarnings("unchecked")
    public @Nullable SourcedValue<String> title() {
        return (SourcedValue<String>) value(WorkField.TITLE);
    }

    /** Returns the surviving id of the work, null if this id is the surviving one. */
    public @Nullable WorkId survivor() {
        SourcedValue<?> sameAs = (SourcedValue<?>) value(WorkField.SAME_AS);
        return sameAs == null ? null : ((SameAs) sameAs.value()).work();
    }

    /** Returns the values without their sources; values that were taken back are left out. */
    public WorkFacts facts() {
        if (tags() == 0) {
            return WorkFacts.NONE;
        }
        int present = withoutTakenBack(WorkField.RETRACTION, RetractionNotice.TAKEN_BACK)
                & withoutTakenBack(WorkField.SAME_AS, SameAs.TAKEN_BACK);
        if (present == 0) {
            return WorkFacts.NONE;
        }
        Object[] values = select(present);
        for (int i = 0; i < values.length; i++) {
            values[i] = ((SourcedValue<?>) values[i]).value();
        }
        return new WorkFacts(present, values);
    }

    private int withoutTakenBack(WorkField field, Object takenBack) {
        SourcedValue<?> stated = (SourcedValue<?>) value(field);
        return stated != null && stated.value().equals(takenBack) ? tags() & ~field.bit() : tags();
    }

    /**
     * Returns these facts attributed to another source, without the surviving id: that id belongs to the alias and not
     * to the work itself.
     */
    public WorkDescription attributedTo(Source source) {
        int kept = tags() & ~WorkField.SAME_AS.bit();
        Object[] values = select(kept);
        for (int i = 0; i < values.length; i++) {
            SourcedValue<?> stated = (SourcedValue<?>) values[i];
            values[i] = WorkDescription.<String>sourced(source, stated.observedAt(), stated.value());
        }
        return new WorkDescription(kept, values);
    }

    /**
     * Returns the values whose sources are as close to the work as those of another description.
     *
     * @param closest has a value of each field that this description has
     */
    WorkDescription asCloseAs(WorkDescription closest) {
        int kept = 0;
        for (int rest = tags(); rest != 0; rest &= rest - 1) {
            int bit = Integer.lowestOneBit(rest);
            if (sourceAt(bit).compareTo(closest.sourceAt(bit)) >= 0) {
                kept |= bit;
            }
        }
        return kept == tags() ? this : new WorkDescription(kept, select(kept));
    }

    private Source sourceAt(int bit) {
        return ((SourcedValue<?>) valueAt(Integer.bitCount(tags() & bit - 1))).source();
    }

    /** Returns what is stated of the surviving id alone. */
    public WorkDescription survivorOnly() {
        int kept = tags() & WorkField.SAME_AS.bit();
        return kept == 0 ? NONE : new WorkDescription(kept, select(kept));
    }

    /** Returns these facts without the last one in the order of the fields. */
    public WorkDescription withoutLast() {
        int kept = tags() & ~Integer.highestOneBit(tags());
        return kept == 0 ? NONE : new WorkDescription(kept, select(kept));
    }

    /** The value has the type of its field, whichever that is. */
    @SuppressWarnings("unchecked")
    private static <T extends Comparable<? super T>> SourcedValue<T> sourced(
            Source source, Instant observedAt, Object value) {
        return new SourcedValue<>(source, observedAt, (T) value);
    }
}
