package io.aiocosmos.transport.netty;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;

/**
 * Calls that wait for a connection, first in, first out. One alarm serves them all: it is set to the earliest deadline.
 * Methods need the pool's lock, unless they say otherwise.
 */
final class WaitingCalls {
    private final EventLoop loop;
    private final Lock lock;
    private final Alarm alarm;
    private final Set<Call> calls = new LinkedHashSet<>();
    private boolean alarmIsSet;
    private long earliest;

    WaitingCalls(EventLoop loop, Lock lock) {
        this.loop = loop;
        this.lock = lock;
        this.alarm = new Alarm(loop, System::nanoTime, this::expire);
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    Call first() {
        return calls.iterator().next();
    }

    Call poll() {
        Call first = first();
        calls.remove(first);
        return first;
    }

    void add(Call call) {
        calls.add(call);
        if (alarmIsSet && call.deadline() - earliest >= 0) return;
        alarmIsSet = true;
        earliest = call.deadline();
        loop.execute(this::setAlarm);
    }

    void remove(Call call) {
        calls.remove(call);
    }

    List<Call> removeAll() {
        List<Call> all = new ArrayList<>(calls);
        calls.clear();
        return all;
    }

    /** On the event loop, without the lock. */
    private void setAlarm() {
        long nanoTime;
        lock.lock();
        try {
            if (!alarmIsSet) return;
            nanoTime = earliest;
        } finally {
            lock.unlock();
        }
        alarm.set(nanoTime);
    }

    /** Fails the calls whose time is up. On the event loop, without the lock. */
    private void expire() {
        List<Call> expired = new ArrayList<>();
        lock.lock();
        try {
            long now = System.nanoTime();
            alarmIsSet = false;
            for (Iterator<Call> each = calls.iterator(); each.hasNext(); ) {
                Call call = each.next();
                if (call.deadline() - now <= 0) {
                    expired.add(call);
                    each.remove();
                } else if (!alarmIsSet || call.deadline() - earliest < 0) {
                    alarmIsSet = true;
                    earliest = call.deadline();
                }
            }
        } finally {
            lock.unlock();
        }
        setAlarm();
        for (Call call : expired) call.completeExceptionally(Failures.noneCameFree());
    }
}
