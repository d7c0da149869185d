package io.aiocosmos.core.query;

import io.aiocosmos.core.request.Link;

/** An answer comes from another container of the same name than the query began with. */
final class RecreatedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    RecreatedException(Link container) {
        super("the container " + container + " was deleted and made again while it was queried: begin the query anew");
    }
}
