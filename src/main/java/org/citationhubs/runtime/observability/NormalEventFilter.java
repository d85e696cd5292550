package org.citationhubs.runtime.observability;

import io.quarkus.logging.LoggingFilter;
import java.util.List;
import java.util.function.Predicate;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.apache.kafka.common.errors.NotControllerException;
import org.jboss.logmanager.Level;
import org.jspecify.annotations.Nullable;

/**
 * Lowers to DEBUG the few messages that libraries log as warnings or errors although the event is normal and cannot be
 * avoided. Each entry names the logger and the whole form of its message; any other message of the logger passes.
 */
@LoggingFilter(name = "normal-events")
public final class NormalEventFilter implements Filter {

    private record NormalEvent(String logger, Pattern message, Predicate<LogRecord> condition) {

        NormalEvent(String logger, String message) {
            this(logger, Pattern.compile(message), logged -> true);
        }

        boolean matches(LogRecord logged) {
            return logger.equals(logged.getLoggerName())
                    && message.matcher(String.valueOf(logged.getMessage())).matches()
                    && condition.test(logged);
        }
    }

    private static final List<NormalEvent> NORMAL_EVENTS = List.of(
            // Each start of a controller. QuorumController of Kafka 4.3.1 passes log::warn to
            // ActivationRecordsGenerator for the message that it is active, with an empty log and with a filled one.
            // The forms of the message that report an aborted metadata transaction pass.
            new NormalEvent(
                    "org.apache.kafka.controller.QuorumController",
                    "\\[QuorumController id=\\d+] Performing controller activation\\."
                            + "( The metadata log appears to be empty\\. Appending \\d+ bootstrap record\\(s\\) .*)?"),
            // Some starts on a filled log. A controller registers with the active controller as soon as the Raft layer
            // has elected it, which may be just before it activates. The registration is rejected and sent again by
            // ControllerRegistrationManager. ControllerApis of Kafka 4.3.1 answers the same rejection of a broker's
            // registration without a message, but has no such code for that of a controller.
            new NormalEvent(
                    "kafka.server.ControllerApis",
                    Pattern.compile(
                            "\\[ControllerApis nodeId=\\d+] Unexpected error handling request "
                                    + "RequestHeader\\(apiKey=CONTROLLER_REGISTRATION, .*",
                            Pattern.DOTALL),
                    logged -> isCausedBy(NotControllerException.class, logged.getThrown())),
            // Each stop. ControllerServer.shutdown of Kafka 4.3.1 closes the channel of registrations through
            // ControllerRegistrationManager and then once more by itself.
            new NormalEvent(
                    "org.apache.kafka.clients.NetworkClient",
                    "\\[NodeToControllerChannelManager id=\\d+ name=registration] "
                            + "Attempting to close NetworkClient that has already been closed\\."),
            // Each start. VertxNettyEventExecutorMetricsProvider of Quarkus 3.31 binds two groups of event loops under
            // one name without tags. The gauge shows the first group, and Micrometer ignores the second one.
            new NormalEvent(
                    "io.micrometer.core.instrument.MeterRegistry",
                    "This Gauge has been already registered "
                            + "\\(MeterId\\{name='netty\\.eventexecutor\\.workers', tags=\\[]}\\), .*"));

    @Override
    public boolean isLoggable(LogRecord logged) {
        if (logged.getLevel().intValue() < Level.WARN.intValue()
                || NORMAL_EVENTS.stream().noneMatch(event -> event.matches(logged))) {
            return true;
        }
        logged.setLevel(Level.DEBUG);
        return Logger.getLogger(logged.getLoggerName()).isLoggable(Level.DEBUG);
    }

    private static boolean isCausedBy(Class<? extends Throwable> type, @Nullable Throwable thrown) {
        @Nullable Throwable cause = thrown;
        while (cause != null && !type.isInstance(cause)) {
            cause = cause.getCause();
        }
        return cause != null;
    }
}
