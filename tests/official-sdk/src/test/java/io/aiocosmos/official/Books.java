package io.aiocosmos.official;

import com.azure.spring.data.cosmos.repository.CosmosRepository;
import com.azure.spring.data.cosmos.repository.Query;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.query.Param;

/** A repository whose queries Spring Data derives from their names. */
interface Books extends CosmosRepository<Book, String> {
    List<Book> findByPublisher(String publisher);

    List<Book> findByPublisherIn(Collection<String> publishers);

    List<Book> findByPublisherInOrderByYearDesc(Collection<String> publishers);

    List<Book> findByPublisherAndYear(String publisher, int year);

    List<Book> findByYearBetween(int first, int last);

    List<Book> findByTitleStartsWithOrYearLessThan(String start, int year);

    List<Book> findByTitleContainingIgnoreCase(String part);

    List<Book> findByYearGreaterThanEqual(int year, Sort sort);

    Page<Book> findByYearLessThan(int year, Pageable page);

    Slice<Book> findByYearGreaterThan(int year, Pageable page);

    long countByPublisher(String publisher);

    long countByYearGreaterThan(int year);

    long countByYearLessThan(int year);

    void deleteByPublisher(String publisher);

    boolean existsByTitle(String title);

    @Query("SELECT * FROM c WHERE c.publisher = @publisher AND c.year > @year ORDER BY c.year")
    List<Book> later(@Param("publisher") String publisher, @Param("year") int year);

    @Query("SELECT VALUE COUNT(1) FROM c WHERE c.year < @year")
    long countOlder(@Param("year") int year);
}
