package io.aiocosmos.architecture;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words that once stood in names of types for what the trade calls response, result, attempt or write region. */
final class PrivateWords {
    private static final Pattern WORD =
            Pattern.compile("(?:Answers?|Tries|Hubs?|Told|Refuse|Chained|Keyed|Drained|UnderWay|Surroundings|Situation"
                    + "|Verdict|FrontDesk|Reception|Door)(?![a-z])");

    private PrivateWords() {}

    static List<String> in(Stream<String> typeNames) {
        return typeNames.filter(name -> WORD.matcher(name).find()).collect(Collectors.toList());
    }
}
