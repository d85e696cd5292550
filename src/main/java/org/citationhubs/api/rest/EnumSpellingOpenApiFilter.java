package org.citationhubs.api.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Locale;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Spells enumerations of parameters in OpenAPI as in requests: {@code association-strength} for
 * {@code ASSOCIATION_STRENGTH}. The values come from the enums, so that a new constant is documented without a change
 * here. Only parameters whose default is an enum constant are rewritten.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class EnumSpellingOpenApiFilter implements OASFilter {

    @Override
    public Parameter filterParameter(Parameter parameter) {
        Schema schema = parameter.getSchema();
        if (schema != null && schema.getEnumeration() != null && schema.getDefaultValue() != null) {
            schema.setEnumeration(schema.getEnumeration().stream()
                    .map(value ->
                            (Object) value.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .toList());
        }
        return parameter;
    }
}
