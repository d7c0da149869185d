package io.aiocosmos.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FailedStartTest {
    @Test
    void an_application_without_an_endpoint_says_so_instead_of_a_stack_of_beans(CapturedOutput output) {
        SpringApplicationBuilder shop = new SpringApplicationBuilder(Shop.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off", "cosmos.database=shop", "cosmos.container=orders");

        assertThatThrownBy(shop::run).isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("Description:\n\nThe property cosmos.endpoint is not set")
                .doesNotContain("\tat ");
    }
}
