package io.aiocosmos.emulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class RidTest {
    private static final String DATABASE = Rid.database(0x0AA34100);
    private static final String CONTAINER = Rid.container(DATABASE, 0x38A00E0C);

    @Test
    void a_database_has_four_bytes() {
        assertThat(DATABASE).isEqualTo("CqNBAA==");
        assertThat(Rid.isDatabase(DATABASE)).isTrue();
        assertThat(Rid.isDatabase("books")).isFalse();
        assertThat(Rid.isDatabase(CONTAINER)).isFalse();
    }

    @Test
    void a_container_has_the_high_bit_of_its_fifth_byte_set() {
        assertThat(bytes(CONTAINER)).hasSize(8).startsWith(0x0A, 0xA3, 0x41, 0x00, 0xB8, 0xA0, 0x0E, 0x0C);
    }

    @Test
    void an_item_counts_from_the_ninth_byte_under_the_number_of_its_range() {
        String rid = Rid.child("OpY0AN-mFAA=", Rid.ChildKind.ITEM, Rid.itemNumber(0x400, 2));

        assertThat(rid).isEqualTo("OpY0AN-mFAACAAAAAAAABA==");
        assertThat(Rid.itemNumber(rid)).isEqualTo(Rid.itemNumber(0x400, 2));
    }

    @Test
    void a_range_has_its_kind_in_the_last_byte() {
        assertThat(Rid.child("qYcAAPEvJBQ=", Rid.ChildKind.RANGE, 2)).isEqualTo("qYcAAPEvJBQCAAAAAAAAUA==");
        assertThat(Rid.itemNumber("qYcAAPEvJBQCAAAAAAAAUA==")).isEqualTo(-1);
    }

    @Test
    void an_offer_has_three_bytes() {
        assertThat(Rid.offer(0xB93D8B)).isEqualTo("uT2L");
    }

    @Test
    void a_name_is_no_item() {
        assertThat(Rid.itemNumber("item/1")).isEqualTo(-1);
        assertThat(Rid.itemNumber("1")).isEqualTo(-1);
    }

    private static byte[] bytes(String rid) {
        return Base64.getDecoder().decode(rid.replace('-', '/'));
    }
}
