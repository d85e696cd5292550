package org.citationhubs.citation.work;

import java.util.Arrays;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Values by {@link WorkField}. The values of present fields are stored in the order of their tags; one bit for each tag
 * says which fields are present. Absent fields take no room, because most works have a title and a date and nothing
 * else.
 *
 * <p>Immutable. Values with tags that this release does not know are kept, see {@link UnknownValue}.
 */
public abstract sealed class FieldValues permits WorkFacts, WorkDescription {

    private final int tags;
    private final Object[] values;

    FieldValues(int tags, Object[] values) {
        if (tags < 0 || Integer.bitCount(tags) != values.length) {
            throw new IllegalArgumentException(values.length + " values for the tags " + Integer.toBinaryString(tags));
        }
        this.tags = tags;
        this.values = values;
    }

    /** Returns the tags of the fields that have a value, as one bit each. */
    public final int tags() {
        return tags;
    }

    /** Returns the value at an index, in ascending order of the tags. */
    public final Object valueAt(int index) {
        return values[index];
    }

    /** Returns the value of a field, null if it has none. */
    public final @Nullable Object value(WorkField field) {
        int bit = field.bit();
        return (tags & bit) == 0 ? null : values[Integer.bitCount(tags & bit - 1)];
    }

    /** Returns the values of a set of tags that are all present. */
    final Object[] select(int selected) {
        Object[] some = new Object[Integer.bitCount(selected)];
        int from = 0;
        int to = 0;
        for (int rest = tags; rest != 0; rest &= rest - 1) {
            Object value = values[from++];
            if ((Integer.lowestOneBit(rest) & selected) != 0) {
                some[to++] = value;
            }
        }
        return some;
    }

    /** Returns the values of both; {@code choose} decides where both have one. */
    final Object[] merge(FieldValues other, BinaryOperator<Object> choose) {
        int union = tags | other.tags;
        Object[] merged = new Object[Integer.bitCount(union)];
        int a = 0;
        int b = 0;
        int to = 0;
        for (int rest = union; rest != 0; rest &= rest - 1) {
            int bit = Integer.lowestOneBit(rest);
            Object mine = (tags & bit) == 0 ? null : values[a++];
            Object theirs = (other.tags & bit) == 0 ? null : other.values[b++];
            if (mine == null || theirs == null) {
                merged[to++] = mine == null ? theirs : mine;
            } else {
                merged[to++] = choose.apply(mine, theirs);
            }
        }
        return merged;
    }

    /** Refuses a value that is not of the type of its field. */
    static void requireType(int tag, Object value) {
        WorkField field = WorkField.ofTag(tag);
        boolean right =
                field == null ? value instanceof UnknownValue : field.type().isInstance(value);
        if (!right) {
            throw new IllegalArgumentException(
                    "not a value of " + (field == null ? "tag " + tag : field) + ": " + value);
        }
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof FieldValues that
                && getClass() == that.getClass()
                && tags == that.tags
                && Arrays.equals(values, that.values);
    }

    @Override
    public final int hashCode() {
        return 31 * tags + Arrays.hashCode(values);
    }

    @Override
    public final String toString() {
        StringBuilder text = new StringBuilder(getClass().getSimpleName()).append('[');
        int at = 0;
        for (int rest = tags; rest != 0; rest &= rest - 1) {
            int tag = Integer.numberOfTrailingZeros(rest);
            WorkField field = WorkField.ofTag(tag);
            text.append(at == 0 ? "" : ", ")
                    .append(field == null ? "tag " + tag : field.fieldName())
                    .append('=')
                    .append(values[at++]);
        }
        return text.append(']').toString();
    }
}
