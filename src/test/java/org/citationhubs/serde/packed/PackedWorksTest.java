package org.citationhubs.serde.packed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.citationhubs.citation.reference.Generators.second;
import static org.citationhubs.citation.reference.Generators.work;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.citationhubs.citation.reference.AliasSnapshot;
import org.citationhubs.citation.reference.InputOffset;
import org.citationhubs.citation.reference.ListsBySource;
import org.citationhubs.citation.reference.PartitionUpdate;
import org.citationhubs.citation.reference.ReferenceList;
import org.citationhubs.citation.reference.ReferenceListState;
import org.citationhubs.citation.work.FactSamples;
import org.citationhubs.citation.work.FactType;
import org.citationhubs.citation.work.PartialDate;
import org.citationhubs.citation.work.SourcedValue.Source;
import org.citationhubs.citation.work.UnknownValue;
import org.citationhubs.citation.work.WorkDescription;
import org.citationhubs.citation.work.WorkFacts;
import org.citationhubs.citation.work.WorkField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackedWorksTest {

    /** A field of a newer release, with the title that this release knows. */
    private static final WorkFacts NEWER = WorkFacts.ofTags(
            1 << WorkField.TITLE.tag() | 1 << 20, new Object[] {"Title", new UnknownValue("newer".getBytes(UTF_8))});

    private static final HexFormat HEX = HexFormat.of();

    /** A value of each field that there was before fields had lengths. */
    private static final WorkFacts KNOWN_BEFORE = knownBefore();

    /** The bytes of {@link #KNOWN_BEFORE} that the release before wrote. */
    private static final String FACTS_BEFORE =
            "ff0726412073656e74656e6365206f66207365766572616c20776f7264732c206e756d62657220312ee1b63e"
                    + "02086f726369643a310a41646120416c6465720009426f204269726368065465787420310654657874203126"
                    + "412073656e74656e6365206f66207365766572616c20776f7264732c206e756d62657220312e26412073656e"
                    + "74656e6365206f66207365766572616c20776f7264732c206e756d62657220312e010263310d497420636f6e"
                    + "7665726765732e0180e6e7a00d000c646f693a31302e312f6e31094d6164652075702e07706d69643a31";

    private static final String DESCRIPTION_BEFORE =
            "ff0702c0f6a0a10d0126412073656e74656e6365206f66207365766572616c20776f7264732c206e756d6265"
                    + "7220312e02c0f6a0a10d01e1b63e02c0f6a0a10d0102086f726369643a310a41646120416c6465720009426f"
                    + "20426972636802c0f6a0a10d010654657874203102c0f6a0a10d010654657874203102c0f6a0a10d01264120"
                    + "73656e74656e6365206f66207365766572616c20776f7264732c206e756d62657220312e02c0f6a0a10d0126"
                    + "412073656e74656e6365206f66207365766572616c20776f7264732c206e756d62657220312e02c0f6a0a10d"
                    + "01010263310d497420636f6e7665726765732e02c0f6a0a10d010180e6e7a00d000c646f693a31302e312f6e"
                    + "31094d6164652075702e02c0f6a0a10d0107706d69643a31";

    @ParameterizedTest
    @EnumSource(WorkField.class)
    void eachFieldIsReadBack(WorkField field) {
        WorkFacts facts = WorkFacts.NONE.with(field, FactSamples.of(field.type(), 1));

        assertThat(readFacts(facts(facts))).isEqualTo(facts);
        assertThat(readFacts(facts(FactSamples.all(3)))).isEqualTo(FactSamples.all(3));
    }

    @ParameterizedTest
    @EnumSource(FactType.class)
    void eachTypeWithALengthIsReadAndSkipped(FactType type) {
        PackedWriter out = new PackedWriter();
        Object value = FactSamples.of(type, 1);
        PackedWorks.writeValue(out, true, type, value);
        byte[] bytes = out.writeByte(42).toBytes();

        assertThat(PackedWorks.readValue(new PackedReader(bytes), true, type)).isEqualTo(value);
        PackedReader skipping = new PackedReader(bytes);
        skipping.readBytes();
        assertThat(skipping.readByte()).isEqualTo(42);
    }

    @Test
    void tagsOfATitleAndADateTakeOneByte() {
        WorkFacts facts = WorkFacts.of("Strings", PartialDate.parse("1997-11"), null);
        int date = new PackedWriter()
                .writeCount(PartialDate.parse("1997-11").packed())
                .toBytes()
                .length;

        assertThat(facts(facts)).hasSize(1 + (1 + "Strings".length()) + date);
        assertThat(facts(WorkFacts.NONE)).hasSize(1);
    }

    @Test
    void bytesOfTheReleaseBeforeAreReadAndWritten() {
        PackedWriter out = new PackedWriter();
        PackedWorks.writeDescription(
                out,
                WorkDescription.statedBy(
                        Source.REGISTRY, Instant.parse("2026-05-25T10:00:00.000000001Z"), KNOWN_BEFORE));

        assertThat(HEX.formatHex(facts(KNOWN_BEFORE))).isEqualTo(FACTS_BEFORE);
        assertThat(readFacts(HEX.parseHex(FACTS_BEFORE))).isEqualTo(KNOWN_BEFORE);
        assertThat(HEX.formatHex(out.toBytes())).isEqualTo(DESCRIPTION_BEFORE);
        assertThat(PackedWorks.readDescription(new PackedReader(HEX.parseHex(DESCRIPTION_BEFORE)))
                        .facts())
                .isEqualTo(KNOWN_BEFORE);
    }

    @Test
    void anUnknownFieldIsKept() {
        assertThat(readFacts(facts(NEWER))).isEqualTo(NEWER);
        WorkDescription description = WorkDescription.statedBy(Source.REGISTRY, second(1), NEWER);
        PackedWriter out = new PackedWriter();
        PackedWorks.writeDescription(out, description);

        assertThat(PackedWorks.readDescription(new PackedReader(out.toBytes()))).isEqualTo(description);
    }

    @Test
    void aListRaisesItsVersionOnlyForUnknownFields() {
        ReferenceListState known = list(KNOWN_BEFORE, false);
        ReferenceListState newer = list(NEWER, false);
        ReferenceListState newerWithOtherIds = list(NEWER, true);
        PackedWriter out = new PackedWriter();

        assertThat(ReferenceListCodec.write(out, newer)[0]).isEqualTo((byte) 3);
        assertThat(ReferenceListCodec.write(out, newerWithOtherIds)[0]).isEqualTo((byte) 4);
        assertThat(ReferenceListCodec.write(out, known)[0]).isEqualTo((byte) 1);
        assertThat(ReferenceListCodec.write(out, list(KNOWN_BEFORE, true))[0]).isEqualTo((byte) 2);
        for (ReferenceListState one : List.of(known, newer, newerWithOtherIds)) {
            assertThat(ReferenceListCodec.read(work(1), ReferenceListCodec.write(out, one)))
                    .isEqualTo(one);
        }
    }

    @Test
    void anUpdateRaisesItsVersionOnlyForUnknownFields() {
        assertThat(update(KNOWN_BEFORE)[1]).isEqualTo((byte) 1);
        assertThat(update(NEWER)[1]).isEqualTo((byte) 2);
        PackedReader in = new PackedReader(update(NEWER));
        in.readByte();
        assertThat(PartitionUpdateCodec.read(in).citingFacts()).isEqualTo(NEWER);
    }

    private static WorkFacts knownBefore() {
        WorkFacts facts = FactSamples.all(1);
        for (WorkField field : WorkField.values()) {
            if (field.tag() >= PackedWorks.FIRST_SIZED_TAG) {
                facts = facts.with(field, null);
            }
        }
        return facts;
    }

    private static byte[] update(WorkFacts facts) {
        PackedWriter out = new PackedWriter();
        PartitionUpdateCodec.write(
                out.writeByte(9),
                new PartitionUpdate(
                        work(1), facts, List.of(), List.of(), List.of(), List.of(), null, InputOffset.NONE));
        return out.toBytes();
    }

    private static ReferenceListState list(WorkFacts facts, boolean withOtherIds) {
        WorkDescription description = WorkDescription.statedBy(Source.ITSELF, second(1), facts);
        ReferenceListState list = ReferenceListState.of(new ReferenceList(work(1), description, null, List.of()));
        AliasSnapshot alias =
                new AliasSnapshot(ListsBySource.of(new ReferenceList(work(3), description, null, List.of())));
        return withOtherIds
                ? new ReferenceListState(
                        list.stated(), list.citedAliases(), new TreeMap<>(Map.of(work(2), List.of(alias))))
                : list;
    }

    private static byte[] facts(WorkFacts facts) {
        PackedWriter out = new PackedWriter();
        PackedWorks.writeFacts(out, facts);
        return out.toBytes();
    }

    private static WorkFacts readFacts(byte[] bytes) {
        PackedReader in = new PackedReader(bytes);
        WorkFacts facts = PackedWorks.readFacts(in);
        assertThat(in.hasMore()).isFalse();
        return facts;
    }
}
