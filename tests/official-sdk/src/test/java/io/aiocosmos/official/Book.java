package io.aiocosmos.official;

import com.azure.spring.data.cosmos.core.mapping.Container;
import com.azure.spring.data.cosmos.core.mapping.PartitionKey;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** An item as Spring Data maps it, divided by publisher and guarded by its etag. */
@Container(containerName = "books", partitionKeyPath = "/publisher", ru = "400")
class Book {
    @Id
    private String id;

    @PartitionKey
    private String publisher;

    private String title;
    private int year;

    @Version
    private String _etag;

    Book() {}

    Book(String id, String publisher, String title, int year) {
        this.id = id;
        this.publisher = publisher;
        this.title = title;
        this.year = year;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getPublisher() {
        return publisher;
    }

    public void setPublisher(String publisher) {
        this.publisher = publisher;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public int getYear() {
        return year;
    }

    public void setYear(int year) {
        this.year = year;
    }

    public String get_etag() {
        return _etag;
    }

    public void set_etag(String etag) {
        this._etag = etag;
    }
}
