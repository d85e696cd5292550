package org.citationhubs.ingest.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.citationhubs.citation.reference.CitationEvent;
import org.citationhubs.citation.work.WorkField;
import org.citationhubs.ingest.format.ChosenOptions;
import org.citationhubs.ingest.format.FormatContext;
import org.citationhubs.ingest.format.FormatReader;
import org.citationhubs.ingest.format.ReadEvents;
import org.citationhubs.ingest.format.json.crossref.CrossrefItems;
import org.citationhubs.ingest.format.json.crossref.CrossrefReader;
import org.citationhubs.ingest.format.json.datacite.DataciteReader;
import org.citationhubs.ingest.idmap.CitationGroups;
import org.citationhubs.ingest.idmap.IdMap;

/** Whatever an optional field holds, it costs no more than itself. */
class DamagedFieldTest {

    private static final String CROSSREF = "{'title': ['T'], 'author': [{'given': 'A', 'family': 'B', "
            + "'ORCID': 'https://orcid.org/0000-0002-1825-0097'}, {'name': 'C'}], "
            + "'issued': {'date-parts': [[2020, 1, 2]]}, 'container-title': ['V'], 'abstract': 'Text', "
            + "'updated-by': [{'DOI': '10.5555/n', 'type': 'retraction', 'label': 'Retraction', "
            + "'updated': {'date-parts': [[2021, 2, 3]], 'date-time': '2021-02-03T00:00:00Z'}}], "
            + "'relation': {'has-review': [{'id-type': 'doi', 'id': '10.5555/v'}]}, "
            + "'reference': [{'key': 'r1', 'DOI': '10.5555/r1', 'unstructured': 'Text'}, {'DOI': '10.5555/r2'}], "
            + "'type': 'journal-article', 'DOI': '10.5555/a', 'indexed': {'date-time': '2026-01-02T03:04:05Z'}}";

    private static final Map<String, WorkField> OF_CROSSREF = Map.of(
            "title", WorkField.TITLE,
            "author", WorkField.AUTHORS,
            "issued", WorkField.PUBLISHED_AT,
            "container-title", WorkField.VENUE,
            "abstract", WorkField.ABSTRACT,
            "updated-by", WorkField.RETRACTION);

    private static final String DATACITE = "{'titles': [{'title': 'T', 'titleType': null}], "
            + "'creators': [{'name': 'A', 'givenName': 'B', 'familyName': 'C', 'affiliation': ['X'], "
            + "'nameIdentifiers': [{'nameIdentifier': 'https://orcid.org/0000-0002-1825-0097', "
            + "'nameIdentifierScheme': 'ORCID'}]}], 'dates': [{'date': '2015-07', 'dateType': 'Issued'}], "
            + "'container': {'title': 'V'}, 'descriptions': [{'description': 'Text', 'descriptionType': 'Abstract'}], "
            + "'types': {'ris': 'JOUR'}, 'relatedIdentifiers': [{'relationType': 'References', "
            + "'relatedIdentifier': '10.5555/r1', 'relatedIdentifierType': 'DOI'}, {'relationType': 'Cites', "
            + "'relatedIdentifier': '10.5555/r2', 'relatedIdentifierType': 'DOI'}], "
            + "'doi': '10.5555/a', 'updated': '2024-05-06T07:08:09.000Z'}";

    private static final Map<String, WorkField> OF_DATACITE = Map.of(
            "titles", WorkField.TITLE,
            "creators", WorkField.AUTHORS,
            "dates", WorkField.PUBLISHED_AT,
            "container", WorkField.VENUE,
            "descriptions", WorkField.ABSTRACT);

    @Property(tries = 2_000)
    void damageInAnItemOfCrossrefCostsItself(
            @ForAll("ofCrossref") String field, @ForAll @IntRange(max = 40) int at, @ForAll("values") String value) {
        // given
        ObjectNode item = JsonDamage.object(CROSSREF);
        ReadEvents whole = read(CrossrefReader::new, item.toString());
        boolean inside = !JsonDamage.damage(item, field, at, value);

        // when
        ReadEvents damaged = read(CrossrefReader::new, item.toString());

        // then
        requireEqual(damaged, whole, OF_CROSSREF.get(field), field.equals("reference"), inside);
    }

    @Property(tries = 2_000)
    void damageInARecordOfDataciteCostsItself(
            @ForAll("ofDatacite") String field, @ForAll @IntRange(max = 40) int at, @ForAll("values") String value) {
        // given
        ObjectNode attributes = JsonDamage.object(DATACITE);
        ReadEvents whole = read(DataciteReader::new, "{\"attributes\": " + attributes + "}");
        boolean inside = !JsonDamage.damage(attributes, field, at, value);

        // when
        ReadEvents damaged = read(DataciteReader::new, "{\"attributes\": " + attributes + "}");

        // then
        requireEqual(damaged, whole, OF_DATACITE.get(field), field.equals("relatedIdentifiers"), inside);
    }

    private static void requireEqual(
            ReadEvents damaged, ReadEvents whole, WorkField field, boolean inList, boolean inside) {
        assertThat(damaged.malformed()).isEmpty();
        assertThat(damaged.works()).hasSize(1);
        assertThat(damaged.works().get(0).work()).isEqualTo(whole.works().get(0).work());
        assertThat(damaged.works().get(0).observedAt())
                .isEqualTo(whole.works().get(0).observedAt());
        Set<WorkField> others = EnumSet.allOf(WorkField.class);
        others.remove(field);
        for (WorkField other : others) {
            assertThat(damaged.works().get(0).facts().value(other))
                    .as(other.name())
                    .isEqualTo(whole.works().get(0).facts().value(other));
        }
        List<CitationEvent> own =
                damaged.lists().stream().filter(CitationEvent::complete).toList();
        if (!inList) {
            assertThat(own).isEqualTo(whole.lists());
        } else if (inside) {
            assertThat(own).hasSize(1);
            assertThat(CrossrefItems.cited(own.get(0))).containsAnyOf("doi:10.5555/r1", "doi:10.5555/r2");
        }
    }

    @Provide
    static Arbitrary<String> ofCrossref() {
        return fields(OF_CROSSREF, "relation", "reference", "type");
    }

    @Provide
    static Arbitrary<String> ofDatacite() {
        return fields(OF_DATACITE, "types", "relatedIdentifiers");
    }

    @Provide
    static Arbitrary<String> values() {
        return JsonDamage.values();
    }

    private static Arbitrary<String> fields(Map<String, WorkField> known, String... others) {
        return Arbitraries.of(Stream.concat(known.keySet().stream().sorted(), Stream.of(others))
                .toList());
    }

    private static ReadEvents read(Function<FormatContext, FormatReader> format, String json) {
        return ReadEvents.by(
                        new ChosenOptions().abstracts().mergeVersions().build(),
                        IdMap.NONE,
                        CitationGroups.NONE,
                        format)
                .read("records.json", json);
    }
}
