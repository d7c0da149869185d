package io.aiocosmos.emulator.door;

import io.aiocosmos.emulator.region.Site;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.spi.TransportResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** What happens between a request's head and its answer. */
final class HttpExchange {
    private final Reception reception;
    private final PendingAnswers pending;
    private final SiteOfHost sites;

    /** Gives the site for what a request says of its host. */
    interface SiteOfHost {
        Site at(HttpHead head) throws HttpProblem;
    }

    HttpExchange(Reception reception, PendingAnswers pending, SiteOfHost sites) {
        this.reception = reception;
        this.pending = pending;
        this.sites = sites;
    }

    /** The answer, or {@code null} if the connection is to break. */
    Response answer(HttpHead head, HttpInput input, OutputStream out) throws IOException, HttpProblem {
        Site site = sites.at(head);
        byte[] body = HttpBody.read(head, input, out);
        Request request =
                new Request(site, head.method(), head.target(), head.headers().toArray(new String[0]), body);
        PendingAnswer answer = pending.await(request, reception.arrive(request));
        return await(answer);
    }

    /** The connection's own thread may wait: nothing that ends the wait runs on it. */
    private static Response await(PendingAnswer answer) {
        AtomicReference<TransportResponse> given = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        answer.whenComplete((response, problem) -> {
            given.set(response);
            done.countDown();
        });
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return (Response) given.get();
    }
}
