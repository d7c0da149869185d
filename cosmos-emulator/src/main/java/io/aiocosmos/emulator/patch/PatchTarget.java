package io.aiocosmos.emulator.patch;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A member of an object or an element of an array, there or not. */
sealed interface PatchTarget {
    /** What is there, or {@code null}. */
    JsonNode get();

    /** Sets the value; in an array, inserts it. */
    void insert(JsonNode value);

    /** Sets the value; in an array, replaces the element. */
    void assign(JsonNode value);

    void remove();

    /** Why an operation cannot go on, if nothing is there. @param absent what it says of a member */
    String problem(String absent);

    /** A member of an object. */
    record ObjectMember(ObjectNode object, String name) implements PatchTarget {
        @Override
        public JsonNode get() {
            return object.get(name);
        }

        @Override
        public void insert(JsonNode value) {
            object.set(name, value);
        }

        @Override
        public void assign(JsonNode value) {
            object.set(name, value);
        }

        @Override
        public void remove() {
            object.remove(name);
        }

        @Override
        public String problem(String absent) {
            return absent;
        }
    }

    /** An element of an array; at the array's length it is the one to append. */
    record ArrayElement(ArrayNode array, int index) implements PatchTarget {
        static PatchProblem outOfBounds(Object index) {
            return new PatchProblem("Index(" + index + ") to operate on is out of array bounds");
        }

        @Override
        public JsonNode get() {
            return array.get(index);
        }

        @Override
        public void insert(JsonNode value) {
            if (index > array.size()) throw outOfBounds(index);
            array.insert(index, value);
        }

        @Override
        public void assign(JsonNode value) {
            if (index < array.size()) array.set(index, value);
            else insert(value);
        }

        @Override
        public void remove() {
            array.remove(index);
        }

        @Override
        public String problem(String absent) {
            return outOfBounds(index).getMessage();
        }
    }
}
