package io.aiocosmos.transport.netty;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;

/**
 * Calls that wait for a connection, first in, first out. One alarm is set to the earliest deadline of all. Methods need
 * the pool's lock, unless they say otherwise.
 */
final class CallQueue {
    private final EventLoop loop;
    private final Lock lock;
    private final Alarm alarm;
    private final Set<NettyCall> calls = new LinkedHashSet<>();
    private boolean alarmIsSet;
    private long earliest;

    CallQueue(EventLoop loop, Lock lock) {
        this.loop = loop;
        this.lock = lock;
        this.alarm = new Alarm(loop, System::nanoTime, this::expire);
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    NettyCall first() {
        return calls.iterator().next();
    }

    NettyCall poll() {
        NettyCall first = first();
        calls.remove(first);
        return first;
    }

    void add(NettyCall call) {
        calls.add(call);
        if (alarmIsSet && call.deadline() - earliest >= 0) return;
        alarmIsSet = true;
        earliest = call.deadline();
        loop.execute(this::setAlarm);
    }

    void remove(NettyCall call) {
        calls.remove(call);
    }

    List<NettyCall> removeAll() {
        List<NettyCall> all = new ArrayList<>(calls);
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

    /** Fails the calls that are past their deadlines. On the event loop, without the lock. */
    private void expire() {
        List<NettyCall> expired = new ArrayList<>();
        lock.lock();
        try {
            long now = System.nanoTime();
            alarmIsSet = false;
            for (Iterator<NettyCall> each = calls.iterator(); each.hasNext(); ) {
                NettyCall call = each.next();
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
        for (NettyCall call : expired) call.completeExceptionally(Failures.poolTimeout());
    }
}
