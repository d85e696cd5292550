package org.citationhubs.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServicePartsTest {

    private final List<String> closed = new ArrayList<>();
    private final ServiceParts parts = new ServiceParts();

    @Test
    void closesInReverseOrderOfTheStart() throws InterruptedException {
        parts.add(part("first"));
        parts.add(part("second"));

        parts.close();
        parts.close();

        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void closesTheOthersIfOneCannotBeClosed() throws InterruptedException {
        parts.add(part("first"));
        parts.add(() -> {
            throw new IllegalStateException("stuck");
        });

        parts.close();

        assertThat(closed).containsExactly("first");
    }

    @Test
    void closesAPartThatStartsAfterTheStop() {
        parts.close();

        assertThatThrownBy(() -> parts.add(part("late"))).isInstanceOf(InterruptedException.class);

        assertThat(closed).containsExactly("late");
    }

    private AutoCloseable part(String name) {
        return () -> closed.add(name);
    }
}
