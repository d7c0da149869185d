package io.aiocosmos.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionTest {
    @ParameterizedTest
    @CsvSource({
        "West US 2,West US 2,true",
        "West US 2,westus2,true",
        "west-us_2 ,WestUS2,true",
        "West US 2,West US,false",
        "West US,West US 2,false",
        "West US,East US,false",
        "'',' ',true",
        "'',A,false"
    })
    void names_are_compared_by_letters_and_digits(String one, String other, boolean same) {
        assertThat(Region.sameName(one, other)).isEqualTo(same);
    }

    @Test
    void a_region_prints_its_name_or_else_its_address() {
        assertThat(TestAccount.region("A")).hasToString("A");
        assertThat(TestAccount.region("")).hasToString("https://acct.example.com");
    }
}
