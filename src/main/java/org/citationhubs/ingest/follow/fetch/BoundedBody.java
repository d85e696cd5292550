package org.citationhubs.ingest.follow.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Writes the body of an answer to a stream, up to a limit. The result is the number of bytes. A body that is longer is
 * received no further: it ends with a {@link PageLimitException}, unless its begin is enough.
 */
final class BoundedBody implements BodySubscriber<Long> {

    private final CompletableFuture<Long> result = new CompletableFuture<>();
    private final OutputStream out;
    private final WritableByteChannel channel;
    private final long limit;
    private final boolean beginIsEnough;
    private long received;
    private @Nullable Subscription subscription;

    /** Creates a subscriber that closes {@code out} at the end of the body. */
    BoundedBody(OutputStream out, long limit, boolean beginIsEnough) {
        this.out = out;
        this.channel = Channels.newChannel(out);
        this.limit = limit;
        this.beginIsEnough = beginIsEnough;
    }

    @Override
    public CompletionStage<Long> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Subscription body) {
        subscription = body;
        // What arrives is written at once, so the network is the only bound that is needed.
        body.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (result.isDone()) {
            return;
        }
        try {
            for (ByteBuffer buffer : buffers) {
                long room = limit - received;
                if (buffer.remaining() > room) {
                    end(buffer.slice().limit((int) room));
                    return;
                }
                received += buffer.remaining();
                channel.write(buffer);
            }
        } catch (IOException e) {
            cancel();
            onError(e);
        }
    }

    private void end(ByteBuffer begin) throws IOException {
        if (!beginIsEnough) {
            throw new PageLimitException(limit);
        }
        channel.write(begin);
        cancel();
        onComplete();
    }

    /** Receives no more. Never after the end of the body, when the connection may be another request's already. */
    private void cancel() {
        if (subscription != null) {
            subscription.cancel();
        }
    }

    @Override
    public void onError(Throwable failure) {
        try {
            out.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        try {
            out.close();
            result.complete(received);
        } catch (IOException e) {
            result.completeExceptionally(e);
        }
    }
}
