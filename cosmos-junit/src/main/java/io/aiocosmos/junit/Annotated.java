package io.aiocosmos.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds annotations of tests: on the method, its class, or classes around that. */
final class Annotated {
    private static final Parameter[] NONE = {};

    private Annotated() {}

    /** The one nearest to a test, or to a class. */
    static <A extends Annotation> Optional<A> nearest(Class<A> type, ExtensionContext context) {
        for (AnnotatedElement element : elements(context)) {
            Optional<A> found = AnnotationSupport.findAnnotation(element, type);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    /** All containers that are declared on them, the outermost first, and on the test's parameters. */
    static List<Container> containers(ExtensionContext context) {
        List<Container> found = new ArrayList<>();
        for (AnnotatedElement element : elements(context))
            found.addAll(0, AnnotationSupport.findRepeatableAnnotations(element, Container.class));
        for (Parameter each : context.getTestMethod().map(Method::getParameters).orElse(NONE))
            AnnotationSupport.findAnnotation(each, Container.class).ifPresent(found::add);
        return found;
    }

    private static List<AnnotatedElement> elements(ExtensionContext context) {
        List<AnnotatedElement> elements = new ArrayList<>();
        context.getTestMethod().ifPresent(elements::add);
        context.getTestClass().ifPresent(elements::add);
        List<Class<?>> enclosing = context.getEnclosingTestClasses(); // the outermost first
        for (int i = enclosing.size() - 1; i >= 0; i--) elements.add(enclosing.get(i));
        return elements;
    }
}
