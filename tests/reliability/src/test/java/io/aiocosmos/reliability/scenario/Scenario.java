package io.aiocosmos.reliability.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of the scenario of that number in docs/reliability.md. It runs with several seeds, by both views, each time with
 * a {@link io.aiocosmos.reliability.world.World} of its own. More seeds: {@code -Dscenario.seeds=100}.
 */
@TestTemplate
@ExtendWith(ScenarioSeeds.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Scenario {
    int value();
}
