package io.aiocosmos.junit;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds the database of a test: its own, or the one that its class shares. */
final class TestDatabases {
    private static final String KEY = "database";

    private TestDatabases() {}

    /** Made by the first that asks. */
    static TestDatabase of(ExtensionContext context) {
        Optional<ExtensionContext> shared = sharing(context);
        ExtensionContext owner = shared.orElse(context);
        if (shared.isEmpty() && context.getTestMethod().isEmpty())
            throw new ExtensionConfigurationException(
                    "There is no test yet, and each has a database of its own: ask for it in a test or a @BeforeEach method,"
                            + " or have the class share one by @CosmosTest(sharedDatabase = true)");
        return owner.getStore(Emulators.NAMESPACE)
                .getOrComputeIfAbsent(KEY, key -> create(owner, context), TestDatabase.class);
    }

    /** The database of a test that has asked for one. */
    static Optional<TestDatabase> existing(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(Emulators.NAMESPACE).get(KEY, TestDatabase.class));
    }

    /** Ends the one that is of this test or class alone. */
    static void close(ExtensionContext context) {
        TestDatabase own = context.getStore(Emulators.NAMESPACE).remove(KEY, TestDatabase.class);
        if (own != null) own.close();
    }

    /** The class whose tests share one, if they do: the outermost, for classes nested in it. */
    private static Optional<ExtensionContext> sharing(ExtensionContext context) {
        ExtensionContext sharing = null;
        for (ExtensionContext each = context;
                each != null;
                each = each.getParent().orElse(null)) {
            boolean ofClass =
                    each.getTestClass().isPresent() && each.getTestMethod().isEmpty();
            if (ofClass && isShared(each.getRequiredTestClass())) sharing = each;
        }
        return Optional.ofNullable(sharing);
    }

    private static boolean isShared(Class<?> type) {
        return AnnotationSupport.findAnnotation(type, CosmosTest.class)
                .map(CosmosTest::sharedDatabase)
                .orElse(false);
    }

    private static TestDatabase create(ExtensionContext owner, ExtensionContext test) {
        Emulators emulators = Emulators.of(owner);
        Optional<CosmosTest> settings = Annotated.nearest(CosmosTest.class, owner);
        String id = settings.map(CosmosTest::databaseId).orElse("");
        boolean ofClass = owner.getTestMethod().isEmpty();
        boolean own = ofClass || EmulatorNeeds.ofOwn(owner);
        TestDatabase database = new TestDatabase(
                own
                        ? emulators.startOwn(EmulatorNeeds.setup(owner), ofClass || EmulatorNeeds.ofClock(owner))
                        : emulators.shared(),
                own,
                id.isEmpty() ? emulators.newDatabaseId() : id,
                owner.getRequiredTestClass());
        return filled(database, Annotated.containers(test));
    }

    private static TestDatabase filled(TestDatabase database, List<Container> containers) {
        try {
            for (Container each : containers) database.container(ContainerSpec.of(each));
            return database;
        } catch (RuntimeException | Error failed) {
            database.close(); // nobody else will
            throw failed;
        }
    }

    /** The address for all tests of a class, if none of them has an emulator of its own. */
    static CosmosAddress address(ExtensionContext context) {
        boolean beforeTests =
                context.getTestMethod().isEmpty() && sharing(context).isEmpty();
        return beforeTests && !EmulatorNeeds.ofOwn(context)
                ? Emulators.of(context).shared().address()
                : of(context).host().address();
    }
}
