package io.aiocosmos.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.aiocosmos.architecture.Dependencies.dependOnlyOn;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The rules of the house. Each names the fixtures that break it, so that no rule can be one that never fails. */
enum Rule {
    THE_API_NEEDS_ONLY_JAVA_BASE(
            house -> classes()
                    .that(house.contract())
                    .should(dependOnlyOn(
                            "itself and java.base",
                            (origin, target) ->
                                    house.contract().test(target) || Libraries.inJavaBase(target.getPackageName())))
                    .because("it is what everybody has on their path, Android included"),
            "ApiThatKnowsCore",
            "ApiThatLogs"),

    CORE_NEEDS_ONLY_THE_API_AND_JAVA_BASE(
            house -> classes()
                    .that(house.core())
                    .should(dependOnlyOn(
                            "itself, the api and java.base",
                            (origin, target) -> house.contractAndCore().test(target)
                                    || Libraries.inJavaBase(target.getPackageName())))
                    .because("transports and codecs are the user's choice"),
            "CoreThatKnowsATransport"),

    CORE_SHOWS_ONE_TYPE(
            house -> classes()
                    .that(house.entrance())
                    .and()
                    .doNotHaveSimpleName("CosmosClients")
                    .should()
                    .notBePublic()
                    .because("what users cannot see can change"),
            "AnotherEntrance"),

    MODULES_KNOW_THE_CONTRACT_AND_NOT_ONE_ANOTHER(
            house -> classes()
                    .that(not(house.contractAndCore()))
                    .should(dependOnlyOn(
                            "the contract and their own module",
                            (origin, target) -> !house.owns(target)
                                    || house.contract().test(target)
                                    || house.joins(origin, target)
                                    || house.module(target).equals(house.module(origin))))
                    .because("a third party must be able to write one from cosmos-api"),
            "TransportThatKnowsCore",
            "CodecThatKnowsATransport"),

    EACH_LIBRARY_IS_SEEN_BY_ITS_OWN_MODULE(
            house -> classes()
                    .should(dependOnlyOn(
                            "the JDK, ourselves and the module's own library",
                            (origin, target) -> house.owns(target)
                                    || Libraries.inJdk(target.getPackageName())
                                    || Libraries.open(house.module(origin), target.getPackageName())))
                    .because("users receive nothing that they did not choose"),
            "CodecThatBringsALibrary"),

    PACKAGES_HAVE_NO_CYCLES(
            house -> slices().assignedFrom(new PackageSlices()).should().beFreeOfCycles(), "ThereAndBack"),

    TYPES_OF_A_MODULE_HAVE_DIFFERENT_NAMES(
            house -> classes().should(new TypeNames(house::module)).because("one word means one thing"), "NamedTwice"),

    TYPES_OF_THE_ENGINE_HAVE_NO_CYCLES(
            house -> slices().assignedFrom(
                            new TypeSlices(house, "async", "time", "operation", "result", "request", "partition"))
                    .should()
                    .beFreeOfCycles()
                    .because("what refers to itself by way of others can be changed only as a whole"),
            "Egg"),

    NOBODY_PRINTS(
            house -> noClasses()
                    .should()
                    .accessTargetWhere(
                            Accesses.to(System.class, "out|err").or(Accesses.to(Throwable.class, "printStackTrace")))
                    .because("the library is silent unless a listener is given"),
            "Prints"),

    NOBODY_SLEEPS(
            house -> noClasses()
                    .should()
                    .accessTargetWhere(Accesses.to(Thread.class, "sleep"))
                    .because("a sleeping thread serves nobody and cannot be tested on a virtual clock"),
            "Sleeps"),

    THE_API_AND_CORE_USE_NO_REFLECTION(
            house -> noClasses()
                    .that(house.contractAndCore())
                    .should()
                    .accessTargetWhere(Accesses.toReflection())
                    .because("native images and shrinkers must need no configuration"),
            "Reflects"),

    ONLY_THE_BLOCKING_VIEW_WAITS(
            house -> noClasses()
                    .should()
                    .accessTargetWhere(Accesses.toWaitingForAFuture().and(not(house.blocking())))
                    .because("a wait in a chain of futures stops the thread that would end it"),
            "Waits",
            "WaitsElsewhereToo"),

    NOBODY_HANDS_OVER_WITHOUT_AN_EXECUTOR(
            house -> noClasses()
                    .should()
                    .accessTargetWhere(Accesses.toHandingOverWithoutAnExecutor())
                    .because("every thread belongs to one client and ends with it"),
            "HandsOver"),

    NOTHING_STATIC_CHANGES(
            house -> fields().that()
                    .areStatic()
                    .and(not(describe(
                            "made by the compiler",
                            field -> field.getModifiers().contains(JavaModifier.SYNTHETIC))))
                    .should()
                    .beFinal()
                    .because("two clients in one JVM share nothing"),
            "KeepsStaticState"),

    NOTHING_STATIC_RUNS(
            house -> noFields()
                    .that()
                    .areStatic()
                    .should()
                    .haveRawType(assignableTo(Executor.class)
                            .or(assignableTo(Thread.class))
                            .or(assignableTo(Timer.class)))
                    .because("none of our threads remains when a client is closed"),
            "KeepsThreads");

    private final Function<House, ArchRule> rule;
    private final Set<String> brokenBy;

    Rule(Function<House, ArchRule> rule, String... brokenBy) {
        this.rule = rule;
        this.brokenBy = Set.of(brokenBy);
    }

    ArchRule in(House house) {
        return rule.apply(house);
    }

    /** Simple names of the fixtures that break it: these and no others. */
    Set<String> brokenBy() {
        return brokenBy;
    }
}
