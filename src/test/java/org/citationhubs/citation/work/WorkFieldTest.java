package org.citationhubs.citation.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.citationhubs.citation.reference.Generators.second;

import java.util.Arrays;
import org.citationhubs.citation.work.SourcedValue.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkFieldTest {

    private static final int UNKNOWN_TAG = WorkField.MAX_TAGS - 1;

    @Test
    void tagsAscendFromZeroAndNamesDiffer() {
        assertThat(Arrays.stream(WorkField.values()).map(WorkField::tag))
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(0);
        assertThat(Arrays.stream(WorkField.values()).map(WorkField::fieldName)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(WorkField.class)
    void eachFieldIsFoundByTagAndName(WorkField field) {
        assertThat(WorkField.ofTag(field.tag())).isSameAs(field);
        assertThat(WorkField.named(field.fieldName())).isSameAs(field);
    }

    @ParameterizedTest
    @EnumSource(WorkField.class)
    void eachFieldIsSetReplacedMergedAndRemoved(WorkField field) {
        Comparable<?> value = FactSamples.of(field.type(), 1);
        Comparable<?> other = FactSamples.of(field.type(), 2);
        WorkFacts facts = FactSamples.all(1).with(field, value);

        assertThat(facts.value(field)).isEqualTo(value);
        assertThat(facts.with(field, other).value(field)).isEqualTo(other);
        assertThat(facts.with(field, null).value(field)).isNull();
        assertThat(facts.with(field, null).with(field, value)).isEqualTo(facts);
        assertThat(WorkFacts.NONE.with(field, value).orElse(facts)).isEqualTo(facts);
        assertThat(new WorkFacts.Builder().set(field, value).build()).isEqualTo(WorkFacts.NONE.with(field, value));
        assertThat(WorkDescription.statedBy(Source.ITSELF, second(1), facts).facts())
                .isEqualTo(facts);
    }

    @ParameterizedTest
    @EnumSource(WorkField.class)
    void valueOfAnotherTypeIsRefused(WorkField field) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkFacts.NONE.with(field, 1))
                .withMessageStartingWith("not a value of " + field);
    }

    @Test
    void unknownValueTakesPartInJoins() {
        WorkDescription older = unknown(1, "older");
        WorkDescription newer = unknown(2, "newer");
        WorkDescription titled = WorkDescription.statedBy(Source.CITER, second(1), WorkFacts.of("Title", null, null));

        assertThat(older.join(newer).join(titled)).isEqualTo(titled.join(newer).join(older));
        WorkFacts facts = titled.join(older).join(newer).facts();
        assertThat(facts.title()).isEqualTo("Title");
        assertThat(facts.valueAt(1)).isEqualTo(new UnknownValue("newer".getBytes(UTF_8)));
    }

    private static WorkDescription unknown(int second, String text) {
        UnknownValue value = new UnknownValue(text.getBytes(UTF_8));
        return WorkDescription.statedBy(
                Source.ITSELF, second(second), WorkFacts.ofTags(1 << UNKNOWN_TAG, new Object[] {value}));
    }
}
