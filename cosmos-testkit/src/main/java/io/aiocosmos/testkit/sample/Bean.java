package io.aiocosmos.testkit.sample;

import java.util.List;
import java.util.Objects;

/** A bean with fields, getters and setters. */
public final class Bean {
    private String name;
    private int count;
    private List<String> tags;

    public Bean() {}

    public static Bean of(String name, int count, List<String> tags) {
        Bean bean = new Bean();
        bean.name = name;
        bean.count = count;
        bean.tags = tags;
        return bean;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public int getCount() {
        return count;
    }

    public void setCount(int count) {
        this.count = count;
    }

    public List<String> getTags() {
        return tags;
    }

    public void setTags(List<String> tags) {
        this.tags = tags;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bean bean
                && Objects.equals(name, bean.name)
                && count == bean.count
                && Objects.equals(tags, bean.tags);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, count, tags);
    }

    @Override
    public String toString() {
        return "Bean[" + name + ", " + count + ", " + tags + "]";
    }
}
