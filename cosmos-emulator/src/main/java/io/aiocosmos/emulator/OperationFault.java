package io.aiocosmos.emulator;

import io.aiocosmos.emulator.batch.ElementFault;
import java.util.function.Predicate;

/** What a fault does to single operations of a batch. */
record OperationFault(Predicate<EmulatorOperation> condition, ElementFault result) {}
