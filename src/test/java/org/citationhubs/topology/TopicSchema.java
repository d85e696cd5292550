package org.citationhubs.topology;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import org.citationhubs.topics.TopicCatalog;

/** Loads the schemas in {@code topics/}, as a consumer of a topic would. */
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
