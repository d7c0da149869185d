package io.aiocosmos.changefeed.balance;

import io.aiocosmos.changefeed.lease.Lease;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * How many leases an instance should have, and which it takes: free ones, or one of the instance that has most. The rules
 * are those of Microsoft's SDKs, so that instances of theirs and ours come to rest at the same shares.
 *
 * @param instance its name
 * @param least leases it takes if there are so many; 0 for no limit
 * @param most leases it takes; 0 for no limit
 */
public record LeaseShare(String instance, int least, int most) {
    /** What is known of all leases. */
    public static final class Count {
        private final List<Lease> free = new ArrayList<>();
        private final Map<String, List<Lease>> byOwner = new HashMap<>();
        private int mine;
        private int blocked;

        /** One that this instance is working on. */
        public void mine() {
            mine++;
        }

        /** One that anybody may take. */
        public void free(Lease lease) {
            free.add(lease);
        }

        /** One that this instance must not take now. */
        public void blocked() {
            blocked++;
        }

        /** One that another instance has. */
        public void owned(Lease lease) {
            String owner = lease.owner().orElse("").toLowerCase(Locale.ROOT);
            byOwner.computeIfAbsent(owner, name -> new ArrayList<>()).add(lease);
        }

        private int leases() {
            int all = mine + blocked + free.size();
            for (List<Lease> each : byOwner.values()) all += each.size();
            return all;
        }
    }

    /** The leases to take now. */
    public List<Lease> take(Count count, DoubleSupplier random) {
        int target = target(count.leases(), count.byOwner.size() + 1);
        int wanted = target - count.mine;
        if (count.free.isEmpty()) return wanted > 0 ? steal(count, target, wanted, random) : List.of();
        // Somebody may be unable to take a lease that is his by number.
        if (wanted <= 0 && most == 0) wanted = 1;
        return some(count.free, wanted, random);
    }

    private int target(int leases, int instances) {
        int target = leases <= instances ? 1 : (leases + instances - 1) / instances;
        if (most > 0) target = Math.min(target, most);
        return Math.max(target, least);
    }

    private static List<Lease> some(List<Lease> leases, int wanted, DoubleSupplier random) {
        List<Lease> left = new ArrayList<>(leases);
        List<Lease> taken = new ArrayList<>();
        while (taken.size() < wanted && !left.isEmpty())
            taken.add(left.remove((int) (random.getAsDouble() * left.size())));
        return taken;
    }

    private static List<Lease> steal(Count count, int target, int wanted, DoubleSupplier random) {
        List<Lease> largest = List.of();
        for (List<Lease> each : count.byOwner.values()) if (each.size() > largest.size()) largest = each;
        int leave = wanted > 1 ? target - 1 : target;
        return largest.size() > leave ? some(largest, 1, random) : List.of();
    }
}
