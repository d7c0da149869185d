package io.aiocosmos.spring.test;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/** Empties the containers before a class of tests whose context another class has used. */
final class EmulatorTestListener implements TestExecutionListener {
    @Override
    public void beforeTestClass(TestContext test) {
        boolean annotated =
                TestContextAnnotationUtils.hasAnnotation(test.getTestClass(), AutoConfigureCosmosEmulator.class);
        if (annotated && test.hasApplicationContext()) deleteItems(test.getApplicationContext());
    }

    private static void deleteItems(ApplicationContext context) {
        context.getBean(EmulatorData.class).deleteItems();
    }
}
