package io.aiocosmos.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;

/** A tree of packages laid out like ours: the real one, or the one of fixtures that break the rules. */
record House(String root) {
    static final House OURS = new House("io.aiocosmos");
    /** What others wrote, under other names inside the emulator's jar. */
    private static final String LIBRARIES_OF_THE_EMULATOR = "/io/aiocosmos/emulator/inside/";

    private static final Set<String> ONE_OF_SEVERAL = Set.of("transport", "json", "azure");

    static final House FIXTURE = new House("io.aiocosmos.architecture.fixture");

    JavaClasses classes() {
        ClassFileImporter importer = new ClassFileImporter();
        if (this == OURS)
            importer = importer.withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(place -> !place.contains(LIBRARIES_OF_THE_EMULATOR));
        return importer.importPackages(root);
    }

    /** Clients and values, errors, and the two interfaces to implement: what everybody may know. */
    DescribedPredicate<JavaClass> contract() {
        return JavaClass.Predicates.resideInAnyPackage(root, root + ".error", root + ".spi")
                .as("the contract");
    }

    DescribedPredicate<JavaClass> core() {
        return JavaClass.Predicates.resideInAPackage(root + ".core..").as("core");
    }

    /** What core exports to users; the rest of it is its own affair. */
    DescribedPredicate<JavaClass> entrance() {
        return JavaClass.Predicates.resideInAPackage(root + ".core").as("the exported package of core");
    }

    DescribedPredicate<JavaClass> contractAndCore() {
        return contract().or(core()).as("the contract or core");
    }

    /** Where a thread may wait for an answer: in calls that block by their own contract, and in tests of such calls. */
    DescribedPredicate<JavaAccess<?>> blocking() {
        DescribedPredicate<JavaClass> places = JavaClass.Predicates.resideInAPackage(root + ".testkit..")
                .or(HasName.Predicates.name(root + ".core.request.BlockingCallRunner"))
                .or(HasName.Predicates.name(root + ".core.async.ResultFuture"))
                .or(HasName.Predicates.name(root + ".changefeed.BlockingWait"));
        DescribedPredicate<JavaClass> transports = JavaClass.Predicates.assignableTo(root + ".spi.HttpTransport");
        return DescribedPredicate.describe("by the blocking view", access -> {
            JavaClass owner = access.getOriginOwner();
            return places.test(owner)
                    || transports.test(owner) && access.getOrigin().getName().equals("exchange");
        });
    }

    /** The modules that put others together: the emulator gives clients of it, tests get both, and so does Spring. */
    boolean joins(JavaClass origin, JavaClass target) {
        String module = module(origin);
        boolean spring = module.equals("spring.boot.starter");
        return spring && Set.of("micrometer", "opentelemetry").contains(module(target))
                || entrance().test(target) && (spring || module.equals("emulator"))
                || target.getPackageName().equals(root + ".emulator") && (spring || module.equals("junit"));
    }

    boolean owns(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(root + ".");
    }

    /** Which module a class is from: {@code ""} for the contract, else as in {@code core} or {@code transport.netty}. */
    String module(JavaClass type) {
        if (contract().test(type)) return "";
        String[] parts = type.getPackageName().substring(root.length() + 1).split("\\.");
        if (parts[0].equals("spring")) return "spring.boot.starter";
        boolean oneOfSeveral = ONE_OF_SEVERAL.contains(parts[0]);
        return oneOfSeveral && parts.length > 1 ? parts[0] + "." + parts[1] : parts[0];
    }
}
