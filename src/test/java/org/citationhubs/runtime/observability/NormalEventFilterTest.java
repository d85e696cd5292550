package org.citationhubs.runtime.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.common.errors.NotControllerException;
import org.jboss.logmanager.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NormalEventFilterTest {

    private static final String CONTROLLER = "org.apache.kafka.controller.QuorumController";
    private static final String ACTIVATION = "[QuorumController id=1] Performing controller activation.";
    private static final String CONTROLLER_APIS = "kafka.server.ControllerApis";
    private static final String REGISTRATION =
            "[ControllerApis nodeId=1] Unexpected error handling request RequestHeader("
                    + "apiKey=CONTROLLER_REGISTRATION, apiVersion=0) -- "
                    + "ControllerRegistrationRequestData(controllerId=1)\n";

    private final NormalEventFilter filter = new NormalEventFilter();

    @Test
    void lowersTheActivationOfAController() {
        assertLowered(warning(CONTROLLER, ACTIVATION));
        assertLowered(warning(
                CONTROLLER,
                "[QuorumController id=1] Performing controller activation. The metadata log appears to be empty. "
                        + "Appending 6 bootstrap record(s) in metadata transaction at metadata.version 4.3-IV0."));
    }

    @Test
    void keepsOtherMessagesOfTheController() {
        assertKept(warning(
                CONTROLLER,
                "[QuorumController id=1] Performing controller activation. "
                        + "Aborting in-progress metadata transaction at offset 7."));
        assertKept(
                warning(CONTROLLER, "[QuorumController id=1] Renouncing the leadership due to a metadata log event."));
    }

    @Test
    void lowersARegistrationBeforeTheActivation() {
        Exception rejected = new CompletionException(new NotControllerException("The active controller is node 1."));
        assertLowered(logged(Level.ERROR, CONTROLLER_APIS, REGISTRATION, rejected));
    }

    @Test
    void keepsOtherFailuresOfARegistration() {
        assertKept(logged(Level.ERROR, CONTROLLER_APIS, REGISTRATION, new IllegalStateException("damaged")));
        assertKept(logged(Level.ERROR, CONTROLLER_APIS, REGISTRATION, null));
    }

    @Test
    void lowersTheSecondCloseOfAChannelAlone() {
        String logger = "org.apache.kafka.clients.NetworkClient";
        String closedTwice = "Attempting to close NetworkClient that has already been closed.";
        assertLowered(warning(logger, "[NodeToControllerChannelManager id=1 name=registration] " + closedTwice));
        assertKept(warning(logger, "[Producer clientId=citation-hubs-ingest] " + closedTwice));
    }

    @Test
    void lowersTheRepeatedGaugeOfEventLoopsAlone() {
        String logger = "io.micrometer.core.instrument.MeterRegistry";
        String message = "This Gauge has been already registered (MeterId{name='%s', tags=[]}), "
                + "the registration will be ignored.";
        assertLowered(warning(logger, message.formatted("netty.eventexecutor.workers")));
        assertKept(warning(logger, message.formatted("hubs.lag")));
    }

    @Test
    void keepsTheMessageOfAnotherLogger() {
        assertKept(warning("org.citationhubs", ACTIVATION));
    }

    @Test
    void showsALoweredMessageAtDebug() {
        Logger logger = Logger.getLogger(CONTROLLER);
        java.util.logging.Level before = logger.getLevel();
        try {
            logger.setLevel(Level.WARN);
            assertThat(filter.isLoggable(warning(CONTROLLER, ACTIVATION))).isFalse();
            logger.setLevel(Level.DEBUG);
            assertThat(filter.isLoggable(warning(CONTROLLER, ACTIVATION))).isTrue();
        } finally {
            logger.setLevel(before);
        }
    }

    private void assertLowered(LogRecord logged) {
        boolean unused = filter.isLoggable(logged);
        assertThat(logged.getLevel()).isEqualTo(Level.DEBUG);
    }

    private void assertKept(LogRecord logged) {
        java.util.logging.Level level = logged.getLevel();
        assertThat(filter.isLoggable(logged)).isTrue();
        assertThat(logged.getLevel()).isEqualTo(level);
    }

    private static LogRecord warning(String logger, String message) {
        return logged(Level.WARN, logger, message, null);
    }

    private static LogRecord logged(Level level, String logger, String message, @Nullable Throwable thrown) {
        LogRecord logged = new LogRecord(level, message);
        logged.setLoggerName(logger);
        logged.setThrown(thrown);
        return logged;
    }
}
