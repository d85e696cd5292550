package org.citationhubs.api.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Spells enumerations of parameters in OpenAPI as in requests: {@code association-strength} for
 * {@code ASSOCIATION_STRENGTH}. The values come from the enums, so that a new constant is documented without a change
 * here.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class ParameterValuesFilter implements OASFilter {

    private static final List<String> ENUMS =
            List.of("Measure", "CitingWorksSort", "LeaderboardSort", "SelfCitationFilter");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        for (String name : ENUMS) {
            Schema schema = schemas.get(name);
            if (schema != null) {
                schema.setEnumeration(schema.getEnumeration().stream()
                        .<Object>map(value ->
                                value.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList());
            }
        }
    }
}
