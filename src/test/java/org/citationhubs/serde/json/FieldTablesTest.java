package org.citationhubs.serde.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.citation.reference.Generators.second;
import static org.citationhubs.citation.reference.Generators.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.reference.CitationEvent.Operation;
import org.citationhubs.citation.reference.InputLimits;
import org.citationhubs.citation.work.FactSamples;
import org.citationhubs.citation.work.WorkEvent;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.citation.work.WorkField.Stated;
import org.citationhubs.hub.count.HubCountField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row of the tables of fields is in the JSON and in its schemas. */
class FieldTablesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource(WorkField.class)
    void anEventWithAWorkFieldIsReadBack(WorkField field) throws RejectedRecordException {
        WorkFacts facts = WorkFacts.NONE.with(field, FactSamples.of(field.type(), 2));
        WorkEvent event = new WorkEvent(work(1), second(1), facts);

        assertThat(new WorkEventReader(InputLimits.DEFAULT).read(new WorkEventWriter().write(EventOrigin.NONE, event)))
                .isEqualTo(event);
    }

    @ParameterizedTest
    @EnumSource(WorkField.class)
    void aListCarriesTheFieldsOfItsCitingWork(WorkField field) throws RejectedRecordException {
        WorkFacts facts = WorkFacts.NONE.with(field, FactSamples.of(field.type(), 2));
        CitationEvent event = CitationEvent.of(Operation.ASSERT, second(1), true, work(1), facts, List.of());
        byte[] json = new CitationEventWriter().write(EventOrigin.NONE, event);

        assertThat(new CitationEventReader(InputLimits.DEFAULT).read(json).facts())
                .isEqualTo(field.isStated(Stated.OF_CITING) ? facts : WorkFacts.NONE);
    }

    @ParameterizedTest
    @EnumSource(WorkField.class)
    void theSchemasHaveEachWorkField(WorkField field) throws IOException {
        assertThat(schema("works.v1").at("/properties").has(field.fieldName())).isTrue();
        // Other ids of a work are in the field aliases.
        String inSummary = field == WorkField.SAME_AS ? "aliases" : field.fieldName();
        assertThat(schema("hub-summaries.v1").at("/properties").has(inSummary)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(HubCountField.class)
    void theSchemaOfSummariesHasEachCount(HubCountField field) throws IOException {
        assertThat(schema("hub-summaries.v1").at("/properties").has(field.fieldName()))
                .isTrue();
    }

    private static JsonNode schema(String topic) throws IOException {
        return JSON.readTree(Path.of("topics", topic + ".schema.json").toFile());
    }
}
