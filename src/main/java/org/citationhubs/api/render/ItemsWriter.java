package org.citationhubs.api.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/** Writes the items of a list without the fields beside them. */
final class ItemsWriter {

    // Strict: quotes only values that need it, as RFC 4180 does; the default quotes every long value.
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    /** Characters with which a formula begins, also after spreadsheets have removed blanks. */
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private ItemsWriter() {}

    /** Writes one JSON document a line. */
    static byte[] lines(JsonNode items) {
        StringBuilder text = new StringBuilder();
        for (JsonNode item : items) {
            text.append(item).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes CSV (RFC 4180). A list of values is one cell, joined by semicolons; a field with parts of its own has no
     * column.
     */
    static byte[] csv(JsonNode items) {
        Set<String> columns = new LinkedHashSet<>();
        for (JsonNode item : items) {
            item.properties().forEach(field -> {
                if (isCell(field.getValue())) {
                    columns.add(field.getKey());
                }
            });
        }
        CsvSchema.Builder schema =
                CsvSchema.builder().setUseHeader(true).setLineSeparator("\r\n").setArrayElementSeparator(";");
        columns.forEach(schema::addColumn);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SequenceWriter rows = CSV.writer(schema.build()).writeValues(bytes)) {
            for (JsonNode item : items) {
                ObjectNode row = ((ObjectNode) item.deepCopy()).retain(columns);
                row.properties().forEach(cell -> cell.setValue(harmless(cell.getValue())));
                rows.write(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Returns a cell that no spreadsheet takes for a formula: a text that begins like one gets an apostrophe in front,
     * which spreadsheets do not show.
     */
    private static JsonNode harmless(JsonNode cell) {
        if (cell.isTextual()) {
            return TextNode.valueOf(harmless(cell.textValue()));
        }
        if (cell instanceof ArrayNode array && array.path(0).isTextual()) {
            array.set(0, TextNode.valueOf(harmless(array.path(0).textValue())));
        }
        return cell;
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? '\'' + text : text;
    }

    private static boolean isCell(JsonNode value) {
        return value.isValueNode() || (value.isArray() && value.valueStream().allMatch(JsonNode::isValueNode));
    }
}
