package io.aiocosmos.features.matrix;

import java.util.ArrayList;
import java.util.List;

/**
 * One transport and one codec.
 *
 * @param few whether it is one of the {@link FewPairs}
 */
record Pair(String transport, String codec, boolean few) {
    /** All pairs. In process, where there is one transport, a codec is like the other: the first is enough there. */
    static List<Pair> all(List<String> transports, List<String> codecs) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < transports.size(); i++)
            for (int j = 0; j < codecs.size(); j++) {
                boolean few = transports.size() == 1 ? j == 0 : i % codecs.size() == j % transports.size();
                pairs.add(new Pair(transports.get(i), codecs.get(j), few));
            }
        return pairs;
    }
}
