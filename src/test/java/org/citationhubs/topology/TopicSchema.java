package org.citationhubs.topology;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import org.citationhubs.topics.TopicCatalog;

/** The schemas in {@code topics/}, as a reader of a topic would use them. */
final class TopicSchema {

    private TopicSchema() {}

    static JsonSchema of(String topic) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(
                        TopicCatalog.load().schema(topic),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }
}
