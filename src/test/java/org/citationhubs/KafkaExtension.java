package org.citationhubs;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Resolves parameters of type {@link TestKafka}: {@code @ExtendWith(KafkaExtension.class)}. All tests of a run share
 * one Kafka, which is started on first use and stopped after the last test.
 */
public final class KafkaExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(KafkaExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == TestKafka.class;
    }

    @Override
    public TestKafka resolveParameter(ParameterContext parameter, ExtensionContext test) {
        // The store of the root context closes its values at the end of the run.
        return test.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(TestKafka.class, type -> TestKafka.start(), TestKafka.class);
    }
}
