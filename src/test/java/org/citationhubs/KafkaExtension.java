package org.citationhubs;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the one Kafka of this test run: {@code @ExtendWith(KafkaExtension.class)} and a parameter of type
 * {@link TestKafka}. It is started when first asked for and stopped after the last test.
 */
public final class KafkaExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(KafkaExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == TestKafka.class;
    }

    @Override
    public TestKafka resolveParameter(ParameterContext parameter, ExtensionContext test) {
        // The root's store closes what it holds when the run ends.
        return test.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(TestKafka.class, type -> TestKafka.start(), TestKafka.class);
    }
}
